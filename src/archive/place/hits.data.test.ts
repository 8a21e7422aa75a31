import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { addChapter, post } from '../../../test/posting.ts'
import { urls } from '../urls.ts'
import { chaptersOf } from '../works/index.ts'
import { settleVisits } from './index.ts'

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

async function hitsOf(house: TestHouse, workId: number) {
  await settleVisits(house)
  return house.db
    .selectFrom('work_counters')
    .select(['hits', 'moved_at'])
    .where('work_id', '=', workId)
    .executeTakeFirstOrThrow()
}

test('each reader is counted once for a work and a day, however many chapters and pages; guests by their network', async () => {
  await using house = await openTestHouse({ FANLIGHT_TRUSTED_PROXIES: '1' })
  const author = await house.as('quillfeather')
  const workId = await post(author)
  await addChapter(author, workId)
  const heads = await chaptersOf(house.db, workId)
  const maren = await house.as('maren')
  for (const { id } of [...heads, ...heads]) {
    await maren.get(urls.chapter(workId, id), FIREFOX)
    for (const address of ['192.0.2.1', '192.0.2.2'])
      await house.guest().get(urls.chapter(workId, id), { ...FIREFOX, 'x-forwarded-for': address })
  }
  expect(await hitsOf(house, workId)).toEqual({ hits: 3, moved_at: house.now().toISOString() })
  house.clock.now = new Date('2026-03-10T00:00:01.000Z')
  await maren.get(urls.entireWork(workId), FIREFOX)
  expect((await hitsOf(house, workId)).hits).toBe(4)
  expect(await house.db.selectFrom('hits').select(['day', 'reader']).execute()).toEqual([
    { day: '2026-03-10', reader: expect.stringMatching(/^m\d+$/) },
  ])
})

test('creators, machines, and pages that were only fetched in advance are not counted', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const workId = await post(author)
  await author.get(urls.work(workId), FIREFOX)
  await house.guest().get(urls.work(workId))
  await house.guest().get(urls.work(workId), { 'user-agent': 'Mozilla/5.0 (compatible; SomeBot/1.0)' })
  await house.guest().get(urls.work(workId), { ...FIREFOX, 'sec-purpose': 'prefetch' })
  await house.guest().get(urls.chapterIndex(workId), FIREFOX)
  expect((await hitsOf(house, workId)).hits).toBe(0)
})

test('whoever is only asked whether they are an adult has not read', async () => {
  await using house = await openTestHouse()
  const workId = await post(await house.as('quillfeather'), { rating: 'Explicit' })
  await house.guest().get(urls.work(workId), FIREFOX)
  expect((await hitsOf(house, workId)).hits).toBe(0)
  await house.guest().get(`${urls.work(workId)}?view_adult=true`, FIREFOX)
  expect((await hitsOf(house, workId)).hits).toBe(1)
})

test('a page that is kept for guests counts all who are given it', async () => {
  await using house = await openTestHouse({ FANLIGHT_TRUSTED_PROXIES: '1' })
  const workId = await post(await house.as('quillfeather'))
  for (const last of [1, 2, 3])
    await house.guest().get(urls.work(workId), { ...FIREFOX, 'x-forwarded-for': `192.0.2.${last}` })
  expect((await hitsOf(house, workId)).hits).toBe(3)
})
