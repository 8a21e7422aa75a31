import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Column } from './column.ts'
import { firstOf } from './first.ts'
import { Heap } from './heap.ts'
import { NumberMap } from './number-map.ts'
import { BLOCK, Order } from './order.ts'
import { Podium } from './podium.ts'
import { Ranking } from './ranking.ts'
import { roomFor } from './rooms.ts'
import { sortedBy } from './sort.ts'
import { beginningOf, compareTexts, dropText, keepText, packText, readText } from './texts.ts'

test('blocks in use never overlap, and what was given back is used again', () => {
  const lengths = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9000 }))
  fc.assert(
    fc.property(fc.array(fc.record({ length: lengths, give: fc.nat() }), { maxLength: 200 }), (script) => {
      const heap = new Heap()
      const taken: (readonly [at: number, length: number])[] = []
      for (const { length, give } of script) {
        taken.push([heap.take(length), length])
        const [given] = give % 2 ? taken.splice(give % taken.length, 1) : []
        if (given) heap.give(...given)
      }
      const inOrder = taken.toSorted(([one], [other]) => one - other)
      for (const [index, [at, length]] of inOrder.entries()) {
        expect(at % 2).toBe(0)
        if (roomFor(length) > 2048) expect(at % 16).toBe(0)
        expect(at + roomFor(length)).toBeLessThanOrEqual(inOrder[index + 1]?.[0] ?? heap.used)
      }
      const { used } = heap
      for (const [at, length] of taken) heap.give(at, length)
      for (const [, length] of taken) if (roomFor(length) > 2048) heap.take(length)
      expect(heap.used).toBeLessThanOrEqual(used + 65_536)
    }),
  )
})

test('a map holds what a map holds', () => {
  const keys = fc.integer({ min: 1, max: 120 }).map((key) => key * 0x10001)
  fc.assert(
    fc.property(fc.array(fc.record({ key: keys, value: fc.nat(), leaves: fc.boolean() }), { size: '+2' }), (script) => {
      const [map, plain] = [new NumberMap(new Heap()), new Map<number, number>()]
      for (const { key, value, leaves } of script) {
        for (const side of [map, plain])
          if (leaves) side.delete(key)
          else side.set(key, value)
      }
      expect(map.size).toBe(plain.size)
      for (let key = 1; key <= 120; key++) expect(map.get(key * 0x10001)).toBe(plain.get(key * 0x10001))
    }),
  )
})

test('a ranking stays in descending order while counts move, and members come and go', () => {
  const moves = fc.constantFrom('rise' as const, 'rise' as const, 'fall' as const, 'leave' as const, 'enter' as const)
  fc.assert(
    fc.property(fc.array(fc.record({ member: fc.nat(25), move: moves }), { size: '+2' }), (script) => {
      const heap = new Heap()
      const [counts, places] = [new Column(heap), new Column(heap)]
      for (const column of [counts, places]) column.reach(26)
      const ranking = new Ranking(heap, counts, places)
      const members = new Set<number>()
      for (const { member, move } of script) {
        if (move === 'enter' && !members.has(member)) {
          counts.set(member, (member * 7) % 5)
          members.add(member)
          ranking.enter(member)
        } else if (!members.has(member)) continue
        else if (move === 'leave') {
          members.delete(member)
          ranking.leave(member)
        } else if (move === 'rise') ranking.rise(member)
        else if (move === 'fall' && counts.get(member) > 0) ranking.fall(member)
        const ranked = Array.from({ length: ranking.length }, (_, place) => ranking.at(place))
        expect(new Set(ranked)).toEqual(members)
        const inOrder = ranked.map((one) => counts.get(one))
        expect(inOrder).toEqual(inOrder.toSorted((one, other) => other - one))
      }
    }),
  )
})

test('an order keeps its members sorted over many blocks, and finds places by rank', () => {
  const order = new Order(new Heap())
  const plain: number[] = []
  const compareWith = (sought: number) => (member: number) => member - sought
  const check = () => {
    const upwards = [...order.upwards(order.spotAt(0))]
    expect(upwards.reduce((sum, { length }) => sum + length, 0)).toBe(plain.length)
    expect(order.length).toBe(plain.length)
    for (const rank of [0, 1, BLOCK, plain.length >> 1, plain.length]) {
      expect(order.rankOf(order.spotAt(rank))).toBe(Math.min(rank, plain.length))
      expect(order.rankOf(order.find(compareWith(plain[rank] ?? Infinity)))).toBe(Math.min(rank, plain.length))
    }
  }
  for (let index = 0; index < 6000; index++) {
    const member = index < 2000 ? index * 10_000 : (index * 7919) % 20_000_003
    if (plain.includes(member)) continue
    order.insert(member, compareWith(member))
    plain.push(member)
  }
  plain.sort((one, other) => one - other)
  check()
  for (const member of plain.filter((_, index) => index % 5 !== 0)) order.remove(compareWith(member))
  plain.splice(0, plain.length, ...plain.filter((_, index) => index % 5 === 0))
  check()
  order.fill(Uint32Array.from(plain))
  check()
})

test('texts compare as the bytes of their UTF-8, and are read as they were', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\0', 'é', '雨', '\uffee', '😀'), maxLength: 12 })
  const heap = new Heap()
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const [at, otherAt] = [keepText(heap, one), keepText(heap, other)]
      const expected = Buffer.compare(Buffer.from(one), Buffer.from(other))
      expect(Math.sign(compareTexts(heap.words, at, heap.words, otherAt))).toBe(expected)
      expect(Math.sign(compareTexts(heap.words, at, packText(other), 0))).toBe(expected)
      const begins = beginningOf(heap.words, at) - beginningOf(heap.words, otherAt)
      if (begins !== 0) expect(Math.sign(begins)).toBe(expected)
      expect(readText(heap, at)).toBe(one)
      dropText(heap, at)
    }),
  )
})

test('sorting by numbers keeps equal ones as they stood', () => {
  const numbers = fc.array(
    fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.maxSafeNat().map((n) => n >>> 0),
      fc.nat(2 ** 45),
    ),
  )
  fc.assert(
    fc.property(numbers, (keys) => {
      const members = Uint32Array.from(keys.keys())
      const expected = [...members].sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0))
      expect([...sortedBy(members, (member) => keys[member] ?? 0)]).toEqual(expected)
    }),
  )
})

test('the first of many are those that sorting all would put first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(5000), { maxLength: 300 }), fc.integer({ min: 1, max: 30 }), (numbers, most) => {
      const compare = (one: number, other: number) => (one % 10) - (other % 10) || one - other
      expect(firstOf(Uint32Array.from(numbers), most, compare)).toEqual(numbers.toSorted(compare).slice(0, most))
    }),
  )
})

test('a podium holds the highest counts, equal ones by number', () => {
  const counted = fc.uniqueArray(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 6 })), {
    selector: ([number]) => number,
  })
  fc.assert(
    fc.property(counted, fc.constantFrom(1, 3, 10, Infinity), (counts, most) => {
      const podium = new Podium(most)
      for (const [number, count] of counts) podium.enter(number, count)
      const sorted = counts.toSorted(([one, count], [other, otherCount]) => otherCount - count || one - other)
      expect(podium.list).toEqual(sorted.slice(0, most))
    }),
  )
})
