import type { Heap } from './heap.ts'

/** Members of a block at most, and as many as one is filled with at first. */
export const BLOCK = 1024
const FILLED = 768

/** Where an order stands in its heap. */
export interface OrderState {
  readonly blocks: readonly number[]
  readonly lengths: readonly number[]
}

/** @returns below 0 for a member before the place sought, above 0 for one after it, 0 for the one at it */
export type Compare = (member: number) => number

/** A place before a member: the block, and the index in it; one past the last member of a block is the place before the
 * first of the next. */
export interface Spot {
  readonly block: number
  readonly index: number
}

/** Members that stand one after the other in memory. */
export interface Stretch {
  readonly at: number
  readonly length: number
}

/**
 * Members in ascending order, in blocks of at most 1024: one comes or goes by a search and by moving half a block. What
 * the order is one of, only the comparison knows that is handed in.
 */
export class Order {
  length: number
  private readonly heap: Heap
  private readonly blocks: number[]
  private readonly lengths: number[]

  constructor(heap: Heap, state?: OrderState) {
    this.heap = heap
    this.blocks = [...(state?.blocks ?? [])]
    this.lengths = [...(state?.lengths ?? [])]
    this.length = this.lengths.reduce((sum, length) => sum + length, 0)
  }

  /** Takes in members that are in order, in place of all there were. */
  fill(members: Uint32Array): void {
    for (const block of this.blocks) this.heap.give(block, BLOCK)
    this.blocks.length = 0
    this.lengths.length = 0
    for (let from = 0; from < members.length; from += FILLED) {
      this.open(this.blocks.length, members.subarray(from, from + FILLED))
    }
    this.length = members.length
  }

  /** @param compare of other members with this one; it is 0 for none */
  insert(member: number, compare: Compare): void {
    const { block, index } = this.find(compare)
    const length = this.lengthOf(block)
    if (this.blocks.length === 0) this.open(0, [member])
    else if (index === BLOCK) this.open(block + 1, [member])
    else if (length < BLOCK) this.putIn(member, { block, index })
    else {
      this.split(block)
      const half = BLOCK >> 1
      this.putIn(member, index > half ? { block: block + 1, index: index - half } : { block, index })
    }
    this.length++
  }

  /** @param compare of members with the one that is to leave, which is there */
  remove(compare: Compare): void {
    const { block, index } = this.find(compare)
    const [at, length] = [this.addressOf(block), this.lengthOf(block)]
    this.heap.words.copyWithin(at + index, at + index + 1, at + length)
    this.lengths[block] = length - 1
    this.length--
    if (length > 1) return
    this.heap.give(at, BLOCK)
    this.blocks.splice(block, 1)
    this.lengths.splice(block, 1)
  }

  /** @returns the place before the first member that is not before the one sought */
  find(compare: Compare): Spot {
    let [low, high] = [0, this.blocks.length]
    while (low + 1 < high) {
      const middle = (low + high) >>> 1
      if (compare(this.heap.words[this.addressOf(middle)] ?? 0) < 0) low = middle
      else high = middle
    }
    const at = this.addressOf(low)
    let [from, to] = [0, this.lengthOf(low)]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (compare(this.heap.words[at + middle] ?? 0) < 0) from = middle + 1
      else to = middle
    }
    return { block: low, index: from }
  }

  /** @returns how many members stand before a place */
  rankOf({ block, index }: Spot): number {
    let rank = index
    for (let before = 0; before < block; before++) rank += this.lengthOf(before)
    return rank
  }

  /** @returns the place that so many members stand before */
  spotAt(rank: number): Spot {
    let [block, left] = [0, rank]
    while (block + 1 < this.blocks.length && left >= this.lengthOf(block)) left -= this.lengthOf(block++)
    return { block, index: Math.min(left, this.lengthOf(block)) }
  }

  /** All members from a place on, block by block. */
  *upwards({ block, index }: Spot): IterableIterator<Stretch> {
    if (index < this.lengthOf(block)) yield { at: this.addressOf(block) + index, length: this.lengthOf(block) - index }
    for (let next = block + 1; next < this.blocks.length; next++) yield this.stretch(next)
  }

  /** All members before a place, the last blocks first; inside a block they stand upwards all the same. */
  *downwards({ block, index }: Spot): IterableIterator<Stretch> {
    if (index > 0) yield { at: this.addressOf(block), length: index }
    for (let next = block - 1; next >= 0; next--) yield this.stretch(next)
  }

  state(): OrderState {
    return { blocks: this.blocks, lengths: this.lengths }
  }

  /** @param spot in a block with room for one more */
  private putIn(member: number, { block, index }: Spot): void {
    const [at, length] = [this.addressOf(block), this.lengthOf(block)]
    this.heap.words.copyWithin(at + index + 1, at + index, at + length)
    this.heap.words[at + index] = member
    this.lengths[block] = length + 1
  }

  private stretch(block: number): Stretch {
    return { at: this.addressOf(block), length: this.lengthOf(block) }
  }

  private open(place: number, members: ArrayLike<number>): void {
    const at = this.heap.take(BLOCK)
    this.heap.words.set(members, at)
    this.blocks.splice(place, 0, at)
    this.lengths.splice(place, 0, members.length)
  }

  private split(block: number): void {
    const half = BLOCK >> 1
    const at = this.addressOf(block)
    this.open(block + 1, this.heap.words.slice(at + half, at + BLOCK))
    this.lengths[block] = half
  }

  private addressOf(block: number): number {
    return this.blocks[block] ?? 0
  }

  private lengthOf(block: number): number {
    return this.lengths[block] ?? 0
  }
}
