import { expect, test } from 'vitest'
import { restoreText } from '../../../platform/text/restored/index.ts'
import { chaptersFrom, edited, editFrom, type LostText, sentenceStarts } from './rules.ts'

const TEXT = '“Tea?” she asked. “No,” he said. ★ Morning came. <b>Rain</b> & fog.'
const whole: LostText = { text: TEXT, paragraphs: [{ start: 0, end: TEXT.length, kind: 'p' }] }
const words = ({ text, paragraphs }: LostText) => paragraphs.map(({ start, end }) => text.slice(start, end))
const after = (lost: LostText, ...typed: readonly string[]) =>
  typed.reduce((one, name) => {
    const edit = editFrom(name)
    return edit ? edited(one, edit) : one
  }, lost)

test('a paragraph is split where one says, and joined again', () => {
  const split = after(whole, `split:${TEXT.indexOf('“No')}`)
  expect(words(split)).toEqual(['“Tea?” she asked.', '“No,” he said. ★ Morning came. <b>Rain</b> & fog.'])
  expect(words(after(split, 'join:1'))).toEqual([TEXT])
})

test('whatever is done, every letter stays', () => {
  const lost = { text: TEXT, paragraphs: restoreText(TEXT).paragraphs }
  const done = after(
    lost,
    'split:7',
    'split:30',
    'join:1',
    'mark:0:notes',
    'mark:99:heading',
    'join:0',
    'split:0',
    'split:9999',
  )
  expect(words(done).join('').replace(/\s/g, '')).toBe(TEXT.replace(/\s/g, ''))
})

test('only a mark can be a scene break', () => {
  const star = TEXT.indexOf('★')
  const parted = after(whole, `split:${star}`, `split:${star + 2}`)
  expect(after(parted, 'mark:0:scene-break').paragraphs[0]?.kind).toBe('p')
  expect(after(parted, 'mark:1:scene-break').paragraphs[1]?.kind).toBe('scene-break')
})

test('heads cut chapters, notes stand around them, and markup is text', () => {
  const text = 'Hello all! Chapter 1 It rained <hard>. Chapter 2 It stopped. Thanks!'
  const at = (name: string) => text.indexOf(name)
  const lost = after(
    { text, paragraphs: [{ start: 0, end: text.length, kind: 'p' }] },
    ...['Chapter 1', 'It rained', 'Chapter 2', 'It stopped', 'Thanks'].map((name) => `split:${at(name)}`),
    'mark:0:notes',
    'mark:1:heading',
    'mark:3:heading',
    'mark:5:notes',
  )
  expect(chaptersFrom(lost)).toMatchObject([
    {
      title: 'Chapter 1',
      text: { text: '<p>It rained &lt;hard&gt;.</p>' },
      notesBefore: { text: '<p>Hello all!</p>' },
    },
    { title: 'Chapter 2', text: { text: '<p>It stopped.</p>' }, notesAfter: { text: '<p>Thanks!</p>' } },
  ])
})

test('sentences are where a person without a caret may split', () => {
  const [piece] = whole.paragraphs
  expect(piece && sentenceStarts(TEXT, piece).map((offset) => TEXT.slice(offset, offset + 4))).toContain('“No,')
})

test('what no button sends is nothing', () => {
  for (const typed of ['', 'join', 'join:-1', 'mark:1', 'mark:1:script', 'split:x'])
    expect(editFrom(typed)).toBeUndefined()
})
