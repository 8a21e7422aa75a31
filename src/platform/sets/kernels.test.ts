import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAll } from '../../../tools/build.ts'
import { wordsFor } from './bits.ts'
import { type Card, Cards } from './cards.ts'
import { Doubles } from './column.ts'
import { findKernels, type MakeKernels } from './compiled.ts'
import { Heap } from './heap.ts'
import type { Kernels } from './kernels.ts'
import { plainKernels } from './plain.ts'

const HIGHEST = 700
const WORDS = wordsFor(HIGHEST + 1)

await buildAll()
const compiledKernels = findKernels('dist')

/** A heap with some sets in it, and what a kernel made of them. */
class Bench {
  readonly heap = new Heap()
  readonly kernels: Kernels

  constructor(make: MakeKernels) {
    this.kernels = make(this.heap)
  }

  list(numbers: readonly number[]): number {
    const at = this.heap.take(numbers.length + 1)
    this.heap.words.set(numbers, at)
    return at
  }

  bits(numbers: readonly number[]): number {
    const at = this.heap.takeZeros(WORDS)
    for (const number of numbers) {
      this.heap.words[at + (number >>> 5)] = (this.heap.words[at + (number >>> 5)] ?? 0) | (1 << (number & 31))
    }
    return at
  }

  readList(at: number, length: number): readonly number[] {
    return [...this.heap.words.subarray(at, at + length)]
  }

  readBits(at: number): readonly number[] {
    return numbersUpTo(HIGHEST).filter((number) => ((this.heap.words[at + (number >>> 5)] ?? 0) >>> (number & 31)) & 1)
  }
}

function numbersUpTo(highest: number): readonly number[] {
  return Array.from({ length: highest + 1 }, (_, number) => number)
}

/** Few numbers, or most there are. */
const sets = fc
  .record({ some: fc.uniqueArray(fc.nat(HIGHEST), { maxLength: 80 }), rest: fc.boolean() })
  .map(({ some, rest }) => numbersUpTo(HIGHEST).filter((number) => some.includes(number) !== rest))
const keeps = fc.constantFrom(0 as const, 1 as const)

const both = { 'in plain loops': plainKernels, compiled: compiledKernels }

test('the build has compiled the kernels', () => {
  expect(compiledKernels).not.toBe(plainKernels)
})

test.each(Object.entries(both))('sets are joined, parted and counted %s', (_, make) => {
  fc.assert(
    fc.property(sets, sets, keeps, (one, other, keep) => {
      const bench = new Bench(make)
      const { kernels } = bench
      const kept = one.filter((number) => other.includes(number) === (keep === 1))
      const common = one.filter((number) => other.includes(number))
      const [bits, otherBits, list, otherList] = [
        bench.bits(one),
        bench.bits(other),
        bench.list(one),
        bench.list(other),
      ]
      const into = bench.list(one)
      expect(kernels.countBits(bits, WORDS)).toBe(one.length)
      expect(kernels.countCommon(bits, otherBits, WORDS)).toBe(common.length)
      expect(kernels.countListed(list, one.length, otherBits)).toBe(common.length)
      expect(bench.readList(into, kernels.listBits(bits, WORDS, into))).toEqual(one)
      expect(bench.readList(into, kernels.listInBits(list, one.length, otherBits, keep, into))).toEqual(kept)
      expect(bench.readList(into, kernels.listInList(list, one.length, otherList, other.length, keep, into))).toEqual(
        kept,
      )
      kernels.keepBits(bits, otherBits, WORDS, keep)
      expect(bench.readBits(bits)).toEqual(kept)
      kernels.addList(bits, list, one.length)
      expect(bench.readBits(bits)).toEqual(one)
      kernels.dropList(bits, otherList, other.length)
      expect(bench.readBits(bits)).toEqual(one.filter((number) => !other.includes(number)))
      kernels.addBits(bits, otherBits, WORDS)
      expect(bench.readBits(bits)).toEqual(numbersUpTo(HIGHEST).filter((n) => one.includes(n) || other.includes(n)))
    }),
  )
})

test.each(Object.entries(both))('ranges are kept and dropped, both ends inside, %s', (_, make) => {
  const ends = fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(-Infinity, Infinity, 2 ** 33 + 1))
  fc.assert(
    fc.property(sets, ends, ends, keeps, (numbers, from, to, keep) => {
      const bench = new Bench(make)
      const valueFor = (number: number) => (number % 50 === 0 ? 2 ** 33 + 1 : number % 11)
      const column = new Doubles(bench.heap)
      column.reach(HIGHEST + 200)
      for (const number of numbersUpTo(HIGHEST)) column.set(number, valueFor(number))
      const kept = numbers.filter((number) => (valueFor(number) >= from && valueFor(number) <= to) === (keep === 1))
      const [bits, list] = [bench.bits(numbers), bench.list(numbers)]
      bench.kernels.keepRange(bits, WORDS, column.at, from, to, keep)
      expect(bench.readBits(bits)).toEqual(kept)
      const left = bench.kernels.listInRange(list, numbers.length, column.at, from, to, keep, list)
      expect(bench.readList(list, left)).toEqual(kept)
    }),
  )
})

const cards: fc.Arbitrary<Card> = fc.record({
  short: fc.uniqueArray(fc.nat(60), { maxLength: 40 }),
  long: fc.uniqueArray(fc.nat(60), { maxLength: 5 }),
  silent: fc.uniqueArray(fc.nat(60), { maxLength: 3 }),
})

test.each(Object.entries(both))('cards are tallied %s', (_, make) => {
  fc.assert(
    fc.property(fc.array(cards, { maxLength: 90 }), fc.integer({ min: 1, max: 3 }), (written, least) => {
      const bench = new Bench(make)
      const { kernels, heap } = bench
      const kept = new Cards(heap)
      kept.reach(written.length)
      for (const [row, card] of written.entries()) kept.write(row, card)
      const rows = [...written.keys()].filter((row) => row % 3 !== 1)
      const list = bench.list(rows)
      const [counts, noting, long, noted] = [0, 0, 0, 0].map(() => heap.takeZeros(62))
      const expected = (kind: 'short' | 'long') =>
        numbersUpTo(60).map((number) => rows.filter((row) => written[row]?.[kind].includes(number)).length)
      const sorted = (length: number) => bench.readList(noted ?? 0, length).toSorted((a, b) => a - b)
      const reaching = (kind: 'short' | 'long', most: number) =>
        numbersUpTo(60).filter((number) => (expected(kind)[number] ?? 0) >= most)
      kernels.tally(list, rows.length, kept.at, counts ?? 0)
      expect(bench.readList(counts ?? 0, 61)).toEqual(expected('short'))
      expect(sorted(kernels.tallyNoting(list, rows.length, kept.at, noting ?? 0, noted ?? 0))).toEqual(
        reaching('short', 1),
      )
      expect(bench.readList(noting ?? 0, 61)).toEqual(expected('short'))
      expect(sorted(kernels.tallyLong(list, rows.length, kept.at, long ?? 0, least, noted ?? 0))).toEqual(
        reaching('long', least),
      )
      expect(bench.readList(long ?? 0, 61)).toEqual(expected('long'))
      kernels.clearLong(list, rows.length, kept.at, long ?? 0)
      expect(bench.readList(long ?? 0, 61)).toEqual(Array(61).fill(0))
      for (const [row, card] of written.entries()) expect(kept.read(row)).toEqual(card)
    }),
  )
})
