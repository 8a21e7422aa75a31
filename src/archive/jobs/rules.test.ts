import { expect, test } from 'vitest'
import { MOST_ATTEMPTS, retryDelay } from './rules.ts'

test('a job that fails waits longer each time, never more than six hours, and is given up after eight tries', () => {
  const waits = Array.from({ length: MOST_ATTEMPTS }, (_, tried) => retryDelay(tried + 1))
  expect(waits).toEqual([10_000, 40_000, 160_000, 640_000, 2_560_000, 10_240_000, 21_600_000, undefined])
})
