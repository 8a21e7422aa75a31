/** Trees that add up to the log-odds of a paragraph. Nodes stand one behind the other; a child below zero is a leaf. */
export type Forest = {
  readonly base: number
  /** first node of each tree */
  readonly roots: Int32Array
  readonly feature: Uint8Array
  /** what is not above it goes left */
  readonly limit: Float32Array
  readonly left: Int16Array
  readonly right: Int16Array
  readonly leaves: Float32Array
}

/** @param row the features of one seam; never NaN */
export function grow(forest: Forest, row: Float32Array): number {
  const { roots, feature, limit, left, right, leaves } = forest
  let sum = forest.base
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] as number
    while (node >= 0) {
      const below = (row[feature[node] as number] as number) <= (limit[node] as number)
      node = (below ? left[node] : right[node]) as number
    }
    sum += leaves[~node] as number
  }
  return sum
}
