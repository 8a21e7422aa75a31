import { expect, test } from 'vitest'
import { nameOfDay, outdated } from './rotation.ts'

const DAY = 86_400_000
const from = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) => nameOfDay(new Date(Date.parse(first) + at * DAY)))

test('of a year of nights the newest of each day, week and month stay, as many as were asked for', () => {
  const all = from('2026-01-01', 365)
  const gone = new Set(outdated(all, { days: 3, weeks: 2, months: 3 }))
  expect(all.filter((name) => !gone.has(name))).toEqual([
    'fanlight-2026-10-31.tar',
    'fanlight-2026-11-30.tar',
    'fanlight-2026-12-27.tar',
    'fanlight-2026-12-29.tar',
    'fanlight-2026-12-30.tar',
    'fanlight-2026-12-31.tar',
  ])
})

test('what somebody else has put there is left alone', () => {
  expect(outdated(['notes.txt', 'fanlight-old.tar'], { days: 0, weeks: 0, months: 0 })).toEqual([])
})
