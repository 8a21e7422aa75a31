import { expect, test } from 'vitest'
import type { TagType } from '../../../schema/index.ts'
import type { Tag } from '../../tags/index.ts'
import { distanceWithin, skeletonOf } from './likeness.ts'
import { Likely, likelyType, suggestionsFor } from './suggest.ts'

let last = 0
const tag = (name: string, type: TagType = 'character'): Tag => ({ id: ++last, type, name, pathName: name })
const nothing = { canonical: [], characters: new Map<string, Tag>(), together: [], parents: new Set<number>() }

test('names that differ by punctuation, order of words or a letter or two are likely one', () => {
  const [spock, mary, hudson] = [tag('Mr. Spock'), tag('Mary Jane Watson-Parker'), tag('Mrs. Hudson')]
  const likely = new Likely([spock, mary, hudson])
  const meant = (name: string) => {
    const [first] = suggestionsFor(tag(name), 1, likely, nothing)
    return first && [first.target.name, first.reason]
  }
  expect(meant('Mr Spock')).toEqual(['Mr. Spock', 'punctuation'])
  expect(meant('mr_spock')).toEqual(['Mr. Spock', 'punctuation'])
  expect(meant('Ｍｒ．Ｓｐｏｃｋ')).toEqual(['Mr. Spock', 'punctuation'])
  expect(meant('Hudson (Mrs.)')).toEqual(['Mrs. Hudson', 'word-order'])
  expect(meant('Mrs. Husdon')).toEqual(['Mrs. Hudson', 'letters'])
  expect(meant('Mary Jan Watson Parcer')).toEqual(['Mary Jane Watson-Parker', 'letters'])
  expect(meant('Martha')).toBeUndefined()
  expect(meant('…')).toBeUndefined()
})

test('a pairing is known in any order, with any slash, and by other names of its characters', () => {
  const [john, sherlock] = [tag('John Watson'), tag('Sherlock Holmes')]
  const pair = tag('Sherlock Holmes/John Watson', 'relationship')
  const characters = new Map([
    ['john watson', john],
    ['john', john],
    ['sherlock', sherlock],
    ['sherlock holmes', sherlock],
  ])
  const likely = new Likely([pair])
  const meant = (name: string) => suggestionsFor(tag(name, 'relationship'), 1, likely, { ...nothing, characters })[0]
  expect(meant('john watson x sherlock holmes')).toMatchObject({ target: pair, reason: 'pairing' })
  expect(meant('John／Sherlock')).toMatchObject({ target: pair, reason: 'pairing-by-other-names' })
  expect(meant('John & Sherlock')).toMatchObject({ wish: { verb: 'parent', other: john.id }, reason: 'named' })
})

test('the fandom that most of its works share is a likely parent, unless it is one already', () => {
  const [oz, narnia] = [tag('Oz', 'fandom'), tag('Narnia', 'fandom')]
  const toto = tag('Toto')
  const together = [
    { tag: oz, works: 9 },
    { tag: narnia, works: 2 },
  ]
  const likely = new Likely([])
  expect(suggestionsFor(toto, 10, likely, { ...nothing, together })).toMatchObject([
    { wish: { verb: 'parent', tag: toto.id, other: oz.id }, reason: 'shared', works: { both: 9, all: 10 } },
  ])
  expect(suggestionsFor(toto, 10, likely, { ...nothing, together, parents: new Set([oz.id]) })).toEqual([])
  expect(suggestionsFor(toto, 1, likely, { ...nothing, together: [{ tag: oz, works: 1 }] })).toEqual([])
})

test('a nickname stands beside the full name on nearly every work', () => {
  const pair = tag('John Watson/Sherlock Holmes', 'relationship')
  const nickname = tag('Johnlock', 'relationship')
  const together = [{ tag: pair, works: 4 }]
  expect(suggestionsFor(nickname, 4, new Likely([pair]), { ...nothing, together })).toMatchObject([
    { wish: { verb: 'synonym', other: pair.id }, reason: 'together' },
  ])
})

test('an additional tag that is a pairing or a name of another type says so', () => {
  const characters = new Map([
    ['a', tag('A')],
    ['b', tag('B')],
  ])
  expect(likelyType(tag('B / A', 'additional'), { characters }, [])).toBe('relationship')
  expect(likelyType(tag('Oz', 'additional'), { characters }, [tag('Oz', 'fandom')])).toBe('fandom')
  expect(likelyType(tag('Tea', 'additional'), { characters }, [])).toBeUndefined()
})

test('distance counts letters put in, left out, changed and swapped', () => {
  expect(distanceWithin('husdon', 'hudson', 1)).toBe(1)
  expect(distanceWithin('kitten', 'sitting', 3)).toBe(3)
  expect(distanceWithin('kitten', 'sitting', 2)).toBeUndefined()
  expect(distanceWithin('', '', 0)).toBe(0)
  expect(skeletonOf('Mr. Ｓpöck!')).toBe('mrspock')
})
