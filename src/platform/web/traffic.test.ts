import { expect, test } from 'vitest'
import { openTraffic } from './traffic.ts'

const at = new Date('2026-03-09T12:00:00Z')

test('answers are counted by what they were and by how long they took', () => {
  const traffic = openTraffic()
  traffic.note({ method: 'GET', path: '/', ms: 40, at, status: 200 })
  traffic.note({ method: 'GET', path: '/works', ms: 300, at, status: 503 })
  expect(traffic.answers).toEqual({ '2xx': 1, '3xx': 0, '4xx': 0, '5xx': 1 })
  expect(traffic.seconds).toBeCloseTo(0.34)
  expect(new Map(traffic.within).get(0.05)).toBe(1)
  expect(new Map(traffic.within).get(0.5)).toBe(2)
})

test('the ten slowest of a day are told, and those of the day before are not', () => {
  const traffic = openTraffic()
  for (let ms = 1; ms <= 12; ms++) traffic.note({ method: 'GET', path: `/works/${ms}`, ms, at, status: 200 })
  expect(traffic.slowest.map(({ ms }) => ms)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
  traffic.note({ method: 'GET', path: '/', ms: 1, at: new Date('2026-03-11T12:00:00Z'), status: 200 })
  expect(traffic.slowest.map(({ path }) => path)).toEqual(['/'])
})
