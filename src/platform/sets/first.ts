/** @returns the first so many of a list by a comparison, in its order: a heap with the last of them on top lets the rest
 * pass by
 * @param compare below 0 when the first number stands before the second */
export function firstOf(
  numbers: Uint32Array,
  most: number,
  compare: (one: number, other: number) => number,
): readonly number[] {
  if (numbers.length <= most * 4) return [...numbers].sort(compare).slice(0, most)
  const heap = [...numbers.subarray(0, most)].sort((one, other) => compare(other, one))
  for (const number of numbers.subarray(most)) {
    if (compare(number, heap[0] ?? 0) < 0) replaceTop(heap, number, compare)
  }
  return heap.sort(compare)
}

function replaceTop(heap: number[], number: number, compare: (one: number, other: number) => number): void {
  let place = 0
  for (;;) {
    let child = 2 * place + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && compare(heap[child] ?? 0, heap[child + 1] ?? 0) < 0) child++
    const below = heap[child] ?? 0
    if (compare(number, below) >= 0) break
    heap[place] = below
    place = child
  }
  heap[place] = number
}
