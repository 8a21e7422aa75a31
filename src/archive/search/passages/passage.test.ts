import { expect, test } from 'vitest'
import { searchWords } from '../../../platform/text/words.ts'
import { passageIn } from './passage.ts'

const sought = (...texts: readonly string[]) => texts.map((text) => ({ words: searchWords(text) }))
const written = (html: string, texts: readonly string[], language = 'en') =>
  passageIn(html, sought(...texts), language)
    ?.parts.map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')

test('a passage is the paragraph in which the words stand, with the words marked in whatever form', () => {
  const html = '<p id="p1">Rain.</p><p id="p2">The <em>lamps</em> &amp; the lamp&lt;post.</p>'
  expect(written(html, ['lamp'])).toBe('The [lamps] & the [lamp]<post.')
  expect(passageIn(html, sought('lamp'), 'en')?.paragraph).toBe('p2')
  expect(written(html, ['harbour'])).toBe(undefined)
})

test('of a long paragraph it is what stands around the words, cut between words', () => {
  const around = Array.from({ length: 80 }, (_, at) => `word${at}`).join(' ')
  const passage = written(`<p id="p1">${around} lantern ${around}</p>`, ['lantern']) ?? ''
  expect(passage).toMatch(/^… word\d+ .* \[lantern\] word0 .* word\d+ …$/)
  expect(passage.length).toBeLessThan(320)
})

test('scripts without spaces are cut between characters', () => {
  const passage = written(`<p id="p1">${'月の庭𠮷'.repeat(200)}東京${'月の庭𠮷'.repeat(200)}</p>`, ['東京'], 'ja') ?? ''
  expect(passage).toContain('[東京]')
  expect(passage.isWellFormed()).toBe(true)
})
