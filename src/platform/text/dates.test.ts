import { expect, test } from 'vitest'
import { blurbDay, fileSafeName, isoDay, moment, withThousands } from './dates.ts'

test('a day is written as programs expect it', () => {
  expect(isoDay('2026-03-09T23:59:59.999Z')).toBe('2026-03-09')
  expect(blurbDay('2026-03-09T23:59:59.999Z')).toBe('09 Mar 2026')
  expect(blurbDay('1999-12-31T00:00:00.000Z')).toBe('31 Dec 1999')
})

test('large numbers are grouped by three', () => {
  expect([0, 7, 999, 1000, 12345, 1234567].map(withThousands)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '12,345',
    '1,234,567',
  ])
})

test('a title becomes the name of a file', () => {
  expect(fileSafeName('Tea at Dawn')).toBe('Tea at Dawn')
  expect(fileSafeName("Don't / Look: Back?")).toBe('Dont Look Back')
  expect(fileSafeName('../../etc/passwd')).toBe('etc passwd')
  expect(fileSafeName('星の王子')).toBe('星の王子')
  expect(fileSafeName('***')).toBe('untitled')
  expect(fileSafeName('')).toBe('untitled')
  expect(fileSafeName('CON')).toBe('CON_')
  expect(fileSafeName('-rf')).toBe('rf')
  expect(fileSafeName('a\u0000b\nc')).toBe('a b c')
})

test('a long title gives a name that every file system takes', () => {
  expect(Buffer.byteLength(`${fileSafeName('漢'.repeat(300))}.epub`)).toBeLessThan(255)
  expect(fileSafeName('word '.repeat(80)).length).toBeLessThanOrEqual(80)
})

test.each([
  ['2026-03-09T10:15:59.000Z', 'Mon 09 Mar 2026 10:15AM UTC'],
  ['2026-03-09T00:05:00.000Z', 'Mon 09 Mar 2026 12:05AM UTC'],
  ['2026-12-31T23:59:00.000Z', 'Thu 31 Dec 2026 11:59PM UTC'],
  ['2026-12-31T12:00:00.000Z', 'Thu 31 Dec 2026 12:00PM UTC'],
])('%s is the moment %s', (instant, words) => {
  expect(moment(instant)).toBe(words)
})
