import type { Heap } from './heap.ts'
import { roomFor } from './rooms.ts'

/** Where a column stands in its heap. */
export interface ColumnState {
  readonly at: number
  readonly rows: number
}

/** A number of words for each of many rows, one after the other. New rows are zeros. */
export class Column {
  /** of row 0 */
  at: number
  /** rows there is room for */
  rows: number
  protected readonly heap: Heap
  /** words of a row */
  readonly width: number

  constructor(heap: Heap, width = 1, state?: ColumnState) {
    this.heap = heap
    this.width = width
    this.rows = state?.rows ?? 0
    this.at = state?.at ?? 0
  }

  /** Sees to room for `rows`, and for half as many again as there were, so that it seldom moves. */
  reach(rows: number): void {
    if (rows <= this.rows) return
    const room = roomFor(Math.max(rows, 64, this.rows + (this.rows >> 1)) * this.width)
    const moved = this.heap.take(room)
    const { words } = this.heap
    const kept = this.rows * this.width
    words.copyWithin(moved, this.at, this.at + kept)
    words.fill(0, moved + kept, moved + room)
    if (this.rows > 0) this.heap.give(this.at, kept)
    this.at = moved
    this.rows = Math.floor(room / this.width)
  }

  get(row: number): number {
    return this.heap.words[this.at + row] ?? 0
  }

  set(row: number, value: number): void {
    this.heap.words[this.at + row] = value
  }

  add(row: number, change: number): number {
    const value = this.get(row) + change
    this.set(row, value)
    return value
  }

  state(): ColumnState {
    return { at: this.at, rows: this.rows }
  }
}

/** A column of floating-point numbers: whole ones are exact up to 2⁵³. */
export class Doubles extends Column {
  constructor(heap: Heap, state?: ColumnState) {
    super(heap, 2, state)
  }

  override get(row: number): number {
    return this.heap.doubles[(this.at >>> 1) + row] ?? 0
  }

  override set(row: number, value: number): void {
    this.heap.doubles[(this.at >>> 1) + row] = value
  }
}
