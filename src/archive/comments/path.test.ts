import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEEPEST, endOf, idsIn, pathBelow } from './path.ts'

const id = fc.integer({ min: 1, max: 2_147_483_647 })

test('a path tells the way down', () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: DEEPEST }), (ids) => {
      expect(idsIn(ids.reduce(pathBelow, ''))).toEqual(ids)
    }),
  )
})

test('siblings sort as they came, and what is below a comment stands before the next one', () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 5 }), id, id, id, (above, one, other, below) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)]
      fc.pre(first !== second)
      const parent = above.reduce(pathBelow, '')
      const [left, right] = [pathBelow(parent, first), pathBelow(parent, second)]
      expect(left < right && parent < left).toBe(true)
      const inner = pathBelow(left, below)
      expect(left < inner && inner < endOf(left) && endOf(left) < right).toBe(true)
    }),
  )
})

test('a path never grows beyond its most, and what is too deep comes in the order of its numbers', () => {
  const paths: string[] = []
  for (let next = 1, path = ''; next < 500; next++) {
    path = pathBelow(path, next)
    paths.push(path)
  }
  expect(Math.max(...paths.map((path) => idsIn(path).length))).toBe(DEEPEST)
  expect([...paths].sort()).toEqual(paths)
})
