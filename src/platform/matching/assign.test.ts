import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { assign, type CostOf } from './assign.ts'

interface Worth {
  readonly pairs: number
  readonly cost: number
}

const better = (one: Worth, other: Worth) =>
  one.pairs > other.pairs || (one.pairs === other.pairs && one.cost < other.cost)

/** The best of all ways, by trying them. */
function best(size: number, costOf: CostOf, row = 0, taken: ReadonlySet<number> = new Set()): Worth {
  if (row === size) return { pairs: 0, cost: 0 }
  let found = best(size, costOf, row + 1, taken)
  for (let column = 0; column < size; column++) {
    const cost = costOf(row, column)
    if (cost < 0 || taken.has(column)) continue
    const rest = best(size, costOf, row + 1, new Set([...taken, column]))
    const worth = { pairs: rest.pairs + 1, cost: rest.cost + cost }
    if (better(worth, found)) found = worth
  }
  return found
}

function worthOf(columns: Int32Array, costOf: CostOf): Worth {
  const pairs = [...columns].flatMap((column, row) => (column === -1 ? [] : [costOf(row, column)]))
  return { pairs: pairs.length, cost: pairs.reduce((sum, cost) => sum + cost, 0) }
}

test('as many as can be are paired, nobody with whom they must not be, and no way costs less', () => {
  const tables = fc.integer({ min: 1, max: 6 }).chain((size) =>
    fc.array(fc.array(fc.integer({ min: -4, max: 9 }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    }),
  )
  fc.assert(
    fc.property(tables, (table) => {
      const costOf: CostOf = (row, column) => table[row]?.[column] ?? -1
      const columns = assign(table.length, costOf)
      const given = [...columns].filter((column) => column !== -1)
      expect(new Set(given).size).toBe(given.length)
      expect([...columns].every((column, row) => column === -1 || costOf(row, column) >= 0)).toBe(true)
      expect(worthOf(columns, costOf)).toEqual(best(table.length, costOf))
    }),
    { numRuns: draws(300) },
  )
})

test('nobody is nothing to pair', () => {
  expect([...assign(0, () => 0)]).toEqual([])
  expect([...assign(2, () => -1)]).toEqual([-1, -1])
})
