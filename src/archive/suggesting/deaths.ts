import type { Word } from '../../platform/text/people/index.ts'

const PASSED = new Set(['died', 'dies', 'perished'])
const HAVE = new Set(['had', 'has', 'have'])
const BE = new Set(['was', 'is', 'lay', 'lies', 'were'])
const THINGS = new Set(['grave', 'funeral', 'body', 'corpse', 'coffin', 'death'])
const DONE = new Set(['killed', 'murdered', 'buried', 'mourned'])

/** Where a story seems to say that somebody is dead: "Anna died", "Anna is dead", "Anna’s grave", "they buried Anna".
 * @param names in small letters, by the last word of each spelling the place of the person
 * @returns by person the words where it says so, in order */
export function deathsIn(
  words: readonly Word[],
  names: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly Word[]> {
  const found = new Map<number, Word[]>()
  const nameAt = (at: number) => {
    const word = words[at]
    return word?.capital ? names.get(word.low) : undefined
  }
  words.forEach((word, at) => {
    const who = whoseDeath(words, at, nameAt)
    if (who !== undefined) found.set(who, [...(found.get(who) ?? []), word])
  })
  return found
}

function whoseDeath(
  words: readonly Word[],
  at: number,
  nameAt: (at: number) => number | undefined,
): number | undefined {
  const { low, gap } = words[at] as Word
  const [before, next] = [words[at - 1], words[at + 1]]
  if (!before || gap !== ' ') return undefined
  if (PASSED.has(low)) return nameAt(HAVE.has(before.low) ? at - 2 : at - 1)
  if (low === 'dead') {
    if (BE.has(before.low) && before.gap === ' ') return nameAt(at - 2)
    return before.owns ? nameAt(at - 1) : undefined
  }
  if (THINGS.has(low) && before.owns) return nameAt(at - 1)
  return DONE.has(low) && next?.gap === ' ' && !next.owns ? nameAt(at + 1) : undefined
}
