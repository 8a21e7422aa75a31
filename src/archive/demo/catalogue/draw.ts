import type { Dice } from './dice.ts'
import { TONGUES, type Tongue } from './tongues.ts'
import type { TagRef, Universe } from './universe.ts'

/** A work before it has an id: everything but its texts. */
export interface DrawnWork {
  /** undefined for English */
  readonly tongue: Tongue | undefined
  /** names of fixed tags */
  readonly rating: string
  readonly warnings: readonly string[]
  readonly categories: readonly string[]
  readonly tags: readonly TagRef[]
  readonly restricted: boolean
  /** about how many words it is to have in a full catalogue */
  readonly words: number
  readonly chapters: number
  readonly expectedChapters: number | null
  /** milliseconds since 1970 */
  readonly postedAt: number
  readonly updatedAt: number
  readonly hits: number
  readonly kudos: number
  readonly comments: number
  readonly bookmarks: number
}

const RATINGS = ['Not Rated', 'General Audiences', 'Teen And Up Audiences', 'Mature', 'Explicit']
const CATEGORIES = ['M/M', 'F/M', 'Gen', 'F/F', 'Multi', 'Other']
const SHOWN = ['Graphic Depictions Of Violence', 'Major Character Death', 'Rape/Non-Con', 'Underage Sex']
const YEAR = 365.25 * 86_400_000
const DAY = 86_400_000

/**
 * Draws the work at a place in a catalogue of many; the last ones are the newest.
 * @param place from 0 up to, but not, 1
 * @param now the end of the fifteen years in which the works were posted
 */
export function drawWork(dice: Dice, universe: Universe, place: number, now: number): DrawnWork {
  const fandom = universe.drawFandom(dice)
  const mature = dice.weighted([9, 27, 29, 15, 20])
  const tongue = drawTongue(dice)
  const words = Math.min(300_000, Math.max(20, dice.logNormal(2300, 1.45)))
  const chapters = words > 3000 && dice.chance(0.7) ? Math.min(30, 1 + Math.ceil(dice.logNormal(words / 5000, 0.6))) : 1
  const complete = dice.chance(0.84)
  const postedAt = now - 15 * YEAR * (1 - place ** (1 / 2.3))
  const popularity = Math.max(0.15, 1.6 - Math.log10(1 + fandom) * 0.35) * (1 + Math.log10(words) / 6)
  const hits = Math.floor(dice.logNormal(700 * popularity, 1.35))
  const kudos = Math.floor(hits * 0.055 * dice.logNormal(1, 0.55))
  return {
    tongue,
    rating: RATINGS[mature] ?? 'Not Rated',
    warnings: drawWarnings(dice, mature >= 3),
    categories: drawCategories(dice),
    tags: drawTags(dice, universe, fandom),
    restricted: dice.chance(0.05),
    words,
    chapters,
    expectedChapters: complete ? chapters : dice.chance(0.6) ? null : chapters + 1 + dice.below(8),
    postedAt,
    updatedAt: chapters > 1 ? Math.min(now, postedAt - Math.log(1 - dice.next()) * 120 * DAY) : postedAt,
    hits,
    kudos,
    comments: Math.floor(kudos * 0.1 * dice.logNormal(1, 1)),
    bookmarks: Math.floor(kudos * 0.17 * dice.logNormal(1, 0.7)),
  }
}

const SHARES = TONGUES.map(({ share }) => share)
const LANGUAGES = [100 - SHARES.reduce((sum, share) => sum + share, 0), ...SHARES]

function drawTongue(dice: Dice): Tongue | undefined {
  return TONGUES[dice.weighted(LANGUAGES) - 1]
}

function drawWarnings(dice: Dice, mature: boolean): readonly string[] {
  const kind = dice.weighted([54, 33, 13])
  if (kind === 0) return ['No Archive Warnings Apply']
  const shown = SHOWN.filter((_, at) => dice.chance((mature ? 1.8 : 0.6) * (0.17 - at * 0.035)))
  if (kind === 1) return ['Creator Chose Not To Use Archive Warnings', ...shown]
  return shown.length > 0 ? shown : SHOWN.slice(0, 1)
}

function drawCategories(dice: Dice): readonly string[] {
  if (dice.chance(0.05)) return []
  const drawn = [
    dice.weighted([47, 22, 19, 8, 2.5, 1.5]),
    ...(dice.chance(0.12) ? [dice.weighted([30, 30, 10, 15, 12, 3])] : []),
  ]
  return [...new Set(drawn)].map((kind) => CATEGORIES[kind] ?? 'Gen')
}

/** Median 1 fandom, 1 relationship, 4 characters and 5 additional tags; never more than a work may carry. */
function drawTags(dice: Dice, universe: Universe, fandom: number): readonly TagRef[] {
  const fandoms: TagRef[] = [{ type: 'fandom', index: fandom }]
  if (dice.chance(0.18))
    for (let more = dice.chance(0.7) ? 1 : 2 + dice.below(3); more > 0; more--)
      addOnce(fandoms, { type: 'fandom', index: universe.drawFandom(dice) })
  const relationships: TagRef[] = []
  const characters: TagRef[] = []
  for (let many = dice.chance(0.17) ? 0 : 1; many > 0 && many < 12; many = dice.chance(0.53) ? many + 1 : 0) {
    const [ship, one, other] = universe.drawRelationship(dice, fandom)
    addOnce(relationships, ship)
    if (dice.chance(0.88)) addOnce(characters, one)
    if (dice.chance(0.88)) addOnce(characters, other)
  }
  for (let many = 0; many < 20 && dice.chance(0.6); many++) addOnce(characters, universe.drawCharacter(dice, fandom))
  const additional: TagRef[] = []
  for (let many = Math.min(30, Math.floor(dice.logNormal(5.4, 0.85))); many > 0; many--)
    addOnce(additional, universe.drawAdditional(dice, fandom))
  return [...fandoms, ...relationships, ...characters, ...additional]
}

/** @param refs of one type */
function addOnce(refs: TagRef[], ref: TagRef): void {
  for (const known of refs) if (known.index === ref.index) return
  refs.push(ref)
}
