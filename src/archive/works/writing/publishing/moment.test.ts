import { expect, test } from 'vitest'
import { allow, refuse } from '../../../../platform/text/result.ts'
import { momentFrom, momentIn, typedMoment } from './moment.ts'

const now = new Date('2026-03-09T12:00:00.000Z')
const moment = (typed: string, zone = 'Europe/Berlin') => momentFrom(typed, zone, now)

test('a local time means an instant in its zone, summer time or not', () => {
  expect(moment('2026-03-10T09:30')).toEqual(allow(new Date('2026-03-10T08:30:00.000Z')))
  expect(moment('2026-07-10 09:30:59')).toEqual(allow(new Date('2026-07-10T07:30:00.000Z')))
  expect(moment('2026-03-10T09:30', 'America/St_Johns')).toEqual(allow(new Date('2026-03-10T12:00:00.000Z')))
})

test('an hour that the clock leaves out is the one after, one that it repeats the first', () => {
  expect(moment('2026-03-29T02:30')).toEqual(allow(new Date('2026-03-29T01:30:00.000Z')))
  expect(moment('2026-10-25T02:30')).toEqual(allow(new Date('2026-10-25T00:30:00.000Z')))
})

test('what is no time, no zone, over or far away is refused by name', () => {
  expect(moment('')).toEqual(refuse('when-missing'))
  expect(moment('tomorrow')).toEqual(refuse('when-broken'))
  expect(moment('2026-02-30T10:00')).toEqual(refuse('when-broken'))
  expect(moment('2026-03-09T13:00')).toEqual(refuse('when-past'))
  expect(moment('2036-03-09T13:00')).toEqual(refuse('when-far'))
  expect(moment('2026-03-10T09:30', 'Mars/Olympus')).toEqual(refuse('zone-unknown'))
})

test('a planned time is shown as it was chosen', () => {
  expect(typedMoment('2026-03-10T08:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-10T09:30')
  expect(momentIn('2026-07-10T07:30:00.000Z', 'Europe/Berlin')).toBe('10 Jul 2026, 09:30 (Europe/Berlin)')
})
