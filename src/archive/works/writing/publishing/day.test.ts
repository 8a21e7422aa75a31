import { expect, test } from 'vitest'
import { dayFrom } from './day.ts'

const now = new Date('2026-03-29T09:30:00.000Z')

test('a day that is over is meant at noon, today is now, and a day that was not changed keeps its minute', () => {
  expect(dayFrom('2009-12-31', null, now)).toEqual({ ok: true, value: '2009-12-31T12:00:00.000Z' })
  expect(dayFrom(' 2026-03-29 ', null, now)).toEqual({ ok: true, value: now.toISOString() })
  const stored = '2026-03-29T01:02:03.004Z'
  expect(dayFrom('2026-03-29', stored, now)).toEqual({ ok: true, value: stored })
})

test.each([
  ['', 'day-missing'],
  ['2026-03-30', 'day-ahead'],
  ['9999-12-31', 'day-ahead'],
  ['1929-12-31', 'day-early'],
  ['2026-02-29', 'day-broken'],
  ['29.03.2009', 'day-broken'],
  ['2009-13-01', 'day-broken'],
])('“%s” is refused: %s', (typed, problem) => {
  expect(dayFrom(typed, null, now)).toEqual({ ok: false, problem })
})
