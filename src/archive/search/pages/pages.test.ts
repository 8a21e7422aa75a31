import { expect, test } from 'vitest'
import { pagesAround } from './pagination.tsx'

test('the first, the last and the near pages are linked', () => {
  expect(pagesAround(1, 1)).toEqual([1])
  expect(pagesAround(2, 5)).toEqual([1, 2, 3, 4, 5])
  expect(pagesAround(50, 100)).toEqual([1, 2, undefined, 48, 49, 50, 51, 52, undefined, 99, 100])
})
