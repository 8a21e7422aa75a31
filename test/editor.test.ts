import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countDocument } from '../src/client/editor/count.ts'
import { openHtml } from '../src/client/editor/open.ts'
import { toHtml } from '../src/client/editor/to-tree.ts'
import { assignIds, forEditing, storyHtml } from '../src/platform/text/blocks.ts'
import { countWords } from '../src/platform/text/count.ts'
import { readHtml } from '../src/platform/text/parse.ts'
import { draws } from './draws.ts'
import { hostileHtml } from './hostile-html.ts'
import { modelHtml } from './model-html.ts'

const read = (html: string) => readHtml(html) ?? []
const opened = (html: string) => openHtml(html, 'chapter', read)
const stored = (html: string) => assignIds(storyHtml(html, 'html', 'chapter'), { next: 1 })

for (const [name, html, runs] of [
  ['every kind of text that the model has', modelHtml, 400],
  ['whatever people send', hostileHtml, 1000],
] as const)
  test(`opened in the editor and saved, ${name} is what it was, ids and all`, () => {
    fc.assert(
      fc.property(html, (written) => {
        const before = stored(written)
        const typed = forEditing(before.html)
        const saved = toHtml(opened(typed))
        expect(saved).toBe(typed)
        const after = assignIds(storyHtml(saved, 'html', 'chapter'), { previous: before.html, next: before.next })
        expect(after).toEqual(before)
      }),
      { numRuns: draws(runs) },
    )
  })

test('what was written by hand and never saved comes out of the editor as the archive would have stored it', () => {
  fc.assert(
    fc.property(fc.oneof(modelHtml, hostileHtml), (written) => {
      const saved = storyHtml(toHtml(opened(storyHtml(written, 'html', 'chapter'))), 'html', 'chapter')
      expect(saved).toBe(storyHtml(written, 'html', 'chapter'))
    }),
    { numRuns: draws(300) },
  )
})

test('a note holds in the editor what a note may hold', () => {
  fc.assert(
    fc.property(modelHtml, (written) => {
      const note = forEditing(storyHtml(written, 'html', 'note'))
      expect(toHtml(openHtml(note, 'note', read))).toBe(note)
    }),
    { numRuns: draws(300) },
  )
})

test('nothing is an empty paragraph in the editor, and nothing again when it is saved', () => {
  expect(opened('').childCount).toBe(1)
  expect(toHtml(opened(''))).toBe('')
})

test('the count while typing is the count of the archive', () => {
  fc.assert(
    fc.property(modelHtml, (written) => {
      const { html } = stored(written)
      expect(countDocument(opened(forEditing(html)))).toEqual(countWords(html))
    }),
    { numRuns: draws(300) },
  )
})
