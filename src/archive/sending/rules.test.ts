import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressProblem, codeFrom, codeShown, codeTyped, isTrusted } from './rules.ts'

test('a code is read back however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
      const code = codeFrom(bytes)
      expect(code).toMatch(/^[A-Z0-9]{6}$/)
      expect(code).not.toMatch(/[AEIOU01]/)
      expect(codeTyped(` ${codeShown(code).toLowerCase().replace(' ', '–')}\t`)).toBe(code)
    }),
  )
})

test('what cannot be a code is none', () => {
  for (const typed of ['', 'CDF', 'CDFGHJK', 'CDFGH0', 'CDF/HJ', 'ÇDFGHJ']) expect(codeTyped(typed)).toBe('')
})

test('a device takes mail only from those it was told of; anybody else is asked first', () => {
  expect(isTrusted('maren@kindle.com', undefined)).toBe(true)
  expect(isTrusted('maren@example.org', 'maren@example.org')).toBe(true)
  expect(isTrusted('maren@example.org', undefined)).toBe(false)
  expect(isTrusted('kindle.com@example.org', 'maren@example.org')).toBe(false)
  expect(isTrusted('maren@notkindle.com', undefined)).toBe(false)
})

test('an address needs something on both sides of its sign', () => {
  expect([addressProblem(''), addressProblem('maren'), addressProblem('maren@kindle.com')]).toEqual([
    'address-missing',
    'address-broken',
    undefined,
  ])
})
