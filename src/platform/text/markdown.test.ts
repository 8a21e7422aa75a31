import { expect, test } from 'vitest'
import { markdownToHtml } from './markdown.ts'
import { storyHtml } from './written.ts'

const story = (text: string) => storyHtml(text, 'markdown', 'chapter')

test('a story in Markdown comes in as blocks', () => {
  expect(story('# One\n\nShe *never* **ever** spoke.\n\n***\n\n> A letter.\n\n- tea\n- milk')).toBe(
    '<h1>One</h1>\n<p>She <em>never</em> <strong>ever</strong> spoke.</p>\n<hr>\n<blockquote>\n<p>A letter.</p>\n</blockquote>\n' +
      '<ul>\n<li>tea</li>\n<li>milk</li>\n</ul>',
  )
})

test('HTML within Markdown works as far as it is allowed', () => {
  expect(story('A <em>b</em> <script>c</script><span onclick="x">d</span>')).toBe('<p>A <em>b</em> <span>d</span></p>')
  expect(story('[x](javascript:alert(1)) ![y](https://example.org/y.png)')).toMatch(/^<p><a>?x|^<p>x/)
})

test('an indented paragraph is a paragraph', () => {
  expect(story('    The kettle sang.\n\n    Nobody listened.')).toBe('<p>The kettle sang.</p>\n<p>Nobody listened.</p>')
})

test('marks that never end neither break nor stop the archive', () => {
  for (const shape of ['**a', '> ', '1. ', '- ', '[', '_', '`', '<', '***a ', '![a](']) {
    expect(markdownToHtml(shape.repeat(240_000 / shape.length)).length, shape).toBeGreaterThan(240_000)
  }
})
