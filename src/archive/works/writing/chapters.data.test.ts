import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { addChapter, post } from '../../../../test/posting.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

function later(house: TestHouse, minutes: number): void {
  house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000)
}

const workRow = (house: TestHouse, id: number) =>
  house.db.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('pressing Post twice makes one chapter', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const fields = fieldsIn((await author.get(urls.newChapter(id))).text, urls.newChapter(id))
  const token = await author.token()
  const send = () => author.post(urls.newChapter(id), { ...fields, text: 'Once.' }, token)
  const answers = [...(await Promise.all([send(), send()])), await send()]
  expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
  expect(await house.db.selectFrom('chapters').select('id').where('work_id', '=', id).execute()).toHaveLength(2)
})

test('a chapter comes in at any place, and a place out of range means the end', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author, { chapterTitle: 'first' })
  await addChapter(author, id, { title: 'last' })
  await addChapter(author, id, { title: 'middle', position: '2' })
  await addChapter(author, id, { title: 'after all', position: '99' })
  const rows = await house.db.selectFrom('chapters').select(['title', 'position']).orderBy('position').execute()
  expect(rows.map(({ title, position }) => `${position} ${title}`)).toEqual([
    '1 first',
    '2 middle',
    '3 last',
    '4 after all',
  ])
})

test('chapters are put in order by numbers, and a broken number changes nothing', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const second = await addChapter(author, id)
  const third = await addChapter(author, id)
  const address = urls.manageChapters(id)
  await author.post(address, { [`place_${third}`]: '1' })
  const order = async () =>
    (await house.db.selectFrom('chapters').select('id').orderBy('position').execute()).map((row) => row.id)
  expect((await order()).slice(0, 1)).toEqual([third])
  const refused = await author.post(address, { [`place_${second}`]: 'first' })
  expect(refused.status).toBe(422)
  expect(fieldsIn(refused.text, address)).toMatchObject({ [`place_${second}`]: 'first', [`place_${third}`]: '1' })
  expect((await order())[0]).toBe(third)
})

test('a draft chapter is nobody else’s to see until it is posted, and does not count', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const before = await workRow(house, id)
  later(house, 60)
  const draft = await addChapter(author, id, { do: 'draft', text: 'Not yet.' })
  expect(await workRow(house, id)).toMatchObject({
    chapter_count: 1,
    updated_at: before.updated_at,
    word_count: before.word_count,
  })
  expect((await house.guest().get(urls.chapter(id, draft))).status).toBe(404)
  expect(wordsOf((await author.get(urls.previewChapter(id, draft))).text)).toContain('Not yet.')
  later(house, 60)
  expect((await author.post(urls.postChapter(id, draft))).location).toBe(urls.chapter(id, draft))
  expect(await workRow(house, id)).toMatchObject({ chapter_count: 2, updated_at: house.now().toISOString() })
  expect((await house.guest().get(urls.chapter(id, draft))).status).toBe(200)
})

test('the only chapter that readers see cannot be deleted', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  await addChapter(author, id, { do: 'draft' })
  const [first] = await house.db.selectFrom('chapters').select('id').orderBy('position').execute()
  expect((await author.post(urls.deleteChapter(id, first?.id ?? 0))).location).toBe(urls.deleteWork(id))
  expect(await house.db.selectFrom('chapters').select('id').execute()).toHaveLength(2)
})

test('a total that is passed by a new chapter is asked about, or grows', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author, { expectedChapters: '1' })
  expect(await workRow(house, id)).toMatchObject({ complete: 1 })
  expect(fieldsIn((await author.get(urls.newChapter(id))).text, urls.newChapter(id))).toMatchObject({
    position: '2',
    expectedChapters: '2',
  })
  const refused = await author.post(urls.newChapter(id), { text: 'More.', expectedChapters: '1' })
  expect(wordsOf(refused.text)).toContain('There are 2 chapters already')
  await addChapter(author, id, { expectedChapters: '5' })
  expect(await workRow(house, id)).toMatchObject({ complete: 0, expected_chapters: 5, chapter_count: 2 })
})
