import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../../test/draws.ts'
import { checkFilter, printFilters, readFilters } from './rules.ts'

test.each([
  ['', 'Say what is to be hidden'],
  ['   ', 'Say what is to be hidden'],
  ['words:many', 'is no number'],
  ['lamp sort:kudos', 'no order'],
  ['(lamp', 'never closed'],
  ['work:lamp', 'not the number of a work'],
])('the line %j is refused with a sentence', (line, sentence) => {
  const checked = checkFilter({ name: '', line })
  expect(checked.ok ? undefined : checked.problems.line).toContain(sentence)
})

test('two spellings of the same filter are one, and a filter without a name is called what it says', () => {
  const [one, other] = ['fandom:Oz   words:<500', 'fandoms:"Oz" words<500'].map((line) =>
    checkFilter({ name: '', line }),
  )
  expect(one).toEqual(other)
  expect(one?.ok && one.value).toEqual({ name: 'fandom:"Oz" words:<500', line: 'fandom:"Oz" words:<500' })
})

test('a filter of one tag is called as the tag is', () => {
  expect(checkFilter({ name: ' ', line: 'tagged:"Slow Burn"' })).toMatchObject({ value: { name: 'Slow Burn' } })
})

test('a name that is too long is said to be so', () => {
  const checked = checkFilter({ name: 'n'.repeat(101), line: 'lamp' })
  expect(checked.ok ? undefined : checked.problems.name).toContain('at most 100')
})

test('filters leave as text and come back as they were', () => {
  const words = fc.stringMatching(/^[a-zé月]{1,12}$/)
  const filter = fc.record({ name: words, line: words })
  fc.assert(
    fc.property(fc.array(filter, { maxLength: 12 }), (filters) => {
      expect(readFilters(printFilters(filters))).toEqual(filters)
    }),
    { numRuns: draws(300) },
  )
})
