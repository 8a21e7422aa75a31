import { expect, test } from 'vitest'
import { linksIn, luresIn, type Signs, scoreOf } from './score.ts'

const quiet: Signs = {
  accountDays: 400,
  shownBefore: 12,
  links: 0,
  lures: [],
  saidBefore: 0,
  authors: 1,
  likelihood: undefined,
}
const guest: Signs = { ...quiet, accountDays: undefined, shownBefore: 0 }
const fresh: Signs = { ...quiet, accountDays: 1, shownBefore: 0 }

test('nobody is held for being new, or a guest', () => {
  expect(scoreOf(guest).held).toBe(false)
  expect(scoreOf(fresh).held).toBe(false)
})

test('the first thing that somebody says is held when it lures elsewhere; from somebody known it is not', () => {
  expect(scoreOf({ ...guest, lures: ['discord'] }).held).toBe(true)
  expect(scoreOf({ ...fresh, links: 1 }).held).toBe(true)
  expect(scoreOf({ ...quiet, links: 1 }).held).toBe(false)
  expect(scoreOf({ ...quiet, lures: ['discord'], links: 1 }).held).toBe(false)
})

test('the same to many is held, even from an account of old', () => {
  expect(scoreOf({ ...quiet, saidBefore: 3, authors: 6, links: 1 }).held).toBe(true)
  expect(scoreOf({ ...guest, saidBefore: 1 }).held).toBe(true)
})

test('every point has its reason', () => {
  const { points, reasons } = scoreOf({ ...fresh, links: 2, lures: ['commission'], likelihood: 0.99 })
  expect(points).toBe(reasons.reduce((sum, reason) => sum + reason.points, 0))
  expect(reasons.map(({ words }) => words)).toContain('lures elsewhere: commission')
})

test('lures and links are found as they stand there', () => {
  expect(luresIn('I take COMMISSIONS, message me on Discord')).toEqual(['commissions', 'discord', 'message me'])
  expect(luresIn('The ship had no commissioned officer, and discordant bells')).toEqual([])
  expect(linksIn('<p><a href="https://x.example">x</a> www.y.example</p>')).toBe(2)
})
