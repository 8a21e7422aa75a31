import { expect, test } from 'vitest'
import { MOST_WORKS, volumesOf } from './volumes.ts'

const works = (count: number, chapters = 1) => Array.from({ length: count }, (_, at) => ({ id: at + 1, chapters }))

test('works are shared out among as few books as hold them, in their order', () => {
  expect(volumesOf([])).toEqual([])
  expect(volumesOf(works(MOST_WORKS)).map(({ length }) => length)).toEqual([MOST_WORKS])
  expect(volumesOf(works(MOST_WORKS * 2 + 1)).map(({ length }) => length)).toEqual([MOST_WORKS, MOST_WORKS, 1])
  expect(volumesOf(works(1001)).flat()).toEqual(works(1001))
})

test('many chapters are shared out, too, and a work stays whole however long it is', () => {
  expect(volumesOf(works(30, 1000)).map(({ length }) => length)).toEqual([20, 10])
  expect(volumesOf(works(3, 60_000)).map(({ length }) => length)).toEqual([1, 1, 1])
})
