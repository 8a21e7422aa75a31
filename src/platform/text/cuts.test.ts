import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { hostileHtml } from '../../../test/hostile-html.ts'
import { assignIds, storyHtml, toBlocks } from './blocks.ts'
import { cutsIn } from './cuts.ts'

const stored = (html: string) => assignIds(storyHtml(html, 'html', 'chapter'), { next: 1 }).html

test('a text is parted between its outermost blocks only', () => {
  const html = stored(
    '<p>a</p><blockquote><p>b</p><p>c</p></blockquote><hr><ul><li>d</li><li>e</li></ul><figure><img src="/media/a.png" alt="f"><figcaption>g</figcaption></figure><p>h</p>',
  )
  expect(cutsIn(html).map(({ at }) => html.slice(at, at + 4))).toEqual(['<blo', '<hr ', '<ul>', '<fig', '<p i'])
})

test('both parts of a parted text are texts in the normal form, and together the whole', () => {
  fc.assert(
    fc.property(hostileHtml, (typed) => {
      const html = stored(typed)
      for (const { at } of cutsIn(html)) {
        const [first, second] = [html.slice(0, at).trimEnd(), html.slice(at)]
        expect(toBlocks(first)).toBe(toBlocks(first.trim()))
        for (const part of [first, second])
          expect(assignIds(toBlocks(part), { previous: part, next: 1 }).html).toBe(part)
      }
    }),
    { numRuns: draws(300) },
  )
})
