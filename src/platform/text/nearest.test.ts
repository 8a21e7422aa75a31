import { expect, test } from 'vitest'
import { nearest, slipsBetween } from './nearest.ts'

test('a slip is a letter too many, too few, another one, or two in the wrong order', () => {
  expect(slipsBetween('fandom', 'fandom')).toBe(0)
  for (const typed of ['fandoms', 'fandm', 'fandon', 'fnadom']) expect(slipsBetween(typed, 'fandom'), typed).toBe(1)
  expect(slipsBetween('', 'tag')).toBe(3)
})

test('what is most like the word is meant, and nothing when all is far from it', () => {
  const known = ['fandom', 'words', 'kudos', 'tag']
  expect(nearest('fadnom', known)).toBe('fandom')
  expect(nearest('wrods', known)).toBe('words')
  expect(nearest('colour', known)).toBeUndefined()
  expect(nearest('re', known)).toBeUndefined()
})
