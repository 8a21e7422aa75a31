import { expect, test } from 'vitest'
import { findLanguage, LANGUAGES, languageOf } from './languages.ts'

test('English comes first, the others by their own names', () => {
  const [first, ...others] = LANGUAGES.map(({ name }) => name)
  expect(first).toBe('English')
  expect(others).toEqual(others.toSorted(new Intl.Collator('en').compare))
})

test('every language has a code of its own, which browsers understand', () => {
  const codes = LANGUAGES.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.flatMap((code) => Intl.getCanonicalLocales(code))).toEqual(codes)
})

test.each([
  ['en-GB', 'en'],
  ['EN', 'en'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt'],
  ['zh', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['zh_CN', 'zh-Hans'],
])('%s is taken as %s', (asked, code) => {
  expect(findLanguage(asked)?.code).toBe(code)
})

test('Hebrew runs from right to left, and a code that nobody listed is shown as it is', () => {
  expect(languageOf('he').dir).toBe('rtl')
  expect(languageOf('x-elvish')).toEqual({ code: 'x-elvish', name: 'x-elvish', english: 'x-elvish', dir: 'auto' })
  expect(findLanguage('')).toBeUndefined()
  expect(findLanguage('xx')).toBeUndefined()
})
