import type { Heap } from '../../platform/sets/heap.ts'

/** Memory of one query: all of it is given back when the query is answered. */
export class Scratch {
  private readonly heap: Heap
  private readonly taken: (readonly [at: number, length: number])[] = []

  constructor(heap: Heap) {
    this.heap = heap
  }

  take(length: number): number {
    const at = this.heap.take(Math.max(1, length))
    this.taken.push([at, Math.max(1, length)])
    return at
  }

  takeZeros(length: number): number {
    const at = this.take(length)
    this.heap.words.fill(0, at, at + length)
    return at
  }

  [Symbol.dispose](): void {
    for (const [at, length] of this.taken) this.heap.give(at, length)
  }
}
