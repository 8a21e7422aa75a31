import { expect, test } from 'vitest'
import { openRates } from './rates.ts'

test('as many as a minute holds at once, then one at a time as time passes', () => {
  const rates = openRates(60, 100)
  for (let request = 0; request < 60; request++) expect(rates.take('a', 0)).toBeUndefined()
  expect(rates.take('a', 0)).toBe(1)
  expect(rates.take('b', 0)).toBeUndefined()
  expect(rates.take('a', 1000)).toBeUndefined()
  expect(rates.take('a', 1000)).toBe(1)
  for (let request = 0; request < 60; request++) expect(rates.take('a', 120_000)).toBeUndefined()
  expect(rates.take('a', 120_000)).toBe(1)
})

test('a slow measure says how long to wait, and a clock that jumps back gives nothing away', () => {
  const rates = openRates(2, 100)
  rates.take('a', 60_000)
  rates.take('a', 60_000)
  expect(rates.take('a', 60_000)).toBe(30)
  expect(rates.take('a', 0)).toBe(30)
})

test('no more keys are remembered than there is room for', () => {
  const rates = openRates(60, 1000)
  for (let key = 0; key < 20_000; key++) rates.take(`network ${key}`, key)
  expect(rates.size).toBe(1000)
})
