import { Ranges } from './ranges.ts'
import { roomFor } from './rooms.ts'

/** Bytes of a page of WebAssembly, and pages there can be: 4 GiB. */
const PAGE = 65_536
const MOST_PAGES = 65_536

/** Blocks up to this many words come from shelves of their size; larger ones are cut to measure. */
const SHELVED = 2048
/** Words fetched at once to fill shelves from. */
const CRATE = 65_536
/** The first words are never given out: an address of 0 stands for nothing. */
const FIRST = 16

/** What a heap is besides its words. */
export interface HeapState {
  readonly top: number
  readonly shelves: readonly (readonly [room: number, first: number])[]
  readonly crate: readonly [at: number, end: number]
  readonly free: readonly (readonly [at: number, length: number])[]
}

/**
 * All numbers of an index in one flat memory, which kernels in WebAssembly see too. An *address* is a place in
 * `words`. The memory is a shared one because that grows without moving: what was read at an address before stays there.
 * Its three views are made anew when it grows, so they are never kept across a {@link take}.
 */
export class Heap {
  words: Uint32Array
  /** two for each word: address × 2 */
  halves: Uint16Array
  /** one for two words: address ÷ 2 */
  doubles: Float64Array
  readonly memory: WebAssembly.Memory
  private top = FIRST
  private crate: readonly [at: number, end: number] = [0, 0]
  /** by size, the first of the free blocks; each begins with the address of the next */
  private readonly shelves = new Map<number, number>()
  private readonly free = new Ranges()

  constructor() {
    this.memory = new WebAssembly.Memory({ initial: 2, maximum: MOST_PAGES, shared: true })
    this.words = new Uint32Array(this.memory.buffer)
    this.halves = new Uint16Array(this.memory.buffer)
    this.doubles = new Float64Array(this.memory.buffer)
  }

  /** @returns the address of a block of {@link roomFor} so many words, holding whatever was there; even, and a
   * multiple of 16 for more than 2048 words */
  take(length: number): number {
    const room = roomFor(length)
    return room > SHELVED ? this.cut(room) : this.fromShelf(room)
  }

  /** @returns the address of a block of zeros */
  takeZeros(length: number): number {
    const at = this.take(length)
    this.words.fill(0, at, at + roomFor(length))
    return at
  }

  /** @param length with which the block was taken, or any that has the same room */
  give(at: number, length: number): void {
    const room = roomFor(length)
    if (room > SHELVED) this.free.give(at, room)
    else {
      this.words[at] = this.shelves.get(room) ?? 0
      this.shelves.set(room, at)
    }
  }

  /** @returns the address of a block of `length` words that begins with the first `kept` of the one given back */
  resize(at: number, length: number, wanted: number, kept: number): number {
    if (roomFor(length) === roomFor(wanted)) return at
    const moved = this.take(wanted)
    this.words.copyWithin(moved, at, at + kept)
    this.give(at, length)
    return moved
  }

  /** Words in use, or free between such as are. */
  get used(): number {
    return this.top
  }

  /** Words that are free below {@link used}, those on shelves not counted. */
  get unused(): number {
    return this.free.total
  }

  state(): HeapState {
    return { top: this.top, shelves: [...this.shelves], crate: this.crate, free: this.free.list() }
  }

  /** @returns a heap with the words of another, whose {@link state} it was */
  static restore(words: Uint32Array, { top, shelves, crate, free }: HeapState): Heap {
    const heap = new Heap()
    heap.reach(top)
    heap.words.set(words.subarray(0, top))
    heap.top = top
    heap.crate = crate
    for (const [room, first] of shelves) heap.shelves.set(room, first)
    for (const [at, length] of free) heap.free.give(at, length)
    return heap
  }

  private fromShelf(room: number): number {
    const first = this.shelves.get(room) ?? 0
    if (first !== 0) {
      this.shelves.set(room, this.words[first] ?? 0)
      return first
    }
    let [at, end] = this.crate
    if (end - at < room) {
      at = this.cut(CRATE)
      end = at + CRATE
    }
    this.crate = [at + room, end]
    return at
  }

  private cut(room: number): number {
    const found = this.free.take(room)
    if (found !== undefined) return found
    const at = this.top
    this.reach(at + room)
    this.top = at + room
    return at
  }

  /** Grows by a sixteenth at least, so that it seldom does. */
  private reach(end: number): void {
    if (end <= this.words.length) return
    const pages = this.words.length / (PAGE / 4)
    const needed = Math.ceil(end / (PAGE / 4)) - pages
    this.memory.grow(Math.min(MOST_PAGES - pages, Math.max(needed, pages >> 4)))
    this.words = new Uint32Array(this.memory.buffer)
    this.halves = new Uint16Array(this.memory.buffer)
    this.doubles = new Float64Array(this.memory.buffer)
  }
}
