import { Column, type ColumnState } from './column.ts'
import type { Heap } from './heap.ts'

/**
 * A card for each row, one line of the processor's cache: the row's *short* numbers (below 65,536), which are counted
 * most often, and the address of a block for the rest.
 *
 *     word 0   how many short numbers
 *     word 1   address of the block, 0 for none
 *     2 … 15   the first 28 short numbers, two a word
 *
 *     block    how many spilled, long and silent; then the spilled short numbers, one a word, the long, the silent ones
 *
 * Long numbers are counted seldom, silent ones never: they are there so that the row can be taken apart again.
 */
export const CARD = 16
/** Short numbers that stand on the card itself. */
export const ON_CARD = 28
/** Words at the head of a block. */
export const HEAD = 3

/** What a card says. */
export interface Card {
  readonly short: readonly number[]
  readonly long: readonly number[]
  readonly silent: readonly number[]
}

export class Cards {
  private readonly heap: Heap
  private readonly column: Column

  constructor(heap: Heap, state?: ColumnState) {
    this.heap = heap
    this.column = new Column(heap, CARD, state)
  }

  /** the address of row 0 */
  get at(): number {
    return this.column.at
  }

  reach(rows: number): void {
    this.column.reach(rows)
  }

  read(row: number): Card {
    const { words, halves } = this.heap
    const at = this.at + row * CARD
    const count = words[at] ?? 0
    const block = words[at + 1] ?? 0
    const onCard = halves.slice(2 * at + 4, 2 * at + 4 + Math.min(count, ON_CARD))
    if (block === 0) return { short: [...onCard], long: [], silent: [] }
    const [spilled = 0, long = 0, silent = 0] = words.slice(block, block + HEAD)
    const parts = words.slice(block + HEAD, block + HEAD + spilled + long + silent)
    return {
      short: [...onCard, ...parts.subarray(0, spilled)],
      long: [...parts.subarray(spilled, spilled + long)],
      silent: [...parts.subarray(spilled + long)],
    }
  }

  write(row: number, { short, long, silent }: Card): void {
    const spilled = short.slice(ON_CARD)
    const rest = [...spilled, ...long, ...silent]
    const block = this.roomFor(row, rest.length)
    const { words, halves } = this.heap
    const at = this.at + row * CARD
    words[at] = short.length
    words[at + 1] = block
    halves.set(short.slice(0, ON_CARD), 2 * at + 4)
    if (block !== 0) words.set([spilled.length, long.length, silent.length, ...rest], block)
  }

  /** Leaves an empty card. */
  clear(row: number): void {
    this.write(row, { short: [], long: [], silent: [] })
  }

  state(): ColumnState {
    return this.column.state()
  }

  private roomFor(row: number, rest: number): number {
    const { words } = this.heap
    const block = words[this.at + row * CARD + 1] ?? 0
    const had = block === 0 ? 0 : HEAD + (words[block] ?? 0) + (words[block + 1] ?? 0) + (words[block + 2] ?? 0)
    if (rest === 0) {
      if (block !== 0) this.heap.give(block, had)
      return 0
    }
    return block === 0 ? this.heap.take(HEAD + rest) : this.heap.resize(block, had, HEAD + rest, 0)
  }
}
