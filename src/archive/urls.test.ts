import { expect, test } from 'vitest'
import { tagName, tagSegment } from './urls.ts'

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
