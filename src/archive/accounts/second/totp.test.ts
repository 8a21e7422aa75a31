import { expect, test } from 'vitest'
import { base32, codeAt, newTotpSecret, stepOf, totpAddress } from './totp.ts'

/** The key of the examples in RFC 6238, appendix B. */
const KEY = base32(Buffer.from('12345678901234567890'))

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('%i seconds after 1970 the code is %s, as the standard says', (seconds, code) => {
  expect(codeAt(KEY, Math.floor(seconds / 30))).toBe(code)
})

test('a code is taken half a minute early or late, once, and no later', () => {
  const now = new Date('2026-03-09T12:00:00.000Z')
  const step = Math.floor(now.getTime() / 30_000)
  for (const near of [step - 1, step, step + 1]) expect(stepOf(KEY, codeAt(KEY, near), now, 0)).toBe(near)
  expect(stepOf(KEY, codeAt(KEY, step - 2), now, 0)).toBeUndefined()
  expect(stepOf(KEY, codeAt(KEY, step), now, step)).toBeUndefined()
  const code = codeAt(KEY, step)
  expect(stepOf(KEY, `${code.slice(0, 3)} ${code.slice(3)}`, now, 0)).toBe(step)
  for (const wrong of ['', '12345', '1234567', 'abcdef']) expect(stepOf(KEY, wrong, now, 0)).toBeUndefined()
})

test('a secret is 32 letters of base 32, another one each time', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(newTotpSecret())
  expect(totpAddress(KEY, 'Reading Hall', 'maren')).toBe(
    `otpauth://totp/Reading%20Hall%3Amaren?secret=${KEY}&issuer=Reading%20Hall`,
  )
})
