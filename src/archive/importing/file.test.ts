import { expect, test } from 'vitest'
import { readFile } from './file.ts'
import type { Told } from './manifest.ts'

function read(name: string, content: string | Uint8Array, defaults: Told = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return readFile({ kind: 'file', name, open: () => ({ ok: true, value: bytes }) }, defaults)
}

function storyOf(name: string, content: string | Uint8Array, defaults: Told = {}) {
  const reading = read(name, content, defaults)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.value
}

const textOf = (name: string, content: string | Uint8Array) => storyOf(name, content).chapters[0]?.text.text

const LINE = 'Zoë’s café — “naïve”, she said.'

test.each([
  ['UTF-8', Buffer.from(LINE, 'utf8')],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${LINE}`, 'utf8')],
  ['UTF-16, little end first', Buffer.from(`\ufeff${LINE}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\ufeff${LINE}`, 'utf16le').swap16()],
  [
    'Windows-1252',
    Buffer.from([...'Zo\xeb\x92s caf\xe9 \x97 \x93na\xefve\x94, she said.'].map((c) => c.charCodeAt(0))),
  ],
])('a text in %s comes in letter for letter', (_name, bytes) => {
  expect(textOf('tea.txt', bytes)).toBe(LINE)
})

test('a page that says its own encoding is read in it', () => {
  const page = Buffer.concat([
    Buffer.from('<meta charset="windows-1251"><p>'),
    Buffer.from([0xd7, 0xe0, 0xe9]),
    Buffer.from('</p>'),
  ])
  expect(textOf('tea.html', page)).toBe('<p>Чай</p>')
})

test.each([
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ['a program', Buffer.from(Array.from({ length: 400 }, (_, at) => at % 32))],
])('%s that calls itself .txt is no text', (_name, bytes) => {
  expect(read('tea.txt', bytes)).toEqual({ ok: false, problem: 'it is not text' })
})

test('a name that ends otherwise is no story', () => {
  expect(read('tea.docx', 'text')).toMatchObject({ ok: false })
})

test('a first line that stands alone is the title, and is told so', () => {
  const story = storyOf(
    'x.txt',
    'Tea at Dawn\n\nShe poured the tea, and waited for the sun to come up over the harbour.\n',
  )
  expect(story.title).toBe('Tea at Dawn')
  expect(story.chapters[0]?.text.text).not.toContain('Tea at Dawn')
  expect(story.notes).toEqual(['the title is the first line of the text'])
})

test('a first line that is a sentence stays in the text; the file gives the title', () => {
  const story = storyOf(
    'stories/tea_at-dawn.txt',
    'She poured the tea.\n\nThen she waited for the sun, which came up late, as it does in winter.',
  )
  expect(story.title).toBe('Tea at dawn')
  expect(story.chapters[0]?.text.text).toContain('She poured the tea.')
})

test('Markdown has its title in a heading, or on top between dashes with all else', () => {
  expect(storyOf('x.md', '# Tea at *Dawn*\n\nHot.')).toMatchObject({
    title: 'Tea at *Dawn*',
    chapters: [{ text: { text: '\nHot.', format: 'markdown' } }],
  })
  const story = storyOf('x.md', '---\ntitle: Tea\nfandoms: [Oz]\nmood: odd\n---\n# One\n\nHot.')
  expect(story).toMatchObject({ title: 'Tea', told: { fandoms: ['Oz'] }, notes: ['the field "mood" is not known'] })
  expect(story.chapters[0]?.text.text).toContain('# One')
  expect(read('x.md', '---\nrating: Teen\n---\nHot.')).toMatchObject({ ok: false })
})

test('what a file does not say itself comes from the tags of the import', () => {
  const defaults = { fandoms: ['Oz'], lang: 'de' }
  expect(storyOf('x.html', '<html lang="fr"><p>Thé.</p>', defaults).told).toEqual({ fandoms: ['Oz'], lang: 'fr' })
})

test('the same bytes have the same key, whatever the file is called', () => {
  expect(storyOf('a.txt', 'One and the same.').key).toBe(storyOf('b.txt', 'One and the same.').key)
  expect(storyOf('a.txt', 'One and the same.').key).not.toBe(storyOf('a.txt', 'Another.').key)
})
