/**
 * The words that a block for so many has: even; up to 2048 a quarter too many at most, beyond an eighth and a multiple
 * of 256. A list that grows by one thus moves seldom, and its room need not be remembered.
 */
export function roomFor(length: number): number {
  if (length <= 8) return Math.max(2, (length + 1) & ~1)
  const octave = 31 - Math.clz32(length - 1)
  const step = 1 << (octave - (length > 2048 ? 3 : 2))
  return Math.ceil(length / step) * step
}
