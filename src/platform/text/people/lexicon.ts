function list(...words: readonly string[]): ReadonlySet<string> {
  return new Set(words.join(' ').split(' '))
}

/** Words that stand before or behind a name where somebody speaks. */
export const SPEAKS = list(
  'said says say asked asks replied replies whispered whispers murmured murmurs muttered mutters answered answers cried cries',
  'exclaimed exclaims shouted shouts remarked observed continued continues added adds agreed agrees admitted admits snapped snaps',
  'growled growls hissed hisses sighed sighs yelled yells breathed mumbled mumbles groaned groans demanded demands declared declares',
  'announced announces explained explains suggested suggests insisted insists protested protests interrupted interrupts ejaculated',
  'pleaded begged told tells offered offers promised repeated retorted responded responds screamed screams stammered warned warns',
  'teased drawled laughed laughs grumbled corrected confessed commented inquired enquired quipped urged ventured joked texted texts typed types wrote writes called calls',
  'dit dis demanda demande répondit répond répliqua murmura murmure chuchota cria cria-t-il fit reprit ajouta soupira s’écria',
  'sagte sagt fragte fragt antwortete antwortet rief ruft flüsterte murmelte meinte erwiderte erklärte seufzte schrie',
  'dijo dice preguntó pregunta respondió responde murmuró susurró gritó exclamó contestó añadió replicó',
  'disse dice chiese rispose mormorò sussurrò gridò esclamò aggiunse perguntou respondeu murmurou sussurrou gritou zei zegt vroeg antwoordde riep fluisterde',
)

/** What people do and things hardly. */
export const ACTS = list(
  'looked looks smiled smiles nodded nods turned turns shrugged shrugs frowned frowns grinned grins glanced glances stared stares',
  'thought thinks knew knows felt feels wanted wants sat sits walked walks took takes shook shakes stepped steps leaned leans',
  'blinked blinks winced swallowed hesitated hesitates paused watched watches listened waited waits wondered wonders remembered forgot',
  'hated loved loves liked likes tried tries refused decided decides pulled pushed grabbed reached reaches handed hands poured pours raised lifts lifted',
  'put puts rubbed kissed hugged laughed ran runs went goes came comes got gets gave gives made makes saw sees heard hears',
  'leant bowed rose rises stood stands knelt flinched gasped wept slept woke ate drank rolled opened closed held holds kept keeps met wore',
  'threw caught folded wiped touched pointed waved bent tugged crossed squeezed started began begins meant believed understood noticed',
  'regarda sourit hocha haussa pensa prit entra sortit leva posa tourna vint alla savait voulait avait',
  'sah lächelte nickte dachte wusste ging kam nahm stand setzte lachte miró sonrió pensó tomó entró salió sabía quería guardò sorrise pensò prese keek lachte knikte dacht',
)

/** Verbs that tell nothing of who is meant. */
export const IS = list(
  'was is had has did does would could will might must should were are been be can may never always still only also just',
  'était est a eut avait fut war ist hatte hat wird era es había ha aveva',
)

/** What only somebody has. */
export const BODY = list(
  'face eyes eye hand hands voice head hair mind arm arms shoulder shoulders mouth lips heart smile laugh fingers brow cheeks cheek feet knees',
  'throat chest back expression gaze mother father sister brother wife husband son daughter friend phone coat jacket shirt hat name life death',
  'aunt uncle cousin boyfriend girlfriend partner mum mom dad sleeve wrist jaw ear ears breath thoughts feelings fault turn idea birthday',
)

/** Behind them stands where something is. */
export const INSIDE = list(
  'in into across through throughout within outside inside around via aboard dans en im nach aus über',
)
/** Behind them stands where something is, or to whom. */
export const NEAR = list('at near toward towards from to of on off over above below beyond à vers de von zu bei')
export const WITH = list('with for by beside against behind and avec pour mit für con para')
export const ABOARD = list('aboard')

export const HE = list('he him his himself he’d he’s il lui er ihm él')
export const SHE = list('she her hers herself elle sie ihr ella')
export const THEY = list('themself themselves xe ze')
export const IT = list('it its itself')
export const WHO = list('who whom whose qui wer der quien chi')
export const WHERE = list('where which wherein où wo donde dove')
export const ARTICLES = list('the le la les l der die das el los las il lo gli i de het')
export const A = list('a an un une ein eine una uno een')

/** What people are called by; `he` and `she` say so. */
export const TITLES: ReadonlyMap<string, 'he' | 'she' | ''> = new Map<string, 'he' | 'she' | ''>([
  ...'mr sir lord king prince uncle brother father monsieur m mister master baron duke emperor herr señor don signor signore oncle grandpa grandfather'
    .split(' ')
    .map((title) => [title, 'he'] as const),
  ...'mrs miss ms lady madam madame queen princess aunt auntie sister mother mme mlle mademoiselle dame baroness duchess empress frau señora señorita doña signora signorina tante grandma grandmother nurse'
    .split(' ')
    .map((title) => [title, 'she'] as const),
  ...'dr doctor captain professor prof inspector colonel major sergeant detective commander lieutenant general admiral officer agent constable reverend rev judge chief president senator mayor coach cousin count mx private corporal superintendent marshal ensign docteur capitaine doktor kapitän'
    .split(' ')
    .map((title) => [title, ''] as const),
])

/** Who was married to whom is in these two. */
export const MARRIED = list('mrs madame mme frau señora signora')
export const UNMARRIED = list('miss mlle mademoiselle señorita signorina')

/** Words between the parts of one name. */
export const PARTICLES = list('of de du des la le von van der den del della di da al el bin ibn ap')

/** Last words of what is no person. */
export const THINGS = list(
  'street road avenue lane square park house hall hotel inn river sea ocean lake island isle bay harbour harbor station bridge castle tower palace abbey',
  'church cathedral college university school academy hospital museum library club bank company office society league council ministry department',
  'times gazette herald post chronicle news press court gardens garden city town village county country kingdom empire republic mountain mountains hill hills forest wood woods',
  'valley desert beach coast planet system galaxy nebula base fleet ship express line corps army navy guild order house café cafe bar pub diner bakery shop store market mall',
  'festival war battle treaty act day night week project programme program protocol institute foundation corporation industries airport terminal tavern arms theatre theater opera',
  'pass gate port point falls ridge row crescent terrace mansions buildings quay dock docks pier farm mill manor grange cottage rue place straße strasse platz gare boulevard quai',
)
/** First words of it. */
export const BEFORE_THINGS = list(
  'mount lake cape fort port new river castle isle north south east west upper lower camp point hotel café rue gare saint-',
)

/** Written with a capital and nobody's name. */
export const NOBODY = list(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december',
  'christmas easter halloween thanksgiving english french german spanish italian latin greek russian chinese japanese american british irish scottish welsh dutch european african indian',
  'england france germany spain italy russia china japan america britain ireland scotland wales europe africa india london paris',
  'god lord heaven hell jesus christ bible i o oh tv ok okay pm am mr mrs sir madam ma’am dr miss ms monsieur madame mademoiselle internet google',
  'englishman englishmen frenchman frenchmen parisian londoner catholic christian jewish muslim protestant chapter part book act prologue epilogue',
  'love lovely darling honey sweetheart mate dearest highness majesty lordship ladyship excellency honour honor',
  'good morning goodbye hello hi hey yes no well ah dear thank thanks please sorry mon ma le la les je tu vous nous il elle oui non',
)

/** Words that begin sentences; none of them is a name by itself. */
export const SMALL = list(
  'the a an and but or so for yet nor if when while after before as because though although then there here this that these those it its he she they we you i',
  'his her him them us me my your our their one two three some any all both each every no not never none nobody nothing everything everyone someone something anything',
  'everybody anybody somebody nope okay ok yeah sorry thanks',
  'what who why how where which whose whom is was are were be been being do did does done have has had can could will would shall should may might must',
  'in on at by from with over under behind above across into out up down of to off about again now still just only even once perhaps maybe indeed certainly',
  'let look come go see tell give take get keep stop wait stay don listen remember please too very much more most another other others such same',
  'inside outside between against without within upon until since during later next last first second meanwhile suddenly finally somewhere somehow sometimes always often already almost instead',
  'like than either neither also however therefore nevertheless besides beside beyond around along through toward towards nearby far near long old new good bad great little',
  'my mine yours today tomorrow yesterday tonight morning evening night people men women man woman boy girl sir mum mom mummy dad daddy mama papa mother father grandma grandpa captain doctor professor',
)
