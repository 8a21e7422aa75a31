import { expect, test } from 'vitest'
import { rolesProblem, settingsProblems, startOf, suspensionProblem, tidyName } from './rules.ts'

const NOW = new Date('2026-03-09T12:00:00.000Z')

test('an archive has a name of at most 80 characters and a welcome of at most 500', () => {
  expect(settingsProblems({ name: 'The Reading Hall', welcome: '', source: '' })).toEqual({})
  expect(settingsProblems({ name: '', welcome: 'a'.repeat(501), source: '' })).toEqual({
    name: 'name-missing',
    welcome: 'welcome-long',
  })
  expect(settingsProblems({ name: '🏮'.repeat(80), welcome: '', source: '' })).toEqual({})
  expect(settingsProblems({ name: 'a'.repeat(81), welcome: '', source: '' })).toEqual({ name: 'name-long' })
})

test('the source is to be had at an address on the web, or from whoever runs the archive', () => {
  const problems = (source: string) => settingsProblems({ name: 'Hall', welcome: '', source })
  for (const usable of ['', 'https://example.org/fanlight', 'http://localhost:3000/x.tar.gz'])
    expect(problems(usable)).toEqual({})
  for (const unusable of ['example.org', 'javascript:alert(1)', 'https://', `https://example.org/${'a'.repeat(300)}`])
    expect(problems(unusable)).toEqual({ source: 'source-unusable' })
})

test('the name of an archive is one line that can be seen', () => {
  expect(tidyName(' The\r\nBcc: Hall\u0007 ')).toBe('The Bcc: Hall')
  expect(tidyName('\u200b\u200d\ufeff')).toBe('')
})

test('nobody gives up their own administrator’s role', () => {
  expect(rolesProblem([], true)).toBe('own-admin-role')
  expect(rolesProblem(['admin', 'wrangler'], true)).toBeUndefined()
  expect(rolesProblem([], false)).toBeUndefined()
})

test('a suspension ends on a day to come, and nobody suspends themselves', () => {
  expect(suspensionProblem('2026-03-10', NOW, false)).toBeUndefined()
  expect(suspensionProblem('2026-03-09', NOW, false)).toBe('date-past')
  expect(suspensionProblem('', NOW, false)).toBe('date-missing')
  expect(suspensionProblem('2026-02-30', NOW, false)).toBe('date-missing')
  expect(suspensionProblem('2026-03-10', NOW, true)).toBe('own-suspension')
})

test.each(['2026-13-01', '2026-02-29', '26-01-01', 'tomorrow', '2026-03-10T00:00'])('%s is no day', (day) => {
  expect(startOf(day)).toBeUndefined()
})
