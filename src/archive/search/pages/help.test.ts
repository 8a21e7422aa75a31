import { expect, test } from 'vitest'
import { FIELDS } from '../query/fields.ts'
import { parseQuery } from '../query/parse.ts'
import { HELP } from './help-examples.ts'

const lines = HELP.flatMap(({ examples }) => examples.map(([line]) => line))

test('every example of the help is understood', () => {
  for (const line of lines) {
    const { query, order, mistakes } = parseQuery(line)
    expect(mistakes, line).toEqual([])
    expect(query ?? order, line).toBeDefined()
  }
})

test('every field is told of in the help', () => {
  const told = HELP.flatMap(({ examples, note = '' }) => [...examples.flat(), note]).join(' ')
  const untold = FIELDS.map(([names]) => names.split(' ')).filter(
    (names) => !names.some((name) => new RegExp(`\\b${name}[:<>]`).test(told)),
  )
  expect(untold).toEqual([['rating_ids', 'archive_warning_ids', 'category_ids']])
})
