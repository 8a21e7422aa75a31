import { Cards } from '../../platform/sets/cards.ts'
import { Column, type ColumnState } from '../../platform/sets/column.ts'
import type { MakeKernels } from '../../platform/sets/compiled.ts'
import { Heap, type HeapState } from '../../platform/sets/heap.ts'
import type { Kernels } from '../../platform/sets/kernels.ts'
import { Keys, type KeysState } from './keys.ts'
import { Postings, type PostingsState } from './postings.ts'
import type { Settings } from './settings.ts'
import { Slots, type SlotsState } from './slots.ts'
import { Tallies, type TalliesState } from './tallies.ts'
import { Terms, type TermsState } from './terms.ts'

export interface HoldingsState {
  readonly heap: HeapState
  readonly slots: SlotsState
  readonly keys: KeysState
  readonly terms: TermsState
  readonly postings: PostingsState
  readonly tallies: TalliesState
  readonly cards: ColumnState
  readonly longCounts: ColumnState
}

/** Everything the catalogue keeps, in one heap. */
export class Holdings {
  readonly heap: Heap
  readonly kernels: Kernels
  readonly settings: Settings
  readonly slots: Slots
  readonly keys: Keys
  readonly terms: Terms
  /** of each term its slots */
  readonly postings: Postings
  readonly tallies: Tallies
  /** of each slot its terms */
  readonly cards: Cards
  /** a count for each term, all 0 between two queries */
  readonly longCounts: Column

  constructor(settings: Settings, makeKernels: MakeKernels, heap: Heap = new Heap(), state?: HoldingsState) {
    this.settings = settings
    this.heap = heap
    this.kernels = makeKernels(heap)
    this.slots = new Slots(heap, state?.slots)
    this.keys = new Keys(heap, this.slots, state?.keys)
    this.terms = new Terms(heap, state?.terms)
    this.postings = new Postings(heap, this.kernels, settings.denseShare, state?.postings)
    this.tallies = new Tallies(heap, this.terms, settings.shortMost, settings.rankedFrom, state?.tallies)
    this.cards = new Cards(heap, state?.cards)
    this.longCounts = new Column(heap, 1, state?.longCounts)
    this.postings.reachSlots(this.slots.room)
  }

  /** Makes room for one work more. */
  reachSlot(): void {
    if (!this.slots.full) return
    this.slots.grow()
    this.postings.reachSlots(this.slots.room)
    this.keys.reachSlots(this.slots.room)
    this.cards.reach(this.slots.room)
  }

  /** Makes room for what is known of the terms there are. */
  reachTerms(): void {
    this.postings.reachTerms(this.terms.length)
    this.tallies.reachTerms(this.terms.length)
    this.longCounts.reach(this.terms.length)
  }

  state(): HoldingsState {
    return {
      heap: this.heap.state(),
      slots: this.slots.state(),
      keys: this.keys.state(),
      terms: this.terms.state(),
      postings: this.postings.state(),
      tallies: this.tallies.state(),
      cards: this.cards.state(),
      longCounts: this.longCounts.state(),
    }
  }
}
