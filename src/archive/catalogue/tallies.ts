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
  readonly hand: number
  readonly bar: number
}

/** Short numbers that are looked at before it is given up to find one in lesser hands. */
const LOOKED_AT = 64

/** Writes into the cards that a term has a short number now, or none any more. */
export type Renumber = (term: number, short: number, given: boolean) => void

/**
 * On how many works each term stands, for members and for guests, and which terms are counted so often that they have a
 * *short number*. All terms get one while there are some left; then one gives its number to one that is counted twice as
 * often. A term without is counted on fewer works than the bar, which is what makes it safe to pass over.
 */
export class Tallies {
  /** works for guests, and works on which it is counted, for members and for guests */
  readonly open: Column
  readonly counted: Column
  readonly countedOpen: Column
  /** a term is counted on fewer works than this, or has a short number */
  bar: number
  readonly rankedFrom: number
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
  private hand: number

  /** @param most short numbers at most
   * @param rankedFrom works on which a term is counted before it is ranked */
  constructor(heap: Heap, terms: Terms, most: number, rankedFrom: number, state?: TalliesState) {
    this.terms = terms
    this.most = most
    this.rankedFrom = rankedFrom
    this.open = new Column(heap, 1, state?.open)
    this.counted = new Column(heap, 1, state?.counted)
    this.countedOpen = new Column(heap, 1, state?.countedOpen)
    this.places = new Column(heap, 1, state?.places)
    this.shorts = new Column(heap, 1, state?.shorts)
    this.owners = new Column(heap, 1, state?.owners)
    this.given = state?.given ?? 0
    this.hand = state?.hand ?? 0
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

  /** @returns the terms of a kind that have short numbers, or are counted on `rankedFrom` works at least; those on
   * most works first */
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
    const kind = this.terms.kindOf(term)
    if (this.isRanked(term)) this.ranking(kind).rise(term)
    else if (this.counted.add(term, 1) === this.rankedFrom) this.ranking(kind).enter(term)
    if (this.counted.get(term) === 1 && this.shortOf(term) === undefined) this.moveLong(kind, 1)
  }

  /** Notes one work less. */
  fall(term: number, isOpen: boolean): void {
    if (isOpen) this.countedOpen.add(term, -1)
    const kind = this.terms.kindOf(term)
    if (this.staysRanked(term)) this.ranking(kind).fall(term)
    else {
      if (this.isRanked(term)) this.ranking(kind).leave(term)
      this.counted.add(term, -1)
    }
    if (this.counted.get(term) === 0 && this.shortOf(term) === undefined) this.moveLong(kind, -1)
  }

  /** Gives a term a short number where it has come to deserve one. */
  settle(term: number, renumber: Renumber): void {
    if (this.shortOf(term) !== undefined || !this.deserves(term)) return
    const short = this.freeShort(term, renumber)
    if (short === undefined) return
    const kind = this.terms.kindOf(term)
    this.moveLong(kind, this.counted.get(term) > 0 ? -1 : 0)
    if (!this.isRanked(term)) this.ranking(kind).enter(term)
    this.owners.set(short, term)
    this.shorts.set(term, short + 1)
    renumber(term, short, true)
  }

  /** Moves a term to where its kind is ranked.
   * @param change sets the kind */
  changeKind(term: number, change: () => void): void {
    const isRanked = this.isRanked(term)
    const isLong = this.shortOf(term) === undefined && this.counted.get(term) > 0
    if (isRanked) this.ranking(this.terms.kindOf(term)).leave(term)
    if (isLong) this.moveLong(this.terms.kindOf(term), -1)
    change()
    if (isRanked) this.ranking(this.terms.kindOf(term)).enter(term)
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
      hand: this.hand,
      bar: this.bar,
    }
  }

  private staysRanked(term: number): boolean {
    return this.shortOf(term) !== undefined || this.counted.get(term) > this.rankedFrom
  }

  private isRanked(term: number): boolean {
    return this.shortOf(term) !== undefined || this.counted.get(term) >= this.rankedFrom
  }

  private deserves(term: number): boolean {
    return this.counted.get(term) >= (this.isWhole(term) ? 1 : this.bar)
  }

  private isWhole(term: number): boolean {
    return WHOLE_KINDS.has(this.terms.kindOf(term))
  }

  /** @returns undefined when none was found in lesser hands; the bar has risen above the term then */
  private freeShort(term: number, renumber: Renumber): number | undefined {
    if (this.given < this.most) {
      this.owners.reach(this.given + 1)
      return this.given++
    }
    const short = this.leastOfSome()
    const worth = this.counted.get(term)
    if (short !== undefined && (this.isWhole(term) || this.counted.get(this.ownerOf(short)) * 2 <= worth)) {
      this.takeShort(short, renumber)
      return short
    }
    this.bar = Math.max(this.bar, worth * 2)
    return undefined
  }

  /** Looks at some short numbers, others each time. @returns the one whose term can best do without */
  private leastOfSome(): number | undefined {
    let least: number | undefined
    for (let looked = 0; looked < Math.min(LOOKED_AT, this.most); looked++) {
      this.hand = (this.hand + 1) % this.most
      const owner = this.ownerOf(this.hand)
      if (this.isWhole(owner)) continue
      if (least === undefined || this.counted.get(owner) < this.counted.get(this.ownerOf(least))) least = this.hand
    }
    return least
  }

  private takeShort(short: number, renumber: Renumber): void {
    const term = this.ownerOf(short)
    this.shorts.set(term, 0)
    this.bar = Math.max(this.bar, this.counted.get(term) + 1)
    const kind = this.terms.kindOf(term)
    if (!this.isRanked(term)) this.ranking(kind).leave(term)
    this.moveLong(kind, this.counted.get(term) > 0 ? 1 : 0)
    renumber(term, short, false)
  }

  private moveLong(kind: Kind, by: number): void {
    this.long[kind] = this.longOf(kind) + by
  }
}
