import { expect, test } from 'vitest'
import { pairingKey, pairingOf } from './pairing.ts'

test('a pairing is the same in any order, with any slash, case, accent and Unicode form', () => {
  const key = pairingKey('Arsène Lupin/Sherlock Holmes')
  for (const name of [
    'Sherlock Holmes/Arsène Lupin',
    'sherlock holmes / arsene lupin',
    'Sherlock Holmes／Arsène Lupin',
    'Sherlock Holmes x Arsène Lupin',
    'Arse\u0300ne Lupin × Sherlock Holmes',
    'ARSÈNE LUPIN X SHERLOCK HOLMES',
  ])
    expect(pairingKey(name), name).toBe(key)
})

test('friends are no lovers, and three are not two', () => {
  expect(pairingKey('A & B')).toBe(pairingKey('B＆A'))
  expect(pairingKey('A & B')).not.toBe(pairingKey('A/B'))
  expect(pairingKey('A/B/C')).not.toBe(pairingKey('A/B'))
})

test('names come out as they were written, brackets whole', () => {
  expect(pairingOf('Steve (Earth 1/2)/Max Xavier')).toEqual({ kind: '/', names: ['Steve (Earth 1/2)', 'Max Xavier'] })
  expect(pairingOf('福尔摩斯／华生')).toEqual({ kind: '/', names: ['福尔摩斯', '华生'] })
})

test('what is no pairing, or could be read in two ways, has no key', () => {
  for (const name of ['Johnlock', 'A/', '/', 'A/B & C', 'Alex', 'Rex', 'Background Relationships', ''])
    expect(pairingKey(name), name).toBeNull()
})
