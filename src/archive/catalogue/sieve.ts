import type { Holdings } from './holdings.ts'
import type { Plan } from './plan.ts'
import type { Scratch } from './scratch.ts'

/** Parts of an alternative from which on it is faster to put them together than to try one after the other. */
const MANY = 4

/** An ascending list of slots that may be written over. */
export interface List {
  readonly at: number
  readonly length: number
}

/**
 * Applies plans to slots. Few slots are a list, and each part of a plan passes through it; many are bits, and each part
 * is laid over them. Both ways know *keeping* and *dropping* what a part finds, so that a denial costs no more than what
 * it denies.
 */
export class Sieve {
  private readonly holdings: Holdings
  private readonly scratch: Scratch

  constructor(holdings: Holdings, scratch: Scratch) {
    this.holdings = holdings
    this.scratch = scratch
  }

  /** Words of a set of bits. */
  get words(): number {
    return this.holdings.slots.words
  }

  /** @returns what the plan finds, as bits */
  bitsOf(plan: Plan): number {
    const bits = this.scratch.takeZeros(this.words)
    this.addTo(bits, plan)
    return bits
  }

  /** @returns what the plan finds, as a list: begins with the part that finds fewest */
  listOf(plan: Plan): List {
    if (plan.kind === 'set' && !plan.set.dense) return this.copy(plan.set)
    if (plan.kind !== 'all') return this.readOut(this.bitsOf(plan), plan.most)
    const parts = plan.parts.toSorted((one, other) => one.most - other.most)
    const [least, ...others] = parts
    return least ? this.through(this.listOf(least), others, 1) : { at: 0, length: 0 }
  }

  /** @param most there can be
   * @returns the bits as a list */
  readOut(bits: number, most: number): List {
    const at = this.scratch.take(most)
    return { at, length: this.holdings.kernels.listBits(bits, this.words, at) }
  }

  /** Keeps of the list what the plan finds, or drops it. */
  narrow(list: List, plan: Plan, keep: 0 | 1): List {
    const { kernels, keys } = this.holdings
    const { at, length } = list
    if (plan.kind === 'everything') return keep ? list : { at, length: 0 }
    if (plan.kind === 'nothing') return keep ? { at, length: 0 } : list
    if (plan.kind === 'not') return this.narrow(list, plan.part, keep ? 0 : 1)
    if (plan.kind === 'range') {
      const { from, to, field } = plan
      return { at, length: kernels.listInRange(at, length, keys.field(field).at, from, to, keep, at) }
    }
    if (plan.kind === 'set') {
      const { set } = plan
      const left = set.dense
        ? kernels.listInBits(at, length, set.at, keep, at)
        : kernels.listInList(at, length, set.at, set.length, keep, at)
      return { at, length: left }
    }
    return this.narrowByParts(list, plan, keep)
  }

  /** To keep what fulfils all is to keep what fulfils each; to drop what fulfils any is to drop what fulfils each. The
   * other two come down to these: what is left then is what was not wanted. */
  private narrowByParts(list: List, plan: Extract<Plan, { parts: unknown }>, keep: 0 | 1): List {
    const { kernels } = this.holdings
    const each = plan.kind === 'all' ? 1 : 0
    if (plan.kind === 'any' && plan.parts.length > MANY) {
      const united = this.bitsOf(plan)
      return { at: list.at, length: kernels.listInBits(list.at, list.length, united, keep, list.at) }
    }
    if (each === keep) return this.through(list, plan.parts, keep)
    const unwanted = this.through(this.copy(list), plan.parts, each)
    return {
      at: list.at,
      length: kernels.listInList(list.at, list.length, unwanted.at, unwanted.length, 0, list.at),
    }
  }

  private through(list: List, parts: readonly Plan[], keep: 0 | 1): List {
    return parts.reduce((left, part) => (left.length === 0 ? left : this.narrow(left, part, keep)), list)
  }

  private copy({ at, length }: List): List {
    const copied = this.scratch.take(length)
    this.holdings.heap.words.copyWithin(copied, at, at + length)
    return { at: copied, length }
  }

  /** Adds to the bits what the plan finds. */
  private addTo(bits: number, plan: Plan): void {
    const { kernels, slots } = this.holdings
    if (plan.kind === 'set') {
      if (plan.set.dense) kernels.addBits(bits, plan.set.at, this.words)
      else kernels.addList(bits, plan.set.at, plan.set.length)
    } else if (plan.kind === 'any') for (const part of plan.parts) this.addTo(bits, part)
    else if (plan.kind === 'everything') kernels.addBits(bits, slots.present.at, this.words)
    else if (plan.kind === 'range' && plan.most < slots.present.size / 8) this.addRange(bits, plan)
    else if (plan.kind !== 'nothing') {
      const found = this.scratch.takeZeros(this.words)
      kernels.addBits(found, slots.present.at, this.words)
      this.sift(found, plan, 1)
      kernels.addBits(bits, found, this.words)
    }
  }

  /** A narrow range is read off the order of its field, a stretch of slots at a time. */
  private addRange(bits: number, { field, from, most }: Extract<Plan, { kind: 'range' }>): void {
    if (field === 'chapters') throw new RangeError('works are in no order of chapters')
    const { keys, kernels } = this.holdings
    const order = keys.order(field)
    let left = most
    for (const { at, length } of order.upwards(order.find(keys.comparison(field, { key: from, id: -1 })))) {
      kernels.addList(bits, at, Math.min(left, length))
      left -= length
      if (left <= 0) return
    }
  }

  /** Keeps in the bits what the plan finds, or drops it. */
  private sift(bits: number, plan: Plan, keep: 0 | 1): void {
    const { kernels, keys } = this.holdings
    if (plan.kind === 'not') this.sift(bits, plan.part, keep ? 0 : 1)
    else if (plan.kind === 'range') {
      const { from, to, field } = plan
      kernels.keepRange(bits, this.words, keys.field(field).at, from, to, keep)
    } else if (plan.kind === 'set' && plan.set.dense) kernels.keepBits(bits, plan.set.at, this.words, keep)
    else if (plan.kind === 'set' && !keep) kernels.dropList(bits, plan.set.at, plan.set.length)
    else if ((plan.kind === 'all' && keep) || (plan.kind === 'any' && !keep)) {
      for (const part of plan.parts.toSorted((one, other) => effort(one) - effort(other))) this.sift(bits, part, keep)
    } else kernels.keepBits(bits, this.bitsOf(plan), this.words, keep)
  }
}

/** Ranges last: they look at what is left only. */
function effort(plan: Plan): number {
  return plan.kind === 'range' ? 2 : plan.kind === 'set' ? 0 : 1
}
