import { expect, test } from 'vitest'
import type { Told } from './manifest.ts'
import { readyToComeIn } from './rules.ts'
import type { Story } from './story.ts'

const nothing = { text: '', format: 'plain' } as const

function story(told: Told, texts: readonly string[] = ['Once.']): Story {
  const chapters = texts.map((text, at) => ({
    file: `${at + 1}.txt`,
    title: '',
    summary: nothing,
    contentNotes: nothing,
    notesBefore: nothing,
    notesAfter: nothing,
    text: { text, format: 'plain' as const },
  }))
  return { key: 'k', title: 'Tea', told, chapters, notes: [] }
}

function readyOf(told: Told, texts?: readonly string[]) {
  const ready = readyToComeIn(story(told, texts))
  if (!ready.ok) throw new Error(ready.problem)
  return ready.value
}

test('a story that says nothing of rating and warnings says that it says nothing', () => {
  expect(readyOf({ fandoms: ['Oz'] })).toMatchObject({
    postable: true,
    details: {
      rating: 'Not Rated',
      warnings: ['Creator Chose Not To Use Archive Warnings'],
      language: 'en',
      expectedChapters: 1,
    },
  })
})

test('a story without a fandom is a draft', () => {
  expect(readyOf({})).toMatchObject({ postable: false, notes: ['it names no fandom, so it is a draft until it does'] })
})

test.each([
  [{}, 2],
  [{ expected_chapters: 5 }, 5],
  [{ expected_chapters: null }, null],
  [{ expected_chapters: 2, complete: false }, null],
  [{ complete: false }, null],
  [{ expected_chapters: null, complete: true }, 2],
  [{ expected_chapters: 5, complete: true }, 2],
] as const)('two chapters that say %j are two of %s', (told, expected) => {
  expect(readyOf({ fandoms: ['Oz'], ...told }, ['One.', 'Two.']).details.expectedChapters).toBe(expected)
})

test.each([
  [{ fandoms: ['Oz, Kansas'] }, 'comma'],
  [{ fandoms: ['Oz'], lang: 'tokipona' }, 'language'],
  [{ fandoms: ['Oz'], summary: 'x'.repeat(1251) }, 'summary'],
  [{ fandoms: ['Oz'], expected_chapters: 1 }, 'expectedChapters'],
])('%j is refused with the reason', (told, reason) => {
  const ready = readyToComeIn(story(told as Told, ['One.', 'Two.']))
  expect(ready.ok ? '' : ready.problem).toContain(reason)
})

test('a chapter without a text is refused by the name of its file', () => {
  const ready = readyToComeIn(story({ fandoms: ['Oz'] }, ['One.', ' \n ']))
  expect(ready).toEqual({ ok: false, problem: '2.txt: there is no text in it' })
})
