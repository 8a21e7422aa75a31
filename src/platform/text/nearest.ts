/** @returns what of these was most likely meant; undefined when nothing is near: one slip in a short word, two in a longer
 * one, a slip being a letter too many, too few, another one, or two in the wrong order */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  let best: { readonly word: string; readonly slips: number } | undefined
  const most = typed.length < 3 ? 0 : typed.length < 6 ? 1 : 2
  for (const word of known) {
    if (Math.abs(word.length - typed.length) > most) continue
    const slips = slipsBetween(typed, word)
    if (slips <= most && (best === undefined || slips < best.slips)) best = { word, slips }
  }
  return best?.word
}

/** The optimal string alignment distance.
 * @returns 0 for the same */
export function slipsBetween(left: string, right: string): number {
  let [before, above]: [readonly number[], readonly number[]] = [
    [],
    Array.from({ length: right.length + 1 }, (_, at) => at),
  ]
  for (let row = 1; row <= left.length; row++) {
    const line = [row]
    for (let at = 1; at <= right.length; at++) {
      const same = left[row - 1] === right[at - 1]
      const turned = at > 1 && row > 1 && left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1]
      line.push(
        Math.min(
          (above[at] ?? 0) + 1,
          (line[at - 1] ?? 0) + 1,
          (above[at - 1] ?? 0) + (same ? 0 : 1),
          turned ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    ;[before, above] = [above, line]
  }
  return above[right.length] ?? 0
}
