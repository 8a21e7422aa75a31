import { expect, test } from 'vitest'
import { mayDecideAppeal, measureProblems, measuresOn, NO_MEASURE } from './measures.ts'

const hide = { ...NO_MEASURE, kind: 'hide', reason: 'It names a real child.' }

test('what can be done depends on what was reported', () => {
  expect(measuresOn('work')).toEqual(['hide', 'remove', 'retag', 'warn', 'suspend', 'ban'])
  expect(measuresOn('comment')).toEqual(['hide-comment', 'warn', 'suspend', 'ban'])
  expect(measuresOn('tag')).toEqual([])
})

test('every measure has its reason, a suspension its days, a change of tags its tags', () => {
  expect(measureProblems(hide, 'work')).toEqual({})
  expect(measureProblems(hide, 'comment')).toEqual({ kind: 'kind-missing' })
  expect(measureProblems({ ...hide, reason: ' ' }, 'work')).toEqual({ reason: 'reason-missing' })
  const suspend = { ...hide, kind: 'suspend' }
  for (const days of ['', '0', '366', '1.5', '-3', 'ten'])
    expect(measureProblems({ ...suspend, days }, 'work')).toEqual({ days: 'days-missing' })
  expect(measureProblems({ ...suspend, days: '7' }, 'work')).toEqual({})
  expect(measureProblems({ ...hide, kind: 'retag' }, 'work')).toEqual({
    rating: 'rating-missing',
    warnings: 'warnings-missing',
  })
})

test('nobody decides on an appeal against themselves, unless they are alone', () => {
  expect(mayDecideAppeal(1, 2, 3)).toBe(true)
  expect(mayDecideAppeal(1, 1, 3)).toBe(false)
  expect(mayDecideAppeal(1, 1, 0)).toBe(true)
  expect(mayDecideAppeal(null, 1, 3)).toBe(true)
})
