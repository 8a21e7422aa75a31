import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { addChapter, post } from '../../../../test/posting.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { checkArchive } from '../../checking/index.ts'
import { urls } from '../../urls.ts'
import { planSweep } from '../sweeping.ts'

const DAY = 86_400_000

function chapters({ db }: TestHouse) {
  return db.selectFrom('chapters').select(['id', 'position', 'posted_at']).orderBy('id').execute()
}

async function planted(house: TestHouse) {
  const author = await house.as('quillfeather')
  const id = await post(author)
  const [{ id: first = 0 } = {}] = await house.db.selectFrom('chapters').select('id').execute()
  const second = await addChapter(author, id, { text: 'The kettle again.', title: 'Steam' })
  const third = await addChapter(author, id, { text: 'And the end.' })
  return { author, id, first, second, third }
}

test('a deleted chapter is nobody’s to read, and comes back at its place, with its date and what was said of it', async () => {
  await using house = await openTestHouse()
  const { author, id, second } = await planted(house)
  const maren = await house.as('maren')
  const said = await maren.post(urls.chapterComments(second), { 'comment[comment_content]': 'Steam!' })
  const comment = Number(/\/comments\/(\d+)/.exec(said.location ?? '')?.[1])
  const [before, work] = [await chapters(house), await worksRow(house, id)]
  house.clock.now = new Date(house.now().getTime() + DAY)
  await author.post(urls.deleteChapter(id, second))
  for (const address of [urls.chapter(id, second), urls.editChapter(id, second), urls.versions(id, second)])
    expect([address, (await author.get(address)).status]).toEqual([address, 404])
  expect(await worksRow(house, id)).toMatchObject({ chapter_count: 2, updated_at: work.updated_at })
  expect((await chapters(house)).map(({ position }) => position)).toEqual([1, -1, 2])
  expect((await checkArchive(house.db)).faults).toEqual([])
  expect((await house.guest().get(`${urls.work(id)}?view_full_work=true`)).text).not.toContain('The kettle again.')
  const page = wordsOf((await author.get(urls.manageChapters(id))).text)
  expect(page).toContain('Chapter 2: Steam')
  expect((await maren.post(urls.restoreChapter(id, second))).status).toBe(404)

  expect((await author.post(urls.restoreChapter(id, second))).location).toBe(urls.manageChapters(id))
  expect(await chapters(house)).toEqual(before)
  expect(await worksRow(house, id)).toMatchObject({ chapter_count: 3, updated_at: work.updated_at })
  expect(wordsOf((await house.guest().follow(urls.chapterComments(second))).text)).toContain('Steam!')
  expect((await house.guest().get(urls.comment(comment))).status).toBe(200)
  expect((await author.post(urls.restoreChapter(id, second))).status).toBe(404)
  expect((await checkArchive(house.db)).faults).toEqual([])
})

test('what became a draft meanwhile waits with its work, and a draft chapter comes back as one', async () => {
  await using house = await openTestHouse()
  const { author, id, third } = await planted(house)
  const draft = await addChapter(author, id, { do: 'draft', text: 'Not yet.' })
  await author.post(urls.deleteChapter(id, third))
  await author.post(urls.deleteChapter(id, draft))
  await author.post(urls.withdrawWork(id))
  await author.post(urls.restoreChapter(id, draft))
  await author.post(urls.restoreChapter(id, third))
  expect((await chapters(house)).map(({ posted_at }) => posted_at)).toEqual([null, null, null, null])
  await author.post(urls.postWork(id))
  const after = await chapters(house)
  expect(after.map(({ position, posted_at }) => [position, posted_at !== null])).toEqual([
    [1, true],
    [2, true],
    [3, true],
    [4, false],
  ])
  expect((await checkArchive(house.db)).faults).toEqual([])
})

test('a draft work that is posted leaves its bin alone; after thirty days what is in it is gone, and the comments stay', async () => {
  await using house = await openTestHouse()
  const { author, id, second } = await planted(house)
  const said = await (await house.as('maren')).post(urls.chapterComments(second), {
    'comment[comment_content]': 'Steam!',
  })
  await author.post(urls.withdrawWork(id))
  await author.post(urls.deleteChapter(id, second))
  await author.post(urls.postWork(id))
  expect((await house.guest().get(urls.chapter(id, second))).status).toBe(404)
  house.clock.now = new Date(house.now().getTime() + 30 * DAY)
  const later = await house.as('quillfeather')
  expect(wordsOf((await later.get(urls.manageChapters(id))).text)).not.toContain('In the bin')
  expect((await later.post(urls.restoreChapter(id, second))).status).toBe(404)
  await house.db.transaction().execute((trx) => planSweep(trx, house.now()))
  house.clock.now = new Date(house.now().getTime() + DAY)
  await house.workOff()
  expect((await chapters(house)).map(({ position }) => position)).toEqual([1, 2])
  expect((await house.guest().get((said.location ?? '').replace(/[#?].*/, ''))).status).toBe(200)
  expect((await checkArchive(house.db)).faults).toEqual([])
})

function worksRow({ db }: TestHouse, id: number) {
  return db
    .selectFrom('works')
    .select(['chapter_count', 'word_count', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
