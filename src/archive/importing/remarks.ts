/** What became of something that a file holds, where it did not simply come in. */
export interface Remark {
  readonly kind: 'changed' | 'left-out' | 'guessed'
  /** what it is about, for programs: `pictures`, `comments` … */
  readonly what: string
  readonly count: number
  /** the same for people */
  readonly sentence: string
}

/** @param sentences what is said of one, and of several; `#` stands for how many
 * @returns nothing where there is nothing to say */
export function remark(
  kind: Remark['kind'],
  what: string,
  count: number,
  [one, several]: readonly [string, string],
): readonly Remark[] {
  return count === 0 ? [] : [{ kind, what, count, sentence: (count === 1 ? one : several).replace('#', String(count)) }]
}

/** @returns one remark for all of the same kind about the same thing */
export function gathered(remarks: readonly Remark[]): readonly Remark[] {
  const seen = new Set<string>()
  return remarks.filter(({ what, sentence }) => {
    const key = `${what}:${sentence}`
    return !seen.has(key) && seen.add(key)
  })
}
