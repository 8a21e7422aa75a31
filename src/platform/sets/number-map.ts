import type { Heap } from './heap.ts'

/** Where a map stands in its heap. */
export interface NumberMapState {
  readonly at: number
  /** binary logarithm of the places */
  readonly bits: number
  readonly size: number
}

/** From numbers above 0 to numbers: open addressing, at most two thirds full. */
export class NumberMap {
  size: number
  private readonly heap: Heap
  private at: number
  private bits: number

  constructor(heap: Heap, state?: NumberMapState) {
    this.heap = heap
    this.size = state?.size ?? 0
    this.bits = state?.bits ?? 6
    this.at = state?.at ?? heap.takeZeros(2 << this.bits)
  }

  /** @returns undefined for a key that is not there */
  get(key: number): number | undefined {
    const place = this.placeOf(key)
    return this.heap.words[place] === key ? this.heap.words[place + 1] : undefined
  }

  set(key: number, value: number): void {
    let place = this.placeOf(key)
    if (this.heap.words[place] !== key) {
      if (++this.size * 3 > 2 << this.bits) {
        this.grow()
        place = this.placeOf(key)
      }
      this.heap.words[place] = key
    }
    this.heap.words[place + 1] = value
  }

  delete(key: number): void {
    const place = this.placeOf(key)
    if (this.heap.words[place] !== key) return
    this.size--
    this.closeGap(place)
  }

  state(): NumberMapState {
    return { at: this.at, bits: this.bits, size: this.size }
  }

  /** @returns the address of the key, or of the free place that it would take */
  private placeOf(key: number): number {
    const { words } = this.heap
    let index = this.home(key)
    for (;;) {
      const place = this.at + 2 * index
      const found = words[place]
      if (found === key || found === 0) return place
      index = this.next(index)
    }
  }

  private home(key: number): number {
    return Math.imul(key, 0x9e3779b1) >>> (32 - this.bits)
  }

  private next(index: number): number {
    return (index + 1) & ((1 << this.bits) - 1)
  }

  /** Moves up what had to stand further on because of the one that left; no marks of the dead are needed then. */
  private closeGap(place: number): void {
    const { words } = this.heap
    let gap = (place - this.at) >>> 1
    for (let index = this.next(gap); ; index = this.next(index)) {
      const key = words[this.at + 2 * index] ?? 0
      if (key === 0) break
      const mask = (1 << this.bits) - 1
      if (((index - this.home(key)) & mask) < ((index - gap) & mask)) continue
      words.copyWithin(this.at + 2 * gap, this.at + 2 * index, this.at + 2 * index + 2)
      gap = index
    }
    words[this.at + 2 * gap] = 0
  }

  private grow(): void {
    const [from, count] = [this.at, 1 << this.bits]
    const at = this.heap.takeZeros(4 << this.bits)
    const { words } = this.heap
    this.at = at
    this.bits++
    for (let place = from; place < from + 2 * count; place += 2) {
      const key = words[place] ?? 0
      if (key !== 0) words.copyWithin(this.placeOf(key), place, place + 2)
    }
    this.heap.give(from, 2 * count)
  }
}
