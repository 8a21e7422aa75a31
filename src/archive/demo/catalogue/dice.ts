/**
 * Chance that can be had again: the same seed gives the same draws on every machine.
 * @see https://pracrand.sourceforge.net/ (sfc32, a small generator by Chris Doty-Humphrey)
 */
export class Dice {
  private a: number
  private b = 0x243f6a88
  private c = 0xb7e15162
  private d: number

  constructor(seed: number) {
    this.a = 0x9e3779b9 ^ seed
    this.d = seed | 0
    for (let round = 0; round < 20; round++) this.next()
  }

  /** @returns from 0 up to, but not, 1 */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0
    return (t >>> 0) / 4_294_967_296
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** @returns a whole number from 0 to below `count` */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new RangeError('there is nothing to pick from')
    return value
  }

  /** @returns the index of one of the weights, by weight */
  weighted(weights: readonly number[]): number {
    let sum = 0
    for (const weight of weights) sum += weight
    let left = this.next() * sum
    for (let index = 0; index < weights.length; index++) {
      left -= weights[index] ?? 0
      if (left < 0) return index
    }
    return 0
  }

  /** @see https://en.wikipedia.org/wiki/Box%E2%80%93Muller_transform */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** @returns around `median`, a few far above it */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal())
  }

  /**
   * A rank as popularity has it: the first ranks come often, the last almost never.
   * @param count of ranks
   * @param flat how many of the first ranks are about equally popular
   * @returns a whole number from 0 to below `count`
   */
  rank(count: number, flat: number): number {
    return Math.min(count - 1, Math.floor(flat * ((count + flat) / flat) ** this.next() - flat))
  }
}

/** @returns a number from 0 up to 1 that depends on nothing but `value` */
export function scatter(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x45d9f3b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296
}
