import { expect, test } from 'vitest'
import { withoutSecrets } from '../platform/web/requests.ts'
import { tagName, tagSegment, urls } from './urls.ts'

test('a tag’s name goes into an address and comes out the same, whatever it holds', () => {
  for (const name of [
    'Fish & Chips/Peas',
    'A*s*B',
    'x/*s*',
    '*s/',
    '50% *a*',
    '%2A',
    '%25',
    'a%2Ab*s*',
    '****',
    'Mr. ?#',
    '月/庭',
  ])
    expect(tagName(decodeURIComponent(tagSegment(name))), name).toBe(name)
})

test('what the field’s tools write is what we write', () => {
  expect(tagSegment('Fish & Chips/Peas')).toBe('Fish%20*a*%20Chips*s*Peas')
  expect(tagSegment('Two * Stars *')).toBe('Two%20*%20Stars%20*')
})

test('an address that holds a secret is written into the log without it', () => {
  const secretive = Object.entries(urls).filter(([, make]) => /^\(?(?:token|secret)\b/.test(make.toString()))
  expect(secretive.map(([name]) => name)).toContain('resetPassword')
  for (const [name, make] of secretive) {
    const path = (make as (...words: string[]) => string)('sesame', 'atom')
    expect(withoutSecrets(path), name).not.toContain('sesame')
  }
  expect(withoutSecrets('/users/password/new')).toBe('/users/password/new')
  expect(withoutSecrets('/works/1')).toBe('/works/1')
})
