import { Column, type ColumnState } from './column.ts'
import type { Heap } from './heap.ts'

/** Where a ranking stands in its heap. */
export interface RankingState {
  readonly ranked: ColumnState
  readonly length: number
}

/**
 * Members in descending order of their counts, kept so while counts move by one: a count that grows changes places with
 * the first of its equals, one that shrinks with the last. Counts and places are the owner's columns, one row a member.
 */
export class Ranking {
  length: number
  private readonly ranked: Column
  private readonly counts: Column
  private readonly places: Column

  constructor(heap: Heap, counts: Column, places: Column, state?: RankingState) {
    this.ranked = new Column(heap, 1, state?.ranked)
    this.length = state?.length ?? 0
    this.counts = counts
    this.places = places
  }

  /** @returns the member at a place, 0 for the one with the highest count */
  at(place: number): number {
    return this.ranked.get(place)
  }

  /** Where the members stand, the one with the highest count first. */
  get address(): number {
    return this.ranked.at
  }

  /** @returns how many members have a count above this */
  above(count: number): number {
    return this.firstNotAbove(count)
  }

  /** Adds a member by the count that it has. */
  enter(member: number): void {
    this.ranked.reach(this.length + 1)
    const count = this.counts.get(member)
    let gap = this.length++
    // from the end upwards, the first of each group of equals moves behind its last
    while (gap > 0 && this.counts.get(this.at(gap - 1)) < count) {
      const first = this.firstNotAbove(this.counts.get(this.at(gap - 1)), gap)
      this.put(this.at(first), gap)
      gap = first
    }
    this.put(member, gap)
  }

  leave(member: number): void {
    let gap = this.places.get(member)
    this.length--
    while (gap < this.length) {
      const last = this.firstNotAbove(this.counts.get(this.at(gap + 1)) - 1, this.length + 1) - 1
      this.put(this.at(last), gap)
      gap = last
    }
  }

  /** Adds one to the count of a member. */
  rise(member: number): void {
    const count = this.counts.get(member)
    this.swap(member, this.firstNotAbove(count))
    this.counts.set(member, count + 1)
  }

  /** Takes one from the count of a member. */
  fall(member: number): void {
    const count = this.counts.get(member)
    this.swap(member, this.firstNotAbove(count - 1) - 1)
    this.counts.set(member, count - 1)
  }

  state(): RankingState {
    return { ranked: this.ranked.state(), length: this.length }
  }

  private put(member: number, place: number): void {
    this.ranked.set(place, member)
    this.places.set(member, place)
  }

  private swap(member: number, place: number): void {
    const other = this.at(place)
    this.put(other, this.places.get(member))
    this.put(member, place)
  }

  private firstNotAbove(count: number, length = this.length): number {
    let [low, high] = [0, length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.counts.get(this.at(middle)) > count) low = middle + 1
      else high = middle
    }
    return low
  }
}
