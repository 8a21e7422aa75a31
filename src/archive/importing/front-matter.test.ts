import { expect, test } from 'vitest'
import { splitFrontMatter } from './front-matter.ts'

test('fields stand between two lines of dashes, the story below', () => {
  const { fields, body, odd } = splitFrontMatter(
    '---\ntitle: "Tea: a History"\nrating: Mature\nfandoms: [Oz - L. Frank Baum, "Alice | Wonderland"]\nadditional-tags:\n  - Fluff\n  - "Tea"\ncomplete: true\nexpected_chapters: 3\nsummary:\n---\n\nOnce.\n',
  )
  expect(fields).toEqual({
    title: 'Tea: a History',
    rating: 'Mature',
    fandoms: ['Oz - L. Frank Baum', 'Alice | Wonderland'],
    additional_tags: ['Fluff', 'Tea'],
    complete: true,
    expected_chapters: 3,
  })
  expect(body).toBe('\nOnce.\n')
  expect(odd).toEqual([])
})

test('a story that begins with a divider loses nothing', () => {
  const text = '---\nShe came home.\n---\nHe did not.\n'
  expect(splitFrontMatter(text)).toEqual({ fields: undefined, body: text, odd: [] })
})

test('lines that are no fields are told', () => {
  expect(splitFrontMatter('---\nlang: fr\n  nested: deep\n- stray\n---\nText').odd).toEqual(['nested: deep', '- stray'])
})
