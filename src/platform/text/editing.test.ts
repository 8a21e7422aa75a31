import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { hostileHtml } from '../../../test/hostile-html.ts'
import { assignIds, forEditing, guessFormat, storyHtml } from './blocks.ts'

test('what is edited and saved without a change is stored as it was', () => {
  fc.assert(
    fc.property(hostileHtml, (html) => {
      const stored = assignIds(storyHtml(html, 'html', 'chapter'), { next: 1 })
      const typed = forEditing(stored.html)
      const again = assignIds(storyHtml(typed, 'html', 'chapter'), { previous: stored.html, next: stored.next })
      expect(again).toEqual(stored)
      if (typed !== '') expect(guessFormat(typed)).toBe('html')
    }),
    { numRuns: draws(1500) },
  )
})

test('no id is in a text twice', () => {
  fc.assert(
    fc.property(hostileHtml, (html) => {
      const stored = assignIds(storyHtml(html, 'html', 'chapter'), { next: 1 }).html
      const ids = [...stored.matchAll(/<[^<>]* id="([^"]*)"/g)].map((match) => match[1])
      expect(new Set(ids).size).toBe(ids.length)
    }),
    { numRuns: draws(500) },
  )
})

test('an author sees their own names and none of our additions', () => {
  const typed =
    '<p>See <a href="#fn">1</a> and <a href="https://example.org/">there</a>.</p>\n<p><a id="fn"></a>Note.</p>\n<p><img src="https://example.org/a.png" alt="a"></p>'
  const stored = assignIds(storyHtml(typed, 'html', 'chapter'), { next: 1 }).html
  expect(stored).toContain('href="#u-fn"')
  expect(stored).toContain('rel="nofollow noopener"')
  expect(forEditing(stored)).toBe(typed)
})

test('what looks like an id in the text or in a title stays', () => {
  const typed = '<p title="href=&quot;#u-a&quot; id=&quot;p1&quot;">Write id="p1" and rel="nofollow noopener".</p>'
  expect(forEditing(assignIds(storyHtml(typed, 'html', 'chapter'), { next: 1 }).html)).toBe(typed)
})
