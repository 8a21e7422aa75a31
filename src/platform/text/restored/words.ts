import { isDigit, isLetter } from './letters.ts'

/** Words by number: a hash of the folded letters, so that a long text makes no strings. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let place = from; place < to; place++) {
    const code = text.charCodeAt(place)
    const folded = code < 0x80 ? (code >= 0x41 && code <= 0x5a ? code | 32 : code) : code === 0x2019 ? 0x27 : code
    hash = Math.imul(hash ^ folded, 0x01000193)
  }
  return hash >>> 0
}

/** @returns the offset behind the word that begins here; apostrophes and hyphens between letters belong to it */
export function wordEnd(text: string, from: number): number {
  let place = from
  while (place < text.length) {
    const code = text.charCodeAt(place)
    if (isLetter(code) || isDigit(code)) place++
    else if ((code === 0x27 || code === 0x2019) && place > from && isLetter(text.charCodeAt(place + 1))) place++
    else break
  }
  return place
}

/** What a word is for how a paragraph begins. */
export const CLASSES = [
  'other',
  'he',
  'she',
  'i',
  'they',
  'it',
  'article',
  'and',
  'when',
  'what',
  'reply',
  'title',
  'if',
  'do',
  'place',
  'name',
  'number',
  'still',
  'small',
] as const

export type WordClass = (typeof CLASSES)[number]

const LISTS: Readonly<Partial<Record<WordClass, string>>> = {
  he: 'he he’d he’s he’ll',
  she: 'she she’d she’s she’ll',
  i: 'i i’d i’m i’ve i’ll me myself',
  they: 'we they you we’d they’d you’d we’re they’re you’re we’ve they’ve you’ve you’ll we’ll',
  it: 'it that this there it’s that’s there’s these those here nothing something everything nobody everyone everybody someone',
  article: 'the a an his her my their its our your some one two three another all both each every no',
  and: 'and but or so for yet nor',
  when: 'when while after before later next meanwhile suddenly finally presently immediately soon during once until since tomorrow yesterday today tonight last first afterwards eventually sometimes always often',
  still: 'then now still again just even only',
  what: 'what who why how where which whose what’s who’s where’s how’s',
  reply:
    'yes no oh ah well yeah nope yep okay ok sure right please thanks thank sorry hey hi hello indeed certainly perhaps maybe nonsense never not good very come look listen ha hm hmm um uh eh aye alas god lord quite exactly precisely let let’s',
  title:
    'mr mrs miss ms dr sir lord lady captain professor monsieur madame mademoiselle mon madam inspector doctor colonel aunt uncle',
  if: 'if though although because however unless whether perhaps as',
  do: 'do did is are have has can will would could shall don’t didn’t isn’t aren’t haven’t can’t won’t wouldn’t couldn’t was were am must may might should',
  place:
    'at in on by from with over under behind above across outside inside around through between beside beyond up down out into to of upon without near',
}

const classes = new Map<number, number>()
for (const [name, list] of Object.entries(LISTS))
  for (const word of list.split(' ')) {
    const hash = hashOf(word, 0, word.length)
    if (!classes.has(hash)) classes.set(hash, CLASSES.indexOf(name as WordClass))
  }

/** @returns the place in {@link CLASSES}; undefined for words of no list */
export function classOf(hash: number): number | undefined {
  return classes.get(hash)
}

export const KIND = Object.fromEntries(CLASSES.map((name, at) => [name, at])) as Readonly<Record<WordClass, number>>

const VERBS =
  'said says say asked asks replied replies whispered whispers murmured murmurs muttered mutters answered answers cried cries exclaimed exclaims shouted shouts called calls remarked observed continued continues added adds agreed agrees admitted admits began begins returned snapped snaps growled growls hissed hisses sighed sighs yelled yells breathed breathes mumbled mumbles groaned groans demanded demands declared declares announced announces explained explains suggested suggests insisted insists protested protests interrupted interrupts ejaculated gasped gasps pleaded begged told tells offered offers promised promises repeated repeats retorted responded responds rejoined screamed screams stammered stuttered thought thinks warned warns teased teases drawled laughed laughs huffed scoffed grumbled corrected conceded confessed commented inquired enquired lied echoed prompted blurted croaked rasped purred snarled wailed sobbed sang chimed quipped urged went supplied ventured joked'
const verbs = new Set(VERBS.split(' ').map((word) => hashOf(word, 0, word.length)))

/** Is it one of the words that tell who spoke? */
export function isSpeaking(hash: number): boolean {
  return verbs.has(hash)
}

/** Of them, those that as often tell what somebody did. */
const ACTS =
  'told tells began begins went laughed sang thought offered called calls repeated repeats sobbed continued continues growled sighed groaned'
const acts = new Set(ACTS.split(' ').map((word) => hashOf(word, 0, word.length)))

export function isActing(hash: number): boolean {
  return acts.has(hash)
}

const REPORTS = 'that nothing no if whether for little much about'
const reports = new Set(REPORTS.split(' ').map((word) => hashOf(word, 0, word.length)))

/** Words that make of "he said" a report instead of the tail of a quotation. */
export function isReporting(hash: number): boolean {
  return reports.has(hash)
}

const ABBREVIATIONS =
  'mr mrs ms mme mlle mon mm dr st sr jr prof rev hon capt col gen lt sgt messrs vs esq vol mt ft cf fig no'
const abbreviations = new Set(ABBREVIATIONS.split(' ').map((word) => hashOf(word, 0, word.length)))

/** Does a full stop behind it end no sentence? */
export function isAbbreviation(hash: number): boolean {
  return abbreviations.has(hash)
}
