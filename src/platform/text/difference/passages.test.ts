import { expect, test } from 'vitest'
import { markPassages, movedPassage, textWithin } from './passages.ts'

const passage = (html: string, quote: string) => {
  const begins = textWithin(html).indexOf(quote)
  return { begins, ends: begins + quote.length }
}
const quoted = (html: string, at: { begins: number; ends: number } | undefined) =>
  at && textWithin(html).slice(at.begins, at.ends)

test('the text of a paragraph is what a browser says it is', () => {
  expect(textWithin('She <em>never</em> said &amp; <br>meant &lt;it&gt;.')).toBe('She never said & meant <it>.')
})

test('a passage goes along with its words, and with what became of them', () => {
  const before = 'The kettle sang, and the cat left by the door.'
  const moved = (after: string, quote: string) => quoted(after, movedPassage(before, after, passage(before, quote)))
  expect(moved('At last the kettle sang, and the cat left by the door.', 'the cat left')).toBe('the cat left')
  expect(moved('The kettle sang, and the <em>cat</em> left by the door.', 'the cat left')).toBe('the cat left')
  expect(moved('The kettle sang, and the old cat left by the door.', 'the cat left')).toBe('the old cat left')
  expect(moved('The cat left by the door. The kettle sang.', 'kettle sang')).toBe('kettle sang')
  expect(moved('The kettle sang, and so it ended.', 'the cat left by the door')).toBe(undefined)
})

test('passages are marked inside the elements that they cross', () => {
  const html = 'She <em>never said</em> a &amp; b.'
  expect(markPassages(html, [passage(html, 'said a &')])).toBe(
    'She <em>never <mark>said</mark></em><mark> a &amp;</mark> b.',
  )
  expect(markPassages(html, [passage(html, 'eve')])).toBe('She <em>n<mark>eve</mark>r said</em> a &amp; b.')
  expect(markPassages(html, [])).toBe(html)
})
