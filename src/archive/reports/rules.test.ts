import { expect, test } from 'vitest'
import { namedBy, reportProblems } from './rules.ts'

const report = { category: 'spam', text: 'It sells shoes.', email: '', homepage: '' }

test('a report has a category and a text; an address for the answer is not needed', () => {
  expect(reportProblems(report)).toEqual({})
  expect(reportProblems({ ...report, category: 'constructor', text: ' ' })).toEqual({
    category: 'category-missing',
    text: 'text-missing',
  })
  expect(reportProblems({ ...report, text: 'a'.repeat(5001), email: 'nowhere' })).toEqual({
    text: 'text-long',
    email: 'email-unusable',
  })
  expect(reportProblems({ ...report, homepage: 'https://shoes.example' })).toEqual({ homepage: 'program' })
})

test('an address names what stands there, with or without the host', () => {
  expect(namedBy('https://stories.example/works/12?view_adult=true')).toEqual({ about: 'work', key: '12' })
  expect(namedBy('/works/12/chapters/40')).toEqual({ about: 'chapter', key: '40' })
  expect(namedBy('/works/12/chapters/40?show_comments=true#comment_7')).toEqual({ about: 'comment', key: '7' })
  expect(namedBy('/users/maren/pseuds/maren')).toEqual({ about: 'profile', key: 'maren' })
  expect(namedBy('/tags/Fish%20*a*%20Chips/works')).toEqual({ about: 'tag', key: 'Fish%20*a*%20Chips' })
  for (const nothing of ['', '/works', '/works/new', 'hello', 'javascript:alert(1)', '/users/x'])
    expect(namedBy(nothing)).toBeUndefined()
})
