import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { plantWork, workDetails } from '../../../test/stories.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { findOwnWork } from '../works/index.ts'

const TWO = { additional: ['Fluff', 'Tea'], characters: ['John Watson'] }

async function planted(house: TestHouse) {
  const first = await plantWork(house, ['quillfeather'], { details: workDetails({ title: 'One', ...TWO }) })
  const second = await plantWork(house, ['quillfeather'], { details: workDetails({ title: 'Two' }), postedAt: null })
  const other = await plantWork(house, ['maren'], { details: workDetails({ title: 'Hers', ...TWO }) })
  return [first.workId, second.workId, other.workId] as const
}

async function workOf(house: TestHouse, id: number) {
  const { id: userId } = await house.db
    .selectFrom('users')
    .select('id')
    .where('login', '=', 'quillfeather')
    .executeTakeFirstOrThrow()
  return findOwnWork(house.db, id, userId)
}

test('several works are changed at once, after a page that says what would change', async () => {
  await using house = await openTestHouse()
  const [one, two, hers] = await planted(house)
  const author = await house.as('quillfeather')
  const wish = {
    works: [one, two, hers].map(String),
    add_additional: 'Slow Burn, tea',
    remove: 'fluff',
    replace: 'John Watson',
    by: 'John H. Watson',
    language: 'de',
    restricted: 'yes',
    downloads: 'members',
    commenters: 'nobody',
  }
  const page = wordsOf((await author.post(urls.bulk('quillfeather'), { ...wish, do: 'look' })).text)
  expect(page).toContain('Additional tags: without Fluff Additional tags: with Slow Burn Language: English → Deutsch')
  expect(page).toContain('One Characters: without John Watson Characters: with John H. Watson')
  expect(page).toContain('For members only from now on Downloads: everyone → members Comments: as chosen here')
  expect(page).not.toContain('Hers')
  expect((await workOf(house, one))?.language).toBe('en')
  const done = await author.post(urls.bulk('quillfeather'), { ...wish, do: 'change' })
  expect(done.location).toBe(urls.userWorks('quillfeather'))
  const after = await workOf(house, one)
  expect(after?.tags.additional.map(({ name }) => name)).toEqual(['Tea', 'Slow Burn'])
  expect(after?.tags.characters.map(({ name }) => name)).toEqual(['John H. Watson'])
  expect([after?.language, after?.restricted, after?.downloads]).toEqual(['de', true, 'members'])
  expect(
    await house.db.selectFrom('comment_choices').select(['work_id', 'allowed']).orderBy('work_id').execute(),
  ).toEqual([
    { work_id: one, allowed: 'nobody' },
    { work_id: two, allowed: 'nobody' },
  ])
  expect(await house.db.selectFrom('works').select('language').where('id', '=', hers).execute()).toEqual([
    { language: 'en' },
  ])
})

test('what would break a work’s rules leaves that work as it is, and what lacks a word is said beside its field', async () => {
  await using house = await openTestHouse()
  const [one] = await planted(house)
  const author = await house.as('quillfeather')
  const ask = async (fields: Record<string, string | string[]>) =>
    author.post(urls.bulk('quillfeather'), { do: 'look', ...fields })
  const works = [String(one)]
  const many = Array.from({ length: 76 }, (_, at) => `Tag ${at}`).join(', ')
  expect(wordsOf((await ask({ works, add_additional: many })).text)).toContain('Stays as it is: A work carries 75')
  await author.post(urls.bulk('quillfeather'), { do: 'change', works, add_additional: many })
  expect((await workOf(house, one))?.tags.additional).toHaveLength(2)
  expect(wordsOf((await ask({ works, remove: 'Sherlock Holmes - Arthur Conan Doyle' })).text)).toContain(
    'at least one fandom',
  )
  for (const [fields, sentence] of [
    [{ remove: 'Fluff' }, 'Tick at least one work.'],
    [{ works }, 'Say at least one thing'],
    [{ works, replace: 'Tea' }, 'Say what comes in its place.'],
  ] as const) {
    const answer = await ask(fields as Record<string, string | string[]>)
    expect([answer.status, wordsOf(answer.text)]).toEqual([422, expect.stringContaining(sentence)])
  }
  expect((await (await house.as('maren')).get(urls.bulk('quillfeather'))).status).toBe(404)
})
