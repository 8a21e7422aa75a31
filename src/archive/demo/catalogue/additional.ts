import { scatter } from './dice.ts'
import { shortFandomName } from './names.ts'

/** What a great many works say of themselves, the most used first. */
const TROPES =
  `Fluff|Angst|Hurt/Comfort|Alternate Universe|Slow Burn|Friendship|Found Family|Established Relationship|Humor|
  Angst with a Happy Ending|Alternate Universe - Modern Setting|Pining|First Kiss|Canon Divergence|Light Angst|Getting Together|
  Post-Canon|Fluff and Angst|One Shot|Friends to Lovers|Enemies to Friends|Drabble|Epistolary|Case Fic|Mutual Pining|Crack|
  Domestic Fluff|Character Study|Introspection|Missing Scene|Fix-It|Emotional Hurt/Comfort|Snow|Sharing a Bed|Tea|Five Times|
  Five Things|Pre-Canon|Slice of Life|Alternate Universe - Coffee Shops & Cafés|Alternate Universe - Lighthouse|Rain|Letters|
  Time Travel|Ghosts|Magic|Dragons|Bakery|Winter|Holidays|Sickfic|Cuddling & Snuggling|Nightmares|Banter|Misunderstandings|
  Happy Ending|Unreliable Narrator|Second Person|Present Tense|Outsider POV|Kid Fic|Road Trips|Stargazing|Libraries|Dancing|
  Fake Dating|Secret Identity|Heist|Space|Pirates|Poetry|Crossover|Cats|Dogs|Gardening|Cooking|Music|Trains|The Sea|Fairy Tales|
  Reincarnation|Amnesia|Ambiguous Ending|Gift Fic|Prompt Fic|Not Beta Read|Work in Progress|Long-Distance Friendship|
  Grief|Healing|Homecoming|Autumn|Sunrise|Festivals|Weddings|Rivals|Teamwork|Small Towns|Museums|Clocks|Masquerade|Rescue`
    .split('|')
    .map((name) => name.trim())

const QUALITIES =
  `Gentle Reluctant Accidental Secret Late Awkward Tender Stubborn Moonlit Unlikely Quiet Borrowed Improvised
  Terrible Competent Dramatic Sleepy Rainy Unspoken Shared Forbidden Delayed Excessive Sincere Fictional Midnight Seaside
  Unhurried Mistaken Anonymous Heroic Domestic Feral Polite Overdue Magical Seasonal Questionable Heartfelt Mutual`.split(
    /\s+/,
  )

const SUBJECTS =
  `Confessions|Letters|Reunions|Farewells|Rescues|Bargains|Picnics|Duels|Lullabies|Disguises|Promises|Journeys|
  Inheritances|Recipes|Apologies|Rivalries|Haircuts|Lessons|Escapes|Gifts|Visits|Naps|Debts|Sunsets|Wagers|Rituals|Repairs|
  Shipwrecks|Interludes|Roommates|Neighbours|Conversations|Silences|Umbrellas|Balconies|Snowstorms|Concerts|Meals|Maps|Oaths|
  Detours|Kittens|Sweaters|Elopements|Alibis|Duets|Errands|Expeditions|Tournaments|Keepsakes`
    .split('|')
    .map((name) => name.trim())

const CIRCUMSTANCES = `in Winter|at Sea|by Candlelight|in the Rain|on Trains|at the Bakery|Before Breakfast|Across Time|
  in a Small Town|with Cats|in Space|Under the Stars|at the Opera|During a Heist|on Holiday|in the Library|After the War|
  in Springtime|at the Lighthouse|by Post|in the Kitchen|with Dragons|on a Roof|at Midnight|in Disguise|Between Chapters|
  in the Snow|with Soup|at the Fair|in Exile`
  .split('|')
  .map((words) => words.trim())

/** @returns a tag that many share, by how many; no two alike */
export function sharedName(rank: number): string {
  const trope = TROPES[rank]
  if (trope !== undefined) return trope
  let left = rank - TROPES.length
  const take = (words: readonly string[]) => {
    const word = words[left % words.length] ?? ''
    left = Math.floor(left / words.length)
    return word
  }
  const parts = [take(QUALITIES), take(SUBJECTS)]
  while (left > 0) {
    left--
    parts.push(take(CIRCUMSTANCES))
  }
  return `${scatter(rank) < 0.15 ? 'Alternate Universe - ' : ''}${parts.join(' ')}`
}

const OWN = [
  'Post-Canon',
  'Pre-Canon',
  'Missing Scene',
  'Fix-It',
  'Spoilers',
  'Finale',
  'Backstory',
  'Minor Characters',
]

/** @returns a tag that only one fandom has */
export function ownName(fandom: number, rank: number): string {
  const kind = OWN[rank]
  const fandomName = shortFandomName(fandom)
  return kind === undefined ? `Set During Part ${rank - OWN.length + 1} of ${fandomName}` : `${kind}: ${fandomName}`
}

const WHO = `nobody|somebody|the author|the cat|the narrator|the dog|the moon|everyone|the weather|the ferry|the goose|my beta|
  the ghost|the plot|the villain|the teapot|the lighthouse|one single gull|the captain|autumn`
const DOES = `regrets|forgives|adopts|misplaces|worships|suspects|apologises to|is afraid of|befriends|overthinks|narrates|
  rescues|marries into|writes letters to|keeps feeding|refuses|knits for|outlives|blames|deserves`
const WHAT = `the soup|the prophecy|the other cat|the entire village|the piano|chapter two|the bees|a very small dragon|the post|
  the ceiling|those stairs|the wallpaper|everyone in this boat|the clock|the harvest festival|love|the good spoons|the sea|
  the second-best hat|the weather again`
const WHEN = `and it shows|on purpose|for once|as usual|in front of everybody|and the cat knows|twice|before lunch|with feeling|
  because somebody has to|against all advice|again|in three languages|at the worst moment|and calls it a plan|very politely|
  for the bit|until further notice|out of spite|and lives`

const SENTENCE = [WHO, DOES, WHAT, WHEN].map((list) => list.split('|').map((words) => words.trim()))

/** @returns a tag that somebody used once: "the goose keeps feeding love before lunch" */
export function onceName(index: number): string {
  // neighbours differ in every word
  let left = ((index % 160_000) * 98_887) % 160_000
  const words = SENTENCE.map((list) => {
    const word = list[left % list.length]
    left = Math.floor(left / list.length)
    return word
  })
  const round = Math.floor(index / 160_000)
  return round === 0 ? words.join(' ') : `${words.join(' ')} (take ${round + 1})`
}
