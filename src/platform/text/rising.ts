/** The longest run of a row that only rises, other members left out between.
 * @param row numbers, each once
 * @returns places in the row, ascending
 * @see https://en.wikipedia.org/wiki/Patience_sorting */
export function rising(row: readonly number[]): number[] {
  const tops: number[] = []
  const below: number[] = []
  row.forEach((value, at) => {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((row[tops[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    below[at] = tops[low - 1] ?? -1
    tops[low] = at
  })
  const result: number[] = []
  for (let at = tops.at(-1) ?? -1; at >= 0; at = below[at] ?? -1) result.push(at)
  return result.reverse()
}
