import { sortKey } from '../../platform/text/fold.ts'
import type { Viewer } from '../../platform/web/viewer.ts'
import type { Census } from './census/census.ts'
import type { CountedTag } from './census/podium.ts'
import { mostUsed, type TagUse } from './census/podium.ts'

/** Fandoms on one page of a letter. */
export const FANDOMS_A_PAGE = 200
const MOST_USED = 30

/** Where fandoms stand that begin with a digit or a mark, and those in scripts without our letters. */
export const DIGITS = '0-9'
export const OTHERS = 'other'

/** The fandoms that a viewer can find works in, as the page lists them. */
export interface Directory {
  /** letters that fandoms begin with, and how many */
  readonly letters: readonly (readonly [letter: string, fandoms: number])[]
  /** those of the letter asked for, in its order; the most used of all when none was */
  readonly fandoms: readonly TagUse[]
  /** where the next page of the letter begins; undefined on the last */
  readonly next: string | undefined
}

/** @param letter one of {@link letterOf}; anything else has no fandoms
 * @param after the key of the last fandom on the page before
 * @param isOf whether a fandom belongs here, by its number; all do where it is absent */
export function directoryOf(
  census: Census,
  viewer: Viewer,
  letter: string | undefined,
  after: string,
  isOf: (fandom: number) => boolean = () => true,
): Directory {
  const all = [...census.tagsFor(viewer, 'fandom')].filter(({ tag }) => tag.mergerId === null && isOf(tag.id))
  const byLetter = Map.groupBy(all, ({ tag }) => letterOf(tag))
  const letters = [...byLetter].map(([known, fandoms]) => [known, fandoms.length] as const).sort(byPlace)
  if (letter === undefined) return { letters, fandoms: mostUsed(all, MOST_USED), next: undefined }
  const rest = (byLetter.get(letter) ?? [])
    .map((use) => ({ use, key: keyOf(use.tag) }))
    .filter(({ key }) => key > after)
    .sort((left, right) => (left.key < right.key ? -1 : 1))
  const page = rest.slice(0, FANDOMS_A_PAGE)
  return {
    letters,
    fandoms: page.map(({ use }) => use),
    next: rest.length > FANDOMS_A_PAGE ? page.at(-1)?.key : undefined,
  }
}

/** The fandoms of one medium that are written about most. */
export interface MediumShelf {
  readonly medium: string
  readonly fandoms: readonly TagUse[]
}

const ON_A_SHELF = 5

/** @param tied the numbers of the media of each fandom that has any
 * @returns a shelf for each medium that this viewer can find works in, by name */
export function shelvesOf(
  census: Census,
  viewer: Viewer,
  media: readonly { readonly id: number; readonly name: string }[],
  tied: ReadonlyMap<number, readonly number[]>,
): readonly MediumShelf[] {
  const fandoms = [...census.tagsFor(viewer, 'fandom')].filter(({ tag }) => tag.mergerId === null)
  const shelves = media.map(({ id, name }) => ({
    medium: name,
    fandoms: mostUsed(
      fandoms.filter(({ tag }) => tied.get(tag.id)?.includes(id)),
      ON_A_SHELF,
    ),
  }))
  return shelves.filter((shelf) => shelf.fandoms.length > 0)
}

/** Two fandoms may be alike but for their numbers. */
function keyOf({ id, name }: CountedTag): string {
  return `${keptSortKey(name)} ${String(id).padStart(10, '0')}`
}

const keys = new Map<string, string>()

/** Folding thousands of names takes longer than all else on the page. */
function keptSortKey(name: string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  if (keys.size > 100_000) keys.clear()
  const key = sortKey(name)
  keys.set(name, key)
  return key
}

/** @returns A to Z, {@link DIGITS} or {@link OTHERS} */
export function letterOf({ name }: Pick<CountedTag, 'name'>): string {
  const first = keptSortKey(name).slice(0, 1)
  if (/[a-z]/.test(first)) return first.toUpperCase()
  return /\p{L}/u.test([...keptSortKey(name)][0] ?? '') ? OTHERS : DIGITS
}

function byPlace([left]: readonly [string, number], [right]: readonly [string, number]): number {
  const place = (letter: string) => (letter === DIGITS ? '0' : letter === OTHERS ? '~' : letter)
  return place(left) < place(right) ? -1 : 1
}
