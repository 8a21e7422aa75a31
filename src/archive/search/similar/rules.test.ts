import { expect, test } from 'vitest'
import { type CarriedTag, likenesses, soughtTags, weightOf } from './rules.ts'

const HOLMES: CarriedTag = { id: 1, type: 'fandom' }
const PAIR: CarriedTag = { id: 2, type: 'relationship' }
const BEES: CarriedTag = { id: 3, type: 'additional' }
const FLUFF: CarriedTag = { id: 4, type: 'additional' }
const TEEN: CarriedTag = { id: 5, type: 'rating' }
const own = [HOLMES, PAIR, BEES, FLUFF, TEEN]
const uses = new Map([
  [1, 900],
  [2, 400],
  [3, 5],
  [4, 5000],
  [5, 9000],
])

test('what few works carry says more than what many do, and a rating nothing', () => {
  expect(weightOf(BEES, 5)).toBeGreaterThan(weightOf(FLUFF, 5000))
  expect(weightOf(PAIR, 400)).toBeGreaterThan(weightOf(HOLMES, 400))
  expect(weightOf(TEEN, 1)).toBe(0)
})

test('others are looked for by what says most, and not by what nothing else carries', () => {
  expect(soughtTags(own, uses).map(({ id }) => id)).toEqual([3, 2, 4, 1])
  expect(soughtTags(own, new Map([...uses, [3, 1]])).map(({ id }) => id)).toEqual([2, 4, 1])
})

test('the most alike come first, each with what both carry; the fandom alone is not enough', () => {
  const others = new Map([
    [10, new Set([1, 2])],
    [11, new Set([1, 2, 3])],
    [12, new Set([1, 5])],
    [13, new Set([4])],
    [14, new Set([1, 2])],
  ])
  const found = likenesses(own, uses, others)
  expect(found.map(({ workId }) => workId)).toEqual([11, 10, 14, 13])
  expect(found[0]?.shared).toEqual([3, 2, 1])
})
