import { Column, type ColumnState } from '../../platform/sets/column.ts'
import type { Heap } from '../../platform/sets/heap.ts'
import { Ranking, type RankingState } from '../../platform/sets/ranking.ts'
import { KINDS, type Kind, type Terms, WHOLE_KINDS } from './terms.ts'

export interface TalliesState {
  readonly open: ColumnState
  readonly counted: ColumnState
  readonly countedOpen: ColumnState
  readonly places: ColumnState
  readonly shorts: ColumnState
  readonly owners: ColumnState
  readonly rankings: readonly RankingState[]
  readonly long: readonly number[]
  readonly given: number
  readonly bar: number
}

/** Writes into the cards that a term has a short number now, or none any more. */
export type Renumber = (term: number, short: number, given: boolean) => void

/**
 * On how many works each term stands, for members and for guests, and which terms are counted so often that they have a
 * *short number*. All terms get one while there are some left; then the least counted gives its number to one that is
 * counted twice as often. A term without is counted on fewer works than the bar, which is what makes it safe to pass over.
 */
export class Tallies {
  /** works for guests, and works on which it is counted, for members and for guests */
  readonly open: Column
  readonly counted: Column
  readonly countedOpen: Column
  /** a term is counted on fewer works than this, or has a short number */
  bar: number
  private readonly terms: Terms
  private readonly places: Column
  /** short number + 1 of each term, 0 for none */
  readonly shorts: Column
  /** the term of each short number */
  private readonly owners: Column
  private readonly rankings: readonly Ranking[]
  /** of each kind the terms that are counted and have no short number */
  private readonly long: number[]
  private readonly most: number
  private given: number

  /** @param most short numbers at most */
  constructor(heap: Heap, terms: Terms, most: number, state?: TalliesState) {
    this.terms = terms
    this.most = most
    this.open = new Column(heap, 1, state?.open)
    this.counted = new Column(heap, 1, state?.counted)
    this.countedOpen = new Column(heap, 1, state?.countedOpen)
    this.places = new Column(heap, 1, state?.places)
    this.shorts = new Column(heap, 1, state?.shorts)
    this.owners = new Column(heap, 1, state?.owners)
    this.given = state?.given ?? 0
    this.bar = state?.bar ?? 1
    this.long = KINDS.map((_, kind) => state?.long[kind] ?? 0)
    this.rankings = KINDS.map((_, kind) => new Ranking(heap, this.counted, this.places, state?.rankings[kind]))
  }

  reachTerms(terms: number): void {
    for (const column of [this.open, this.counted, this.countedOpen, this.places, this.shorts]) column.reach(terms)
  }

  /** @returns undefined for a term without */
  shortOf(term: number): number | undefined {
    const short = this.shorts.get(term)
    return short === 0 ? undefined : short - 1
  }

  /** @returns the term of a short number */
  ownerOf(short: number): number {
    return this.owners.get(short)
  }

  /** Short numbers there were. */
  get shortNumbers(): number {
    return this.given
  }

  /** @returns the terms of a kind that have short numbers, those on most works first */
  ranking(kind: Kind): Ranking {
    const ranking = this.rankings[kind]
    if (!ranking) throw new RangeError(`there is no kind ${kind}`)
    return ranking
  }

  /** @returns how many terms of a kind are counted without having a short number */
  longOf(kind: Kind): number {
    return this.long[kind] ?? 0
  }

  /** Notes one work more on which a term is counted. */
  rise(term: number, isOpen: boolean): void {
    if (isOpen) this.countedOpen.add(term, 1)
    if (this.shortOf(term) !== undefined) this.ranking(this.terms.kindOf(term)).rise(term)
    else if (this.counted.add(term, 1) === 1) this.moveLong(this.terms.kindOf(term), 1)
  }

  /** Notes one work less. */
  fall(term: number, isOpen: boolean): void {
    if (isOpen) this.countedOpen.add(term, -1)
    if (this.shortOf(term) !== undefined) this.ranking(this.terms.kindOf(term)).fall(term)
    else if (this.counted.add(term, -1) === 0) this.moveLong(this.terms.kindOf(term), -1)
  }

  /** Gives a term a short number where it has come to deserve one. */
  settle(term: number, renumber: Renumber): void {
    if (this.shortOf(term) !== undefined || !this.deserves(term)) return
    const short = this.freeShort(term, renumber)
    if (short === undefined) return
    const kind = this.terms.kindOf(term)
    this.moveLong(kind, this.counted.get(term) > 0 ? -1 : 0)
    this.owners.set(short, term)
    this.shorts.set(term, short + 1)
    this.ranking(kind).enter(term)
    renumber(term, short, true)
  }

  /** Moves a term to where its kind is ranked.
   * @param change sets the kind */
  changeKind(term: number, change: () => void): void {
    const isShort = this.shortOf(term) !== undefined
    const isLong = !isShort && this.counted.get(term) > 0
    if (isShort) this.ranking(this.terms.kindOf(term)).leave(term)
    if (isLong) this.moveLong(this.terms.kindOf(term), -1)
    change()
    if (isShort) this.ranking(this.terms.kindOf(term)).enter(term)
    if (isLong) this.moveLong(this.terms.kindOf(term), 1)
  }

  state(): TalliesState {
    return {
      open: this.open.state(),
      counted: this.counted.state(),
      countedOpen: this.countedOpen.state(),
      places: this.places.state(),
      shorts: this.shorts.state(),
      owners: this.owners.state(),
      rankings: this.rankings.map((ranking) => ranking.state()),
      long: this.long,
      given: this.given,
      bar: this.bar,
    }
  }

  private deserves(term: number): boolean {
    return this.counted.get(term) >= (WHOLE_KINDS.has(this.terms.kindOf(term)) ? 1 : this.bar)
  }

  /** @returns undefined when all are in better hands; the bar has risen above the term then */
  private freeShort(term: number, renumber: Renumber): number | undefined {
    if (this.given < this.most) {
      this.owners.reach(this.given + 1)
      return this.given++
    }
    const least = this.leastCounted()
    const short = least === undefined ? undefined : this.shortOf(least)
    if (least !== undefined && short !== undefined && this.isWorthMore(term, least)) {
      this.takeShort(least, short, renumber)
      return short
    }
    this.bar = Math.max(this.bar, this.counted.get(term) + 1, least === undefined ? 0 : this.counted.get(least) * 2)
    return undefined
  }

  private isWorthMore(term: number, least: number): boolean {
    return this.counted.get(term) >= this.counted.get(least) * 2 || WHOLE_KINDS.has(this.terms.kindOf(term))
  }

  /** @returns the term that can best do without its short number */
  private leastCounted(): number | undefined {
    let least: number | undefined
    for (const [kind, ranking] of this.rankings.entries()) {
      if (ranking.length === 0 || WHOLE_KINDS.has(kind)) continue
      const last = ranking.at(ranking.length - 1)
      if (least === undefined || this.counted.get(last) < this.counted.get(least)) least = last
    }
    return least
  }

  private takeShort(term: number, short: number, renumber: Renumber): void {
    const kind = this.terms.kindOf(term)
    this.ranking(kind).leave(term)
    this.shorts.set(term, 0)
    this.bar = Math.max(this.bar, this.counted.get(term) + 1)
    this.moveLong(kind, this.counted.get(term) > 0 ? 1 : 0)
    renumber(term, short, false)
  }

  private moveLong(kind: Kind, by: number): void {
    this.long[kind] = this.longOf(kind) + by
  }
}
