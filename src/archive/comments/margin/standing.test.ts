import { expect, test } from 'vitest'
import { assignIds, storyHtml } from '../../../platform/text/blocks.ts'
import { paragraphsOf } from '../../../platform/text/paragraphs.ts'
import { marginOf, missingFrom, weave } from './standing.ts'

const stored = (html: string, before?: { readonly html: string; readonly next: number }) =>
  assignIds(storyHtml(html, 'html', 'chapter'), {
    next: before?.next ?? 1,
    ...(before ? { previous: before.html } : {}),
  })
const insideOf = (html: string, block: string) => paragraphsOf(html).list.find(({ id }) => id === block)?.html ?? ''

const KETTLE = '<p>The kettle sang its song to nobody at all.</p>'
const RAIN = '<p>She waited for the rain to stop, and it did not.</p>'
const DOOR = '<p>The door closed.</p>'

test('comments stay with a paragraph that was edited and moved', () => {
  const before = stored(KETTLE + RAIN + DOOR)
  const after = stored(`<p>New.</p>${DOOR}<p>She waited for the long rain to stop, and it did not.</p>`, before)
  const said = new Map([
    ['p2', 4],
    ['p3', 1],
  ])
  expect(missingFrom(after.html, said)).toEqual([])
  expect(marginOf(after.html, said, [])).toEqual({ counts: said, gone: 0, moved: new Map() })
})

test('where the id is gone the words are looked for; where they are gone too, comments come to the end', () => {
  const before = stored(KETTLE + RAIN)
  const joined = `<p id="p9">${insideOf(before.html, 'p2')} Or so she said, whenever she was asked about the weather.</p>`
  const said = new Map([
    ['p1', 2],
    ['p2', 3],
  ])
  const missing = missingFrom(joined, said).map((block) => ({ block, paragraph: insideOf(before.html, block) }))
  const margin = marginOf(joined, said, missing)
  expect([...margin.counts]).toEqual([['p9', 3]])
  expect(margin.gone).toBe(2)
  expect(margin.moved.get('p1')).toBeUndefined()
})

test('links stand at the ends of paragraphs, and nothing else of the text changes', () => {
  const { html } = stored(`${KETTLE}<ul><li>One</li><li>Two</li></ul><hr>`)
  const woven = weave(html, new Map([['p3', 2]]), (block, count) => `[${block} ${count}]`)
  expect(woven).toContain('Two[p3 2]</li>')
  expect(woven.replace('[p3 2]', '')).toBe(html)
  expect(weave(html, new Map(), () => 'x')).toBe(html)
})
