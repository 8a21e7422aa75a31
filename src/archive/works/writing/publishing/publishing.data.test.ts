import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { addChapter, post } from '../../../../../test/posting.ts'
import { type Visitor, wordsOf } from '../../../../../test/visitor.ts'
import { urls } from '../../../urls.ts'
import { POST_PLANNED, postPlanned } from '../../index.ts'

function later(house: TestHouse, minutes: number): void {
  house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000)
}

const inMinutes = (house: TestHouse, minutes: number) =>
  new Date(house.now().getTime() + minutes * 60_000).toISOString().slice(0, 16)
const workRow = (house: TestHouse, id: number) =>
  house.db.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const chapters = (house: TestHouse, workId: number) =>
  house.db
    .selectFrom('chapters')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .selectAll()
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute()
const plan = (author: Visitor, address: string, at: string, zone = 'UTC') =>
  author.post(address, { at, zone, do: 'plan' })
const idsOf = (html = '') => [...html.matchAll(/ id="(p\w+)"/g)].map(([, id]) => id)

test('a draft is posted at its minute, once, however many servers look', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { do: 'draft' })
  expect((await plan(author, urls.planWork(work), inMinutes(house, 90))).location).toBe(urls.editWork(work))
  expect(wordsOf((await author.get(urls.editWork(work))).text)).toContain('Will be posted by itself on')
  later(house, 89)
  await house.workOff()
  expect((await house.guest().get(urls.work(work))).status).toBe(404)
  later(house, 1)
  const [{ id }] = (await house.db.selectFrom('planned_posts').select('id').execute()) as [{ id: number }]
  await Promise.all([house.workOff(), postPlanned(house, { id }), postPlanned(house, { id })])
  const posted = await workRow(house, work)
  expect(posted).toMatchObject({ posted_at: house.now().toISOString(), updated_at: house.now().toISOString() })
  later(house, 5)
  await postPlanned(house, { id })
  expect(await workRow(house, work)).toEqual(posted)
  const notes = await house.db.selectFrom('changes').select('seq').where('work_id', '=', work).execute()
  expect(notes.length).toBeLessThanOrEqual(2)
})

test('a plan that is moved keeps to the new time, and one that is dropped to none', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { do: 'draft' })
  await plan(author, urls.planWork(work), inMinutes(house, 10))
  await plan(author, urls.planWork(work), inMinutes(house, 60))
  later(house, 30)
  await house.workOff()
  expect((await workRow(house, work)).posted_at).toBeNull()
  await author.post(urls.planWork(work), { do: 'drop' })
  later(house, 60)
  await house.workOff()
  expect((await workRow(house, work)).posted_at).toBeNull()
  expect(await house.db.selectFrom('jobs').selectAll().where('kind', '=', POST_PLANNED).execute()).toEqual([])
})

test('a chapter is planned by itself; the work is updated when it is posted and not before', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const chapter = await addChapter(author, work, { do: 'draft' })
  const before = (await workRow(house, work)).updated_at
  await plan(author, urls.planChapter(work, chapter), inMinutes(house, 60))
  expect((await workRow(house, work)).updated_at).toBe(before)
  later(house, 60)
  await house.workOff()
  expect((await workRow(house, work)).updated_at).toBe(house.now().toISOString())
  expect((await house.guest().get(urls.chapter(work, chapter))).status).toBe(200)
})

test('a draft that lacks something when its time comes is not posted, and says why', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { do: 'draft', fandoms: '' })
  await plan(author, urls.planWork(work), inMinutes(house, 5))
  later(house, 5)
  await house.workOff()
  expect((await workRow(house, work)).posted_at).toBeNull()
  const page = wordsOf((await author.get(urls.editWork(work))).text)
  expect(page).toContain('Was not posted on')
  expect(page).toMatch(/fandom/i)
})

test('a time that is over or none at all is refused beside its field, and a posted work has nothing to plan', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { do: 'draft' })
  const past = await plan(author, urls.planWork(work), inMinutes(house, -1), 'Europe/Berlin')
  expect(past.status).toBe(422)
  expect(past.text).toContain('This time is over')
  expect(fieldsIn(past.text, urls.planWork(work))).toMatchObject({ zone: 'Europe/Berlin' })
  expect((await plan(author, urls.planWork(work), 'soon', 'Nowhere')).status).toBe(422)
  await author.post(urls.postWork(work))
  expect((await author.get(urls.planWork(work))).status).toBe(303)
})

test('a work that is made a draft is gone for readers, and comes back with its dates and its drafts as drafts', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  await addChapter(author, work, { do: 'draft' })
  const before = await workRow(house, work)
  later(house, 600)
  expect((await author.post(urls.withdrawWork(work))).location).toBe(urls.editWork(work))
  expect((await house.guest().get(urls.work(work))).status).toBe(404)
  expect((await author.get(urls.userDrafts('quillfeather'))).text).toContain('Tea at Dawn')
  expect((await house.guest().get(urls.works())).text).not.toContain('Tea at Dawn')
  later(house, 600)
  await author.post(urls.postWork(work))
  expect(await workRow(house, work)).toMatchObject({
    posted_at: before.posted_at,
    updated_at: before.updated_at,
    chapter_count: 1,
  })
  expect((await house.guest().get(urls.works())).text).toContain('Tea at Dawn')
  expect((await chapters(house, work)).map(({ posted_at }) => posted_at)).toEqual([before.posted_at, null])
})

test('a chapter that is made a draft comes back without moving the work; the only one stays', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const [only] = await chapters(house, work)
  await author.post(urls.withdrawChapter(work, only?.id ?? 0))
  expect((await chapters(house, work))[0]?.posted_at).not.toBeNull()
  const second = await addChapter(author, work)
  const before = (await workRow(house, work)).updated_at
  await author.post(urls.withdrawChapter(work, second))
  expect((await house.guest().get(urls.chapter(work, second))).status).toBe(404)
  later(house, 60)
  await author.post(urls.postChapter(work, second))
  expect((await workRow(house, work)).updated_at).toBe(before)
  expect((await house.guest().get(urls.chapter(work, second))).status).toBe(200)
})

test('a chapter is split and joined again: paragraphs keep their ids, the date stays, nothing is lost', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { text: 'One.\n\nTwo.\n\nThree.', contentNotes: 'A storm.', expectedChapters: '1' })
  const [whole] = await chapters(house, work)
  const before = await workRow(house, work)
  later(house, 60)
  const split = urls.splitChapter(work, whole?.id ?? 0)
  expect((await author.get(split)).text).toContain('Two.')
  expect((await author.post(split, { at: 'p1', title: '' })).status).toBe(422)
  expect((await author.post(split, { at: 'p2', title: 'The rest' })).status).toBe(303)
  expect((await chapters(house, work)).map(({ title, html }) => [title, idsOf(html)])).toEqual([
    ['', ['p1']],
    ['The rest', ['p2', 'p3']],
  ])
  expect(await workRow(house, work)).toMatchObject({
    updated_at: before.updated_at,
    chapter_count: 2,
    expected_chapters: 2,
  })
  expect((await house.guest().follow(urls.work(work))).status).toBe(200)

  const rest = await house.db.selectFrom('chapters').select('content_notes').orderBy('position').execute()
  expect(rest.map((row) => row.content_notes)).toEqual(['<p>A storm.</p>', ''])
  const second = urls.editChapter(work, (await chapters(house, work))[1]?.id ?? 0)
  const fields = fieldsIn((await author.get(second)).text, second)
  expect((await author.post(second, { ...fields, contentNotes: 'A wreck.' })).status).toBe(303)

  expect((await author.post(urls.joinChapter(work, whole?.id ?? 0))).status).toBe(303)
  const [joined, ...others] = await chapters(house, work)
  expect(others).toEqual([])
  const { content_notes } = await house.db
    .selectFrom('chapters')
    .select('content_notes')
    .where('id', '=', joined?.id ?? 0)
    .executeTakeFirstOrThrow()
  expect(content_notes).toBe('<p>A storm.</p>\n<p>A wreck.</p>')
  expect(idsOf(joined?.html)).toEqual(['p1', 'p4', 'p2', 'p3'])
  expect(await workRow(house, work)).toMatchObject({ updated_at: before.updated_at, expected_chapters: 1, complete: 1 })
  const versions = await house.db.selectFrom('revisions').select(['kind', 'html']).orderBy('id').execute()
  expect(versions[0]).toEqual({ kind: 'posted', html: whole?.html })
})

test('chapters that are not alike, or in which somebody is writing, are not joined', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const [first] = await chapters(house, work)
  const second = await addChapter(author, work, { do: 'draft' })
  await author.post(urls.joinChapter(work, first?.id ?? 0))
  expect(await chapters(house, work)).toHaveLength(2)
  await author.post(urls.postChapter(work, second))
  const form = urls.editChapter(work, second)
  await author.post(urls.autosaveOf(form), { sheet: 'a', serial: '1', text: 'Half a word' })
  await author.post(urls.joinChapter(work, first?.id ?? 0))
  expect(await chapters(house, work)).toHaveLength(2)
})

test('another work is begun with the tags and permissions of one, without its words', async () => {
  await using house = await openTestHouse()
  const [author, other] = [await house.as('quillfeather'), await house.as('maren')]
  const work = await post(author, {
    characters: 'Mrs. Hudson',
    summary: 'Tea.',
    notesAfter: '<p>Thanks.</p>',
    restricted: '1',
  })
  const fields = fieldsIn((await author.get(urls.newWorkLike(work))).text, urls.newWork())
  expect(fields).toMatchObject({
    title: '',
    text: '',
    summary: '',
    characters: 'Mrs. Hudson',
    notesAfter: '<p>Thanks.</p>',
    restricted: '1',
  })
  expect(fieldsIn((await other.get(urls.newWorkLike(work))).text, urls.newWork())).toMatchObject({ characters: '' })
})

test('none of this is anybody else’s to do', async () => {
  await using house = await openTestHouse()
  const [author, other] = [await house.as('quillfeather'), await house.as('maren')]
  const work = await post(author)
  const chapter = await addChapter(author, work)
  for (const address of [
    urls.planWork(work),
    urls.planChapter(work, chapter),
    urls.withdrawWork(work),
    urls.withdrawChapter(work, chapter),
    urls.splitChapter(work, chapter),
    urls.joinChapter(work, chapter),
  ]) {
    expect((await other.get(address)).status, address).toBe(404)
    expect((await other.post(address)).status, address).toBe(404)
  }
})
