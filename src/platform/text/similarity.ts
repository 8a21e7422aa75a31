/** Letters of scripts without spaces stand for themselves; everywhere else a word is the unit. */
const UNIT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}\p{M}'’]+/gu

/** The words of a text and each pair of neighbours, for comparing it with others. */
export type Likeness = { readonly words: readonly string[]; readonly pairs: readonly string[] }

export function likeness(text: string): Likeness {
  const words =
    text
      .replace(/<[^<>]*>/g, ' ')
      .toLowerCase()
      .match(UNIT) ?? []
  return { words, pairs: words.slice(1).map((word, at) => `${words[at]} ${word}`) }
}

/** Dice's coefficient of two bags: how much of both is in both.
 * @returns 0 (nothing in common, or nothing at all) to 1 (the same units as often, in any order) */
export function dice(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0
  const left = new Map<string, number>()
  for (const unit of one) left.set(unit, (left.get(unit) ?? 0) + 1)
  let common = 0
  for (const unit of other) {
    const count = left.get(unit) ?? 0
    if (count > 0) common++
    if (count > 0) left.set(unit, count - 1)
  }
  return (2 * common) / (one.length + other.length)
}
