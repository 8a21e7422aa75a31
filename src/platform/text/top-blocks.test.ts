import { expect, test } from 'vitest'
import { assignIds, storyHtml } from './blocks.ts'
import { topBlocks } from './top-blocks.ts'

test('a text is parted between its blocks, and a list or a table stays in one piece', () => {
  const typed =
    '<p>One <em>two</em>.<br>Three.</p><hr><ul><li>a</li><li>b</li></ul><blockquote><p>c</p><p>d</p></blockquote><h2>e</h2>'
  const { html } = assignIds(storyHtml(typed, 'html', 'chapter'), { next: 1 })
  const blocks = topBlocks(html)
  expect(blocks.map(({ ids }) => ids)).toEqual([['p1'], ['p2'], ['p3', 'p4'], ['p5', 'p6'], ['p7']])
  expect(blocks.map((block) => block.html).join('')).toBe(html)
  expect(topBlocks('')).toEqual([])
})
