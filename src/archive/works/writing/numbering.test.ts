import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderByNumbers, placeFrom } from './numbering.ts'

/** Rows a, b, c … as 1, 2, 3 …, with these numbers written beside them. */
const rows = (...wanted: readonly number[]) =>
  wanted.map((place, at) => ({ id: at + 1, position: at + 1, wanted: place }))

test.each([
  ['nothing moves', [1, 2, 3, 4], [1, 2, 3, 4]],
  ['the last goes to the front', [1, 2, 3, 1], [4, 1, 2, 3]],
  ['the first goes to the end', [4, 2, 3, 4], [2, 3, 4, 1]],
  ['one goes up a place', [1, 2, 2, 4], [1, 3, 2, 4]],
  ['one goes down a place', [1, 3, 3, 4], [1, 3, 2, 4]],
  ['two change places', [2, 1, 3, 4], [2, 1, 3, 4]],
  ['a number far out of range means the end', [900, 2, 3, 4], [2, 3, 4, 1]],
])('%s when the numbers say so', (_, wanted, order) => {
  expect(orderByNumbers(rows(...wanted))).toEqual(order)
})

test('whatever is written, everything is there once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }), (wanted) => {
      const given = rows(...wanted)
      expect(orderByNumbers(given).toSorted((a, b) => a - b)).toEqual(given.map(({ id }) => id))
    }),
  )
})

test('a single number moves a single row to that place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (from, to) => {
      const plain = rows(1, 2, 3, 4, 5, 6, 7, 8, 9)
      const order = orderByNumbers(plain.map((row) => (row.id === from ? { ...row, wanted: to } : row)))
      expect(order.indexOf(from)).toBe(to - 1)
      expect(order.filter((id) => id !== from)).toEqual(plain.map(({ id }) => id).filter((id) => id !== from))
    }),
  )
})

test.each([
  ['3', 3],
  [' 12 ', 12],
  ['0', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['', undefined],
  ['9999999', undefined],
])('“%s” is read as %s', (typed, place) => {
  expect(placeFrom(typed)).toBe(place)
})
