import { sortKey } from '../../../platform/text/fold.ts'
import { Podium, type Use } from './podium.ts'

/** Fandoms on one page of a letter. */
export const FANDOMS_A_PAGE = 200
const MOST_USED = 30

/** Where fandoms stand that begin with a digit or a mark, and those in scripts without our letters. */
export const DIGITS = '0-9'
export const OTHERS = 'other'

/** The fandoms that somebody can find works in, as a page lists them. */
export interface Directory {
  /** letters that fandoms begin with, and how many */
  readonly letters: readonly (readonly [letter: string, fandoms: number])[]
  /** those of the letter asked for, in its order; the most used of all when none was */
  readonly fandoms: readonly Use[]
  /** where the next page of the letter begins; undefined on the last */
  readonly next: string | undefined
}

/** Which part of the directory. */
export interface DirectoryPage {
  /** one of {@link letterOf}; anything else has no fandoms; undefined asks for the most used */
  readonly letter: string | undefined
  /** the key of the last fandom on the page before; empty on the first */
  readonly after: string
  /** only these; all where it is absent */
  readonly among?: readonly number[]
}

/** The names of fandoms in their order. */
export class Fandoms {
  /** by the tag's number: folding thousands of names takes longer than all else on the page */
  private readonly keys = new Map<number, string>()

  /** Takes in a fandom that is new or has a new name. */
  note(id: number, name: string): void {
    this.keys.set(id, `${sortKey(name)} ${String(id).padStart(10, '0')}`)
  }

  /** @param worksOf how many works under the fandom this viewer may see; 0 for a synonym */
  directory({ letter, after, among }: DirectoryPage, worksOf: (id: number) => number): Directory {
    const found: (Use & { readonly key: string })[] = []
    const wanted = among && new Set(among)
    for (const [id, key] of this.keys) {
      if (wanted?.has(id) === false) continue
      const works = worksOf(id)
      if (works > 0) found.push({ id, works, key })
    }
    const byLetter = Map.groupBy(found, ({ key }) => letterOf(key))
    const letters = [...byLetter].map(([known, fandoms]) => [known, fandoms.length] as const).sort(byPlace)
    if (letter === undefined) return { letters, fandoms: mostUsed(found), next: undefined }
    const rest = (byLetter.get(letter) ?? []).filter(({ key }) => key > after).sort(byKey)
    const page = rest.slice(0, FANDOMS_A_PAGE)
    return {
      letters,
      fandoms: page.map(({ id, works }) => ({ id, works })),
      next: rest.length > FANDOMS_A_PAGE ? page.at(-1)?.key : undefined,
    }
  }
}

/** @param key a name as it is sorted
 * @returns A to Z, {@link DIGITS} or {@link OTHERS} */
export function letterOf(key: string): string {
  const first = key.slice(0, 1)
  if (/[a-z]/.test(first)) return first.toUpperCase()
  return /\p{L}/u.test([...key][0] ?? '') ? OTHERS : DIGITS
}

function mostUsed(found: readonly Use[]): readonly Use[] {
  const podium = new Podium(MOST_USED)
  for (const { id, works } of found) podium.enter(id, works)
  return podium.uses
}

function byKey(left: { readonly key: string }, right: { readonly key: string }): number {
  return left.key < right.key ? -1 : 1
}

function byPlace([left]: readonly [string, number], [right]: readonly [string, number]): number {
  const place = (letter: string) => (letter === DIGITS ? '0' : letter === OTHERS ? '~' : letter)
  return place(left) < place(right) ? -1 : 1
}
