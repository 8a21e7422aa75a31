import { expect, test } from 'vitest'
import { storyHtml } from './written.ts'

test('a plain text that lost its line breaks comes in readable', () => {
  const text =
    '“Where?” he asked. “Out,” she said. The door closed behind her, and the fog came in. ★ Morning. '.repeat(30)
  const html = storyHtml(text, 'plain', 'chapter')
  expect(html.match(/<hr>/g)).toHaveLength(30)
  expect(html.match(/<p>/g)?.length).toBeGreaterThan(80)
  expect(html.replace(/<[^>]+>|\s/g, '')).toBe(text.replace(/[\s★]/g, ''))
})

test('one long paragraph among others is its author’s', () => {
  const long = 'It rained, and nobody went out, and the kettle sang. '.repeat(30).trim()
  expect(storyHtml(`It was Monday.\n\n${long}\n\nThen it was Tuesday.`, 'plain', 'chapter').match(/<p>/g)).toHaveLength(
    3,
  )
})
