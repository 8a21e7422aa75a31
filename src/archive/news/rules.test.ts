import { expect, test } from 'vitest'
import { checkEntry, checkPost, matching } from './rules.ts'

const NOW = new Date('2026-03-09T12:00:00.000Z')
const typed = { title: 'Lamps', text: 'There are *new* lamps.', state: 'posted', at: '' } as const

test('news is posted now, or from a minute on, or waits as a draft', () => {
  const posted = (changes: Partial<Parameters<typeof checkPost>[0]>, was: string | null = null) => {
    const checked = checkPost({ ...typed, ...changes }, was, NOW)
    return checked.ok ? checked.value.postedAt : checked.problems
  }
  expect(posted({})).toBe('2026-03-09T12:00:00.000Z')
  expect(posted({}, '2026-01-01T00:00:00.000Z')).toBe('2026-01-01T00:00:00.000Z')
  expect(posted({ at: '2026-12-01 18:00' })).toBe('2026-12-01T18:00:00.000Z')
  expect(posted({ state: 'draft' })).toBeNull()
  for (const at of ['tomorrow', '2026-13-01 10:00', '2026-02-30 10:00', '2026-02-03 25:00'])
    expect(posted({ at }), at).toEqual({ at: 'time-unusable' })
})

test('what is missing or too long is named by field, and nothing comes in that no text may hold', () => {
  expect(checkPost({ ...typed, title: ' ', text: '<p> </p>' }, null, NOW)).toEqual({
    ok: false,
    problems: { title: 'title-missing', text: 'text-missing' },
  })
  expect(checkPost({ ...typed, title: 'x'.repeat(201) }, null, NOW)).toMatchObject({
    problems: { title: 'title-long' },
  })
  const hostile = checkPost({ ...typed, text: '<p>Hi<script>alert(1)</script></p>' }, null, NOW)
  expect(hostile.ok && hostile.value.html).not.toContain('script')
  expect(checkEntry({ section: '', question: '', text: '', position: '' })).toEqual({
    ok: false,
    problems: { section: 'section-missing', question: 'question-missing', text: 'text-missing' },
  })
})

test('questions are found by all of the words, however they are written', () => {
  const entries = [
    { section: 'Reading', question: 'What are kudos?', html: '<p>A thank-you, for <em>everybody</em>.</p>' },
    { section: 'Writing', question: 'How do I post?', html: '<p>Choose “Post” above.</p>' },
  ]
  const found = (wanted: string) => matching(entries, wanted).map(({ section }) => section)
  expect(found('KUDOS everybody')).toEqual(['Reading'])
  expect(found('')).toEqual(['Reading', 'Writing'])
  expect(found('kudos post')).toEqual([])
})
