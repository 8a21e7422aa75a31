import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { chapterDetails, plantWork } from '../../../test/stories.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { settleVisits } from '../place/index.ts'
import { urls } from '../urls.ts'

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

async function planted(house: TestHouse) {
  const chapters = [chapterDetails('<p>One.</p>', 'Dawn'), chapterDetails('<p>Two.</p>')]
  return plantWork(house, ['quillfeather'], { chapters })
}

const read = async (house: TestHouse, address: string, from: string) =>
  house
    .guest()
    .get(address, { 'user-agent': BROWSER, 'x-forwarded-for': from, referer: 'https://www.example.org/x?y=z' })

const csv = async (house: TestHouse, parameters = {}) => {
  const { text } = await (await house.as('quillfeather')).get(urls.statisticsCsv('quillfeather', parameters))
  return text.trim().split('\r\n').at(-1)
}

test('readers, kudos, downloads and followers are counted by the day, the chapter and the site', async () => {
  await using house = await openTestHouse({ FANLIGHT_TRUSTED_PROXIES: '1' })
  const { workId, chapterIds } = await planted(house)
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.2'])
    await read(house, urls.chapter(workId, chapterIds[0] ?? 0), from)
  await read(house, urls.chapter(workId, chapterIds[1] ?? 0), '192.0.2.1')
  await settleVisits(house)
  await maren.post(urls.kudos(), { 'kudo[commentable_id]': String(workId), 'kudo[commentable_type]': 'Work' })
  await house.guest().get(`/downloads/${workId}/x.epub`)
  await author.get(`/downloads/${workId}/x.epub`)
  const page = wordsOf((await author.get(urls.statistics('quillfeather', { work: workId }))).text)
  expect(page).toContain('Readers 2 Kudos 1 Comments 0 Bookmarks 0 Downloads 1 Followers 0')
  expect(page).toContain('1. Dawn 2 0 2 1 0')
  expect(page).toContain('example.org: 2')
  expect(page).not.toContain('y=z')
  expect(page).not.toContain('maren')
  expect(await csv(house, { work: workId })).toBe('2026-03-09,2,1,0,0,1,0')
  house.clock.now = new Date('2026-03-10T08:00:00.000Z')
  await read(house, urls.chapter(workId, chapterIds[0] ?? 0), '192.0.2.1')
  await settleVisits(house)
  expect(await csv(house)).toBe('2026-03-10,1,0,0,0,0,0')
  expect(await csv(house, { by: 'month' })).toBe('2026-03,3,1,0,0,1,0')
})

test('they are for the author’s eyes alone, and can be switched off', async () => {
  await using house = await openTestHouse()
  const { workId } = await planted(house)
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  for (const address of [
    urls.statistics('quillfeather'),
    urls.statistics('maren', { work: workId }),
    urls.statisticsCsv('quillfeather'),
  ])
    expect((await maren.get(address)).status).toBe(404)
  const thank = async (login: string) =>
    (await house.as(login)).post(urls.kudos(), {
      'kudo[commentable_id]': String(workId),
      'kudo[commentable_type]': 'Work',
    })
  await thank('maren')
  expect(await house.db.selectFrom('work_days').select('kudos').execute()).toEqual([{ kudos: 1 }])
  await author.post(urls.statistics('quillfeather'), { do: 'off' })
  expect(await house.db.selectFrom('work_days').selectAll().execute()).toEqual([])
  await thank('tobias')
  expect(await house.db.selectFrom('work_days').selectAll().execute()).toEqual([])
  expect(wordsOf((await author.get(urls.statistics('quillfeather'))).text)).toContain('switched off')
  await author.post(urls.statistics('quillfeather'), { do: 'on' })
  expect((await author.get(urls.statistics('quillfeather'))).text).toContain('<svg')
})
