/** @returns how many numbers of the ascending list stand before `number` */
export function lowerBound(words: Uint32Array, at: number, length: number, number: number): number {
  let low = 0
  let high = length
  // most come at the end
  if (length > 0 && (words[at + length - 1] ?? 0) < number) return length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[at + middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts a number that is not in it into an ascending list with room for one more. */
export function insertAscending(words: Uint32Array, at: number, length: number, number: number): void {
  const place = at + lowerBound(words, at, length, number)
  words.copyWithin(place + 1, place, at + length)
  words[place] = number
}

/** Takes a number out of an ascending list that it is in. */
export function removeAscending(words: Uint32Array, at: number, length: number, number: number): void {
  const place = at + lowerBound(words, at, length, number)
  words.copyWithin(place, place + 1, at + length)
}
