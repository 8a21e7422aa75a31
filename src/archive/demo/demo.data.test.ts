import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { verifyPassword } from '../accounts/index.ts'
import { CAST, passwordOf } from './cast.ts'
import { prepareDemo } from './prepare.ts'
import { plantShelf } from './shelf.ts'

const worksOf = ({ db }: TestHouse) =>
  db
    .selectFrom('works')
    .innerJoin('creatorships', 'creatorships.work_id', 'works.id')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .select([
      'works.id',
      'title',
      'word_count',
      'chapter_count',
      'complete',
      'restricted',
      'posted_at',
      'stamp',
      'name',
      'login',
    ])
    .orderBy('works.id')
    .execute()

test('the demo has five people who can log in, and the sample shelf', async () => {
  await using house = await openTestHouse()
  const told = await prepareDemo(house)
  for (const player of CAST) {
    const user = await house.db
      .selectFrom('users')
      .select('id')
      .where('login', '=', player.login)
      .executeTakeFirstOrThrow()
    expect(told).toContain(passwordOf(player))
    expect(await verifyPassword(house.db, user.id, passwordOf(player))).toBe(true)
  }
  const works = await worksOf(house)
  expect(works).toHaveLength(8)
  expect(works.every(({ name, login, posted_at }) => name === login && posted_at !== null)).toBe(true)
  expect(works.reduce((sum, { chapter_count }) => sum + chapter_count, 0)).toBe(13)
  expect(works.filter(({ restricted }) => restricted === 1)).toHaveLength(1)
  expect(works.filter(({ complete }) => complete === 0)).toHaveLength(1)
})

test('the shelf has the words that its description says', { tags: 'long' }, async () => {
  await using house = await openTestHouse()
  await prepareDemo(house)
  const words = Object.fromEntries((await worksOf(house)).map(({ title, word_count }) => [title, word_count]))
  expect(Object.values(words).sort((a, b) => a - b)).toEqual([407, 475, 805, 834, 984, 988, 1368, 1484])
})

test('preparing the demo twice changes nothing', { tags: 'long' }, async () => {
  await using house = await openTestHouse()
  const told = await prepareDemo(house)
  const before = await worksOf(house)
  expect(await prepareDemo(house)).toBe(told)
  expect(await worksOf(house)).toEqual(before)
})

test('an archive that somebody lives in is left alone', async () => {
  await using house = await openTestHouse()
  await house.as('somebody')
  expect(await prepareDemo(house)).toContain('nothing')
  expect(await worksOf(house)).toEqual([])
})

test('in an archive without the cast, the shelf belongs to pseuds of the first administrator', async () => {
  await using house = await openTestHouse()
  await house.as('keeper', ['admin'])
  await plantShelf(house)
  const works = await worksOf(house)
  expect(new Set(works.map(({ login }) => login))).toEqual(new Set(['keeper']))
  expect(new Set(works.map(({ name }) => name))).toEqual(new Set(['quillfeather', 'gare_du_nord']))
})
