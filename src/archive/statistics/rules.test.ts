import { expect, test } from 'vitest'
import { csvOf, gather, pieces } from './rules.ts'

const NOW = new Date('2026-03-09T12:00:00.000Z') // a Monday

test('time is cut into days, weeks from Monday, months and years', () => {
  expect(pieces('day', NOW).slice(-2)).toEqual(['2026-03-08', '2026-03-09'])
  expect(pieces('week', NOW).slice(-2)).toEqual(['2026-03-02', '2026-03-09'])
  expect(pieces('month', NOW).slice(-3)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01'])
  expect(pieces('year', NOW).slice(-2)).toEqual(['2025-01-01', '2026-01-01'])
})

test('days fall into their piece, and a piece in which nothing came is there', () => {
  const starts = ['2026-02-23', '2026-03-02', '2026-03-09']
  const days = [
    { day: '2026-02-22', figures: { hits: 9 } },
    { day: '2026-03-02', figures: { hits: 2, kudos: 1 } },
    { day: '2026-03-08', figures: { hits: 3 } },
  ]
  const found = gather('week', starts, days)
  expect(found.map(({ name, figures }) => [name, figures.hits, figures.kudos])).toEqual([
    ['week of 2026-02-23', 0, 0],
    ['week of 2026-03-02', 5, 1],
    ['week of 2026-03-09', 0, 0],
  ])
  expect(csvOf(found).split('\r\n')[2]).toBe('week of 2026-03-02,5,1,0,0,0,0')
})
