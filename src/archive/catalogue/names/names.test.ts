import { expect, test } from 'vitest'
import { sortKey } from '../../../platform/text/fold.ts'
import type { TagType } from '../../../schema/index.ts'
import { Fandoms, letterOf } from './fandoms.ts'
import type { NamedTag } from './index-of-names.ts'
import { Names } from './names.ts'

const ALL: readonly TagType[] = ['fandom', 'relationship', 'character', 'additional']

/** Names over made-up tags: how many works each stands on for members, and half of them for guests. */
function openNames(tags: readonly (NamedTag & { readonly works: number; readonly standsFor?: number })[]) {
  const byId = new Map(tags.map((tag) => [tag.id, tag]))
  const uses = new Map(tags.map(({ id, works }) => [id, works]))
  const names = new Names({
    async *names() {
      yield tags.slice(0, 2)
      yield tags.slice(2)
    },
    standingFor: (id) => byId.get(id)?.standsFor ?? id,
    uses: (id, members) => Math.floor((uses.get(id) ?? 0) / (members ? 1 : 2)),
  })
  const find = async (term: string, { types = ALL, members = true, most = 5 } = {}) => {
    await names.ready()
    return names.find(term, types, members, most).map(({ id }) => id)
  }
  return { names, uses, find }
}

const CAST = [
  { id: 1, type: 'fandom', name: 'Sherlock Holmes - Arthur Conan Doyle', works: 50 },
  { id: 2, type: 'character', name: 'Sherlock Holmes', works: 90 },
  { id: 3, type: 'character', name: 'John Watson', works: 80 },
  { id: 4, type: 'relationship', name: 'Sherlock Holmes/John Watson', works: 70 },
  { id: 5, type: 'relationship', name: 'Johnlock', works: 20, standsFor: 4 },
  { id: 6, type: 'additional', name: 'Élan Vital', works: 1 },
  { id: 7, type: 'character', name: '月島 螢', works: 3 },
  { id: 8, type: 'additional', name: 'Hidden Lamps', works: 0 },
] as const

test('a name is found by the beginnings of its words in any order, the most used first', async () => {
  const { find } = openNames(CAST)
  expect(await find('holm')).toEqual([2, 4, 1])
  expect(await find('wat joh')).toEqual([3, 4])
  expect(await find('JOHN')).toEqual([3, 4])
  expect(await find('elan')).toEqual([6])
  expect(await find('月')).toEqual([7])
  expect(await find('島螢')).toEqual([7])
  expect(await find('atson')).toEqual([])
  expect(await find('!?')).toEqual([])
})

test('a synonym is answered with its canonical tag, once', async () => {
  const { find } = openNames(CAST)
  expect(await find('johnl')).toEqual([4])
  expect(await find('john', { types: ['relationship'] })).toEqual([4])
})

test('what stands on nothing that somebody may see is not offered', async () => {
  const { find } = openNames(CAST)
  expect(await find('hidden')).toEqual([])
  expect(await find('elan', { members: false })).toEqual([])
  expect(await find('sher', { types: ['character'], members: false })).toEqual([2])
})

test('no more are offered than were asked for, and these are the most used', async () => {
  const many = Array.from({ length: 500 }, (_, at) => ({
    id: at + 1,
    type: 'additional' as const,
    name: `Lamp ${at} ${at % 7 === 0 ? 'lantern' : ''}`,
    works: (at * 37) % 101,
  }))
  const { find } = openNames(many)
  const best = (among: typeof many) =>
    among
      .filter(({ works }) => works > 0)
      .toSorted((left, right) => right.works - left.works || left.id - right.id)
      .slice(0, 10)
      .map(({ id }) => id)
  expect(await find('la', { most: 10 })).toEqual(best(many))
  expect(await find('lan la', { most: 10 })).toEqual(best(many.filter(({ name }) => name.endsWith('lantern'))))
})

test('the name that was probably meant is one with few slips, the most used of several, and never a hidden one', async () => {
  const { names } = openNames(CAST)
  await names.ready()
  const nearest = (term: string, members = true) => names.nearest(term, ALL, members).map(({ id }) => id)
  expect(nearest('Sherlok Holmse')).toEqual([2])
  expect(nearest('John Wattson')).toEqual([3])
  expect(nearest('Elan Vitl')).toEqual([6])
  expect(nearest('Elan Vitl', false)).toEqual([])
  expect(nearest('Hidden Lamp')).toEqual([])
  expect(nearest('Nobody at All')).toEqual([])
})

test('a new name is found at once, and one that was changed by what it is called now', async () => {
  const { names, uses, find } = openNames(CAST)
  await names.ready()
  uses.set(9, 4)
  names.add({ id: 9, type: 'character', name: 'Mary Morstan' })
  names.add({ id: 3, type: 'character', name: 'James Watson' })
  expect(await find('morst')).toEqual([9])
  expect(await find('james')).toEqual([3])
  expect(await find('john')).toEqual([4])
})

test('fandoms stand in the order of their names, by letter, in pages, those without works left out', () => {
  const fandoms = new Fandoms()
  const names = ['The Tempest', 'Æsop', 'tea & Toast', '1984', '月', 'Törless', 'Nothing']
  for (const [at, name] of names.entries()) fandoms.note(at + 1, name)
  const worksOf = (id: number) => (id === 7 ? 0 : id * 10)
  const page = (letter?: string, after = '') => fandoms.directory({ letter, after }, worksOf)
  expect(page().letters.map(([letter]) => letter)).toEqual(['0-9', 'A', 'T', 'other'])
  expect(page('T').fandoms).toEqual([
    { id: 3, works: 30 },
    { id: 1, works: 10 },
    { id: 6, works: 60 },
  ])
  expect(page().fandoms.map(({ id }) => id)).toEqual([6, 5, 4, 3, 2, 1])
  expect(page('nonsense').fandoms).toEqual([])
  for (let id = 100; id < 350; id++) fandoms.note(id, `T ${String(id).padStart(4, '0')}`)
  const first = page('T')
  expect(first.fandoms).toHaveLength(200)
  const second = page('T', first.next)
  expect(second.fandoms).toHaveLength(53)
  expect(second.next).toBeUndefined()
  expect(new Set([...first.fandoms, ...second.fandoms].map(({ id }) => id)).size).toBe(253)
})

test('a fandom stands under the first letter of its name, articles left aside', () => {
  expect(letterOf(sortKey('The Hound of the Baskervilles'))).toBe('H')
  expect(letterOf(sortKey('Éowyn'))).toBe('E')
  expect(letterOf(sortKey('20,000 Leagues'))).toBe('0-9')
  expect(letterOf(sortKey('月の庭'))).toBe('other')
})
