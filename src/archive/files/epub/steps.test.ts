import { expect, test } from 'vitest'
import { page } from './page.ts'
import { stepsIn } from './steps.ts'

const chapter = (body: string) =>
  page('chapter-1.xhtml', 'One & two', { body, type: 'bodymatter', language: 'en' }).xhtml

test('a paragraph is named by the elements that it stands in, numbered where several bear a name', () => {
  const xhtml = chapter(`<section class="chapter">
<h1>One</h1>
<div class="text">
<p id="p1">First <em>and</em> <em>more</em>.</p>
<hr/>
<blockquote><p id="p2">Said.</p><p id="p3">Again.</p></blockquote>
<p id="p4">Last.<br/>End.</p>
</div>
</section>`)
  expect(stepsIn(xhtml)).toEqual([
    { path: 'section', block: '', length: 0 },
    { path: 'section/h1', block: '', length: 0 },
    { path: 'section/div', block: '', length: 0 },
    { path: 'section/div/p[1]', block: 'p1', length: 15 },
    { path: 'section/div/hr', block: 'p1', length: 0 },
    { path: 'section/div/blockquote', block: 'p1', length: 0 },
    { path: 'section/div/blockquote/p[1]', block: 'p2', length: 5 },
    { path: 'section/div/blockquote/p[2]', block: 'p3', length: 6 },
    { path: 'section/div/p[2]', block: 'p4', length: 9 },
  ])
})

test('a page without paragraphs has none, and a broken one ends calmly', () => {
  expect(stepsIn(chapter(''))).toEqual([])
  expect(stepsIn('</p></div>')).toEqual([])
  expect(stepsIn('')).toEqual([])
})
