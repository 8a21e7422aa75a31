import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { creditsOf, pseudNamed, pseudsOf } from './pseuds.ts'
import { findUser, removeUser } from './users.ts'

async function namesOf(house: TestHouse, login: string): Promise<readonly string[]> {
  const { id = 0 } = (await findUser(house.db, login)) ?? {}
  return (await pseudsOf(house.db, id)).map(({ name, isDefault }) => (isDefault ? `${name}*` : name))
}

/** Puts a series under the name, the least that counts as a credit. */
async function credit(house: TestHouse, login: string, name: string): Promise<void> {
  const { id = 0 } = (await pseudNamed(house.db, login, name)) ?? {}
  const series = await house.db
    .insertInto('series')
    .values({ title: 'Lamplight', created_at: house.now().toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await house.db.insertInto('series_creators').values({ series_id: series.id, pseud_id: id, position: 1 }).execute()
}

test('a member adds pen names in any script and makes one the default', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  for (const name of ['Gare  du Nord', '林檎'])
    expect((await maren.post(urls.pseuds('maren'), { name })).status).toBe(303)
  expect(await namesOf(house, 'maren')).toEqual(['maren*', 'Gare du Nord', '林檎'])
  await maren.post(urls.defaultPseud('maren', '林檎'))
  expect(await namesOf(house, 'maren')).toEqual(['林檎*', 'Gare du Nord', 'maren'])
})

test('a pen name is refused with its sentence, and what was typed stays', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  const answer = await maren.post(urls.pseuds('maren'), { name: 'a/b', description: 'two letters' })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer.text)).toContain('A pen name has letters of any script')
  expect(answer.text).toContain('value="a/b"')
  expect(answer.text).toContain('two letters')
})

test('one person has a pen name once, however it is spelled, even when it is added twice at once', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  const answers = await Promise.all(['Café', 'CAFE'].map((name) => maren.post(urls.pseuds('maren'), { name })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const renamed = await maren.post(urls.editPseud('maren', 'cafe'), { name: 'Maren' })
  expect(renamed.status).toBe(422)
  expect(wordsOf(renamed.text)).toContain('You have a pen name like this already')
})

test('two people may have the same pen name', async () => {
  await using house = await openTestHouse()
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  await maren.post(urls.pseuds('maren'), { name: 'Quill' })
  expect((await tobias.post(urls.pseuds('tobias'), { name: 'Quill' })).status).toBe(303)
})

test('a pen name is renamed and described', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  await maren.post(urls.editPseud('maren', 'maren'), { name: 'Maren of the Lamps', description: 'I write at night.' })
  const pseud = await pseudNamed(house.db, 'MAREN', 'maren of the lamps')
  expect(pseud?.isDefault).toBe(true)
  expect(pseud?.description).toContain('I write at night.')
  expect((await maren.get(urls.editPseud('maren', 'Maren of the Lamps'))).text).toContain('I write at night.')
})

test('a pen name goes only when nothing is credited to it, and never the default one', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  await maren.post(urls.pseuds('maren'), { name: 'Quill' })
  await maren.post(urls.pseuds('maren'), { name: 'Feather' })
  await credit(house, 'maren', 'Quill')
  const kept = await maren.post(urls.deletePseud('maren', 'Quill'))
  expect(kept.status).toBe(422)
  expect(wordsOf(kept.text)).toContain('One work or series stands under this name')
  expect((await maren.get(urls.deletePseud('maren', 'maren'))).status).toBe(404)
  expect((await maren.post(urls.deletePseud('maren', 'maren'))).status).toBe(404)
  expect((await maren.post(urls.deletePseud('maren', 'Feather'))).status).toBe(303)
  expect(await namesOf(house, 'maren')).toEqual(['maren*', 'Quill'])
})

test('nobody touches a pen name of somebody else', async () => {
  await using house = await openTestHouse()
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  await maren.post(urls.pseuds('maren'), { name: 'Quill' })
  expect((await tobias.post(urls.editPseud('tobias', 'Quill'), { name: 'Mine' })).status).toBe(404)
  expect((await tobias.post(urls.deletePseud('maren', 'Quill'))).status).toBe(403)
  expect(await namesOf(house, 'maren')).toEqual(['maren*', 'Quill'])
})

test('when an account goes, names that something is credited to stay as bare names and the others go', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  await maren.post(urls.pseuds('maren'), { name: 'Quill' })
  await credit(house, 'maren', 'Quill')
  const { id: quill = 0 } = (await pseudNamed(house.db, 'maren', 'Quill')) ?? {}
  const { id = 0 } = (await findUser(house.db, 'maren')) ?? {}
  await house.db.transaction().execute((trx) => removeUser(trx, id))
  expect(await findUser(house.db, 'maren')).toBeUndefined()
  expect(await house.db.selectFrom('pseuds').select(['name', 'user_id']).execute()).toEqual([
    { name: 'Quill', user_id: null },
  ])
  expect(await creditsOf(house.db, quill)).toBe(1)
  expect(await house.db.selectFrom('sessions').select('id').execute()).toEqual([])
})
