import { Bits, type BitsState, wordsFor } from '../../platform/sets/bits.ts'
import { Column, type ColumnState } from '../../platform/sets/column.ts'
import type { Heap } from '../../platform/sets/heap.ts'
import { NumberMap, type NumberMapState } from '../../platform/sets/number-map.ts'
import { FLAGS, type Flag } from './work.ts'

export interface SlotsState {
  readonly ids: ColumnState
  readonly byId: NumberMapState
  readonly end: number
  readonly room: number
  readonly free: readonly number[]
  readonly present: BitsState
  readonly open: BitsState
  readonly flags: readonly BitsState[]
}

/** Each work has a *slot*: a small number, given again when a work has left, that all sets are sets of. */
export class Slots {
  /** one more than the highest slot ever given */
  end: number
  /** slots there is room for */
  room: number
  readonly ids: Column
  /** slots that are taken, and of them those that guests may see */
  readonly present: Bits
  readonly open: Bits
  readonly flags: Readonly<Record<Flag, Bits>>
  private readonly byId: NumberMap
  private readonly free: number[]

  constructor(heap: Heap, state?: SlotsState) {
    this.end = state?.end ?? 0
    this.room = state?.room ?? 0
    this.free = [...(state?.free ?? [])]
    this.ids = new Column(heap, 1, state?.ids)
    this.byId = new NumberMap(heap, state?.byId)
    this.present = new Bits(heap, 4, state?.present)
    this.open = new Bits(heap, 4, state?.open)
    const [restricted, complete, crossover, singleChapter, singleRelationship] = FLAGS.map(
      (_, index) => new Bits(heap, 4, state?.flags[index]),
    )
    if (!restricted || !complete || !crossover || !singleChapter || !singleRelationship)
      throw new RangeError('flags are missing')
    this.flags = { restricted, complete, crossover, singleChapter, singleRelationship }
  }

  /** @returns undefined for a work that is not in the catalogue */
  of(workId: number): number | undefined {
    return this.byId.get(workId)
  }

  idOf(slot: number): number {
    return this.ids.get(slot)
  }

  /** @returns the slots that are taken, upwards */
  list(): Uint32Array {
    const taken = new Uint32Array(this.present.size)
    let length = 0
    for (let slot = 0; slot < this.end; slot++) if (this.present.has(slot)) taken[length++] = slot
    return taken
  }

  /** Words of a set of slots. */
  get words(): number {
    return wordsFor(this.room)
  }

  /** @returns whether there must be more room before {@link give} */
  get full(): boolean {
    return this.free.length === 0 && this.end === this.room
  }

  /** Makes room for half as many slots again. */
  grow(): void {
    this.ids.reach(this.room + 1)
    this.room = this.ids.rows
    for (const bits of [this.present, this.open, ...Object.values(this.flags)]) bits.reach(this.words)
  }

  /** @returns the slot that the work has now */
  give(workId: number): number {
    const slot = this.free.pop() ?? this.end++
    this.ids.set(slot, workId)
    this.byId.set(workId, slot)
    this.present.put(slot, true)
    return slot
  }

  /** Takes the slot back, and every flag off it. */
  take(slot: number): void {
    this.byId.delete(this.idOf(slot))
    this.free.push(slot)
    for (const bits of [this.present, this.open, ...Object.values(this.flags)]) bits.put(slot, false)
  }

  state(): SlotsState {
    return {
      ids: this.ids.state(),
      byId: this.byId.state(),
      end: this.end,
      room: this.room,
      free: this.free,
      present: this.present.state(),
      open: this.open.state(),
      flags: FLAGS.map((flag) => this.flags[flag].state()),
    }
  }
}
