import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { addChapter, post } from '../../../../test/posting.ts'
import { urls } from '../../urls.ts'

const workRow = (house: TestHouse, id: number) =>
  house.db.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const textOf = async (house: TestHouse, chapterId: number) =>
  (
    await house.db
      .selectFrom('chapter_texts')
      .select('html')
      .where('chapter_id', '=', chapterId)
      .executeTakeFirstOrThrow()
  ).html

test.each([
  ['edit page', 'get', (id: number) => urls.editWork(id)],
  ['edit form', 'post', (id: number) => urls.editWork(id)],
  ['preview', 'get', (id: number) => urls.previewWork(id)],
  ['posting', 'post', (id: number) => urls.postWork(id)],
  ['delete page', 'get', (id: number) => urls.deleteWork(id)],
  ['deletion', 'post', (id: number) => urls.deleteWork(id)],
  ['restoring', 'post', (id: number) => urls.restoreWork(id)],
  ['new chapter page', 'get', (id: number) => urls.newChapter(id)],
  ['new chapter form', 'post', (id: number) => urls.newChapter(id)],
  ['chapter list', 'get', (id: number) => urls.manageChapters(id)],
  ['chapter order', 'post', (id: number) => urls.manageChapters(id)],
] as const)('the %s of somebody else’s work looks like that of none', async (_, method, address) => {
  await using house = await openTestHouse()
  const id = await post(await house.as('quillfeather'))
  const other = await house.as('maren')
  const [theirs, none] = [await other[method](address(id)), await other[method](address(id + 1))]
  expect([theirs.status, theirs.text]).toEqual([404, none.text])
  expect((await other[method](address(99_999_999_999))).status).toBe(404)
  expect(await workRow(house, id)).toMatchObject({ title: 'Tea at Dawn', deleted_at: null })
})

test('somebody else’s chapter cannot be reached through one’s own work', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const chapter = await addChapter(author, id)
  const other = await house.as('maren')
  const own = await post(other)
  for (const address of [
    urls.editChapter(own, chapter),
    urls.previewChapter(own, chapter),
    urls.deleteChapter(own, chapter),
  ])
    expect((await other.get(address)).status, address).toBe(404)
  expect((await other.post(urls.editChapter(own, chapter), { text: 'Mine now.', version: '1' })).status).toBe(409)
  expect((await other.post(urls.deleteChapter(own, chapter))).status).toBe(404)
  expect(await textOf(house, chapter)).toContain('And then it rained.')
})
