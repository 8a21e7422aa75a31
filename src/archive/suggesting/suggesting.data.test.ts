import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { changeTags, findOrMakeTags, type Wish } from '../tags/index.ts'
import { readForTags } from './read.ts'
import { suggestionsFor } from './suggest.ts'

const TEXT =
  '“Come at once, Watson,” said Holmes. Watson took his hat. Mr. Sherlock Holmes smiled.\n' +
  '“Holmes,” said Dr. Watson, “it rains.” Holmes laughed. “Watson, it always rains.” Mrs. Hudson sighed and said that she knew.'

async function suggested(house: TestHouse, fandoms: string, field: string) {
  const suggestions = await suggestionsFor(house.db, readForTags(TEXT), fandoms)
  const found = suggestions.filter((one) => one.field === field)
  return found
    .map(({ options }) => options.map(({ value, known }) => (known ? value : `${value}?`)).join(' or '))
    .toSorted()
}

function make(house: TestHouse, type: 'fandom' | 'character' | 'relationship', ...names: readonly string[]) {
  return house.db
    .transaction()
    .execute(async (trx) => (await findOrMakeTags(trx, type, names, house.now())).map(({ id }) => id))
}

function wish(house: TestHouse, ...wishes: readonly Wish[]) {
  return house.db.transaction().execute((trx) => changeTags(trx, wishes, { userId: null, now: house.now() }))
}

/** One fandom, its people and its pair, all canonical, and a synonym. */
async function plant(house: TestHouse) {
  const [fandom = 0, short = 0] = await make(house, 'fandom', 'Sherlock Holmes - Arthur Conan Doyle', 'ACD Holmes')
  const people = await make(house, 'character', 'Sherlock Holmes', 'John Watson', 'Mrs. Hudson')
  const [pair = 0] = await make(house, 'relationship', 'Sherlock Holmes & John Watson')
  const canonical = [fandom, ...people, pair].map((tag) => ({ verb: 'canonical', tag }) as const)
  await wish(house, ...canonical, { verb: 'synonym', tag: short, other: fandom })
  await wish(house, ...people.map((tag) => ({ verb: 'parent', tag, other: fandom }) as const))
}

test('people are called as the archive calls them in the chosen fandom, by a part of their name, too', async () => {
  await using house = await openTestHouse()
  await plant(house)
  for (const fandoms of ['Sherlock Holmes - Arthur Conan Doyle', 'Oz, acd holmes'])
    expect(await suggested(house, fandoms, 'characters')).toEqual(['John Watson', 'Mrs. Hudson', 'Sherlock Holmes'])
})

test('without a fandom only whole names find a tag', async () => {
  await using house = await openTestHouse()
  await plant(house)
  expect(await suggested(house, '', 'characters')).toEqual(['Mrs. Hudson', 'Sherlock Holmes', 'Watson?'])
})

test('a synonym leads to its canonical, one of another fandom does not', async () => {
  await using house = await openTestHouse()
  await plant(house)
  const [doctor = 0, other = 0] = await make(house, 'character', 'Dr. Watson', 'James Watson')
  const [bakers = 0] = await make(house, 'fandom', 'Bakers')
  await wish(house, { verb: 'canonical', tag: bakers }, { verb: 'canonical', tag: other })
  await wish(house, { verb: 'limited', tag: doctor, other, fandom: bakers })
  expect(await suggested(house, 'Sherlock Holmes - Arthur Conan Doyle', 'characters')).toContain('John Watson')
  expect(await suggested(house, 'Bakers', 'characters')).toContain('James Watson')
})

test('a pair is offered as both, in the order and spelling that the archive has', async () => {
  await using house = await openTestHouse()
  await plant(house)
  const pairs = await suggested(house, 'Sherlock Holmes - Arthur Conan Doyle', 'relationships')
  expect(pairs[0]).toBe('Sherlock Holmes/John Watson? or Sherlock Holmes & John Watson')
})
