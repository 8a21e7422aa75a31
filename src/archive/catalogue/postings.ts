import { insertAscending, removeAscending } from '../../platform/sets/ascending.ts'
import { Bits, type BitsState, wordsFor } from '../../platform/sets/bits.ts'
import { Column, type ColumnState } from '../../platform/sets/column.ts'
import type { Heap } from '../../platform/sets/heap.ts'
import type { Kernels } from '../../platform/sets/kernels.ts'

export interface PostingsState {
  readonly at: ColumnState
  readonly lengths: ColumnState
  readonly dense: readonly (readonly [term: number, bits: BitsState])[]
}

/** The slots of a term: bits, or an ascending list. */
export interface SlotSet {
  readonly at: number
  readonly length: number
  readonly dense: boolean
}

/**
 * Of each term the slots that it stands on. Most terms stand on one work only: their slot is kept in place of the address
 * of a list. Those on a great many are bits, which take less room than a list would.
 */
export class Postings {
  private readonly heap: Heap
  private readonly kernels: Kernels
  private readonly share: number
  private readonly at: Column
  private readonly lengths: Column
  private readonly dense: Map<number, Bits>
  private slots = 0

  /** @param share a term on more than one slot in so many is kept as bits */
  constructor(heap: Heap, kernels: Kernels, share: number, state?: PostingsState) {
    this.heap = heap
    this.kernels = kernels
    this.share = share
    this.at = new Column(heap, 1, state?.at)
    this.lengths = new Column(heap, 1, state?.lengths)
    this.dense = new Map(state?.dense.map(([term, bits]) => [term, new Bits(heap, 0, bits)]))
  }

  reachTerms(terms: number): void {
    this.at.reach(terms)
    this.lengths.reach(terms)
  }

  /** @param slots there is room for */
  reachSlots(slots: number): void {
    this.slots = slots
    for (const bits of this.dense.values()) bits.reach(wordsFor(slots))
  }

  lengthOf(term: number): number {
    return this.lengths.get(term)
  }

  of(term: number): SlotSet {
    const length = this.lengthOf(term)
    const bits = this.dense.get(term)
    if (bits) return { at: bits.at, length, dense: true }
    return { at: length === 1 ? this.at.at + term : this.at.get(term), length, dense: false }
  }

  /** @param slot on which the term does not stand yet */
  add(term: number, slot: number): void {
    const length = this.lengthOf(term)
    const bits = this.dense.get(term)
    this.lengths.set(term, length + 1)
    if (bits) bits.put(slot, true)
    else if (length === 0) this.at.set(term, slot)
    else {
      const at = this.withRoom(term, length, length + 1)
      insertAscending(this.heap.words, at, length, slot)
      if ((length + 1) * this.share > this.slots) this.toBits(term)
    }
  }

  /** @param slot on which the term stands */
  remove(term: number, slot: number): void {
    const length = this.lengthOf(term)
    const bits = this.dense.get(term)
    if (bits) {
      bits.put(slot, false)
      this.lengths.set(term, length - 1)
      if (length * this.share * 2 < this.slots) this.toList(term, bits)
      return
    }
    if (length > 1) {
      removeAscending(this.heap.words, this.at.get(term), length, slot)
      this.withRoom(term, length, length - 1)
    }
    this.lengths.set(term, length - 1)
  }

  state(): PostingsState {
    const dense = [...this.dense].map(([term, bits]) => [term, bits.state()] as const)
    return { at: this.at.state(), lengths: this.lengths.state(), dense }
  }

  /** Words of the bits of a term. */
  get words(): number {
    return wordsFor(this.slots)
  }

  /** Terms kept as bits. */
  get denseTerms(): number {
    return this.dense.size
  }

  /** Moves a term's list where there is room for the numbers wanted; a single one stands in place of the address.
   * @returns where the list stands */
  private withRoom(term: number, length: number, wanted: number): number {
    const at = this.at.get(term)
    if (length === 1) {
      const list = this.heap.take(wanted)
      this.heap.words[list] = at
      this.at.set(term, list)
      return list
    }
    if (wanted === 1) {
      this.at.set(term, this.heap.words[at] ?? 0)
      this.heap.give(at, length)
      return at
    }
    const moved = this.heap.resize(at, length, wanted, Math.min(length, wanted))
    this.at.set(term, moved)
    return moved
  }

  private toBits(term: number): void {
    const { at, length } = this.of(term)
    const bits = new Bits(this.heap, wordsFor(this.slots))
    this.kernels.addList(bits.at, at, length)
    bits.size = length
    this.dense.set(term, bits)
    if (length > 1) this.heap.give(at, length)
  }

  private toList(term: number, bits: Bits): void {
    const length = this.lengthOf(term)
    this.dense.delete(term)
    if (length > 1) this.at.set(term, this.heap.take(length))
    if (length > 0) this.kernels.listBits(bits.at, bits.words, this.of(term).at)
    bits.drop()
  }
}
