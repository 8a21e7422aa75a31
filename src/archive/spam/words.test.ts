import { expect, test } from 'vitest'
import { type Learned, likelihood, wordsOf } from './words.ts'

function learned(spam: readonly string[], fair: readonly string[]): Learned {
  const words = new Map<string, { spam: number; fair: number }>()
  for (const [kind, texts] of [
    ['spam', spam],
    ['fair', fair],
  ] as const)
    for (const text of texts)
      for (const word of wordsOf(text)) {
        const seen = words.get(word) ?? { spam: 0, fair: 0 }
        words.set(word, { ...seen, [kind]: seen[kind] + 1 })
      }
  return { texts: { spam: spam.length, fair: fair.length }, words }
}

const LURES = Array.from(
  { length: 12 },
  (_, n) => `I am an artist, commission me for a comic of chapter ${n}, find me on discord`,
)
const PRAISE = Array.from(
  { length: 12 },
  (_, n) => `I cried at the end of chapter ${n}, the lamp and the violin were so quiet`,
)

test('words are folded, counted once, and addresses and numbers told as what they are', () => {
  expect(wordsOf('Déjà vu, deja VU! https://x.example/a?b me@x.example 42')).toEqual([
    'deja',
    'vu',
    'linkaddress',
    'mailaddress',
    'number',
  ])
  expect(wordsOf('a b '.repeat(500))).toEqual([])
})

test('after a dozen of each, a text like the one kind is told from a text like the other', () => {
  const known = learned(LURES, PRAISE)
  const chance = (text: string) => likelihood(wordsOf(text), known)
  expect(chance('Dear author, I am an artist and would love a commission, discord')).toBeGreaterThan(0.95)
  expect(chance('The violin at the end! I cried.')).toBeLessThan(0.05)
  expect(chance('Entirely other vocabulary')).toBeCloseTo(0.5)
})

test('nothing is said from too little, and a word seen once never decides alone', () => {
  expect(likelihood(['discord'], learned(LURES.slice(0, 9), PRAISE))).toBeUndefined()
  const known = learned([...LURES, 'aubergine'], PRAISE)
  expect(likelihood(['aubergine'], known)).toBeLessThan(0.8)
})
