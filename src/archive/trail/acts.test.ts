import { expect, test } from 'vitest'
import { differences, wordsOf } from './acts.ts'

test('only what differs is told, lists as lists, nothing as nothing', () => {
  const [before, after] = [
    { roles: [], name: 'Hall', until: null },
    { roles: ['wrangler', 'policy'], name: 'Hall' },
  ]
  expect(differences(JSON.stringify(before), JSON.stringify(after))).toEqual([
    { name: 'roles', before: undefined, after: 'wrangler, policy' },
  ])
  expect(differences('', '')).toEqual([])
})

test('an act that is unknown here is told by its own name', () => {
  expect(wordsOf('roles-set')).toBe('Roles were changed')
  expect(wordsOf('constructor')).toBe('constructor')
})
