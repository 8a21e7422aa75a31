import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { type Answer, type Fields, type Visitor, wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

const tea: Fields = {
  title: 'Tea at Dawn',
  text: 'The kettle sang.\n\nNobody else did.',
  rating: 'General Audiences',
  warnings: ['No Archive Warnings Apply'],
  fandoms: 'Sherlock Holmes - Arthur Conan Doyle',
  language: 'en',
  expectedChapters: '?',
}

/** The number behind the last word of an address: workIn(…, 'works'), workIn(…, 'chapters'). */
function numberIn(answer: Answer, kind: 'works' | 'chapters'): number {
  expect(answer.status, wordsOf(answer.text)).toBe(303)
  return Number(new RegExp(`/${kind}/(\\d+)`).exec(answer.location ?? '')?.[1])
}

async function post(author: Visitor, fields: Fields = {}): Promise<number> {
  return numberIn(await author.post(urls.newWork(), { ...tea, ...fields }), 'works')
}

async function addChapter(author: Visitor, workId: number, fields: Fields = {}): Promise<number> {
  const typed = { title: '', text: 'And then it rained.', expectedChapters: '?', position: '', ...fields }
  return numberIn(await author.post(urls.newChapter(workId), typed), 'chapters')
}

function later(house: TestHouse, minutes: number): void {
  house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000)
}

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

test('the date of a work moves when a chapter is posted, and not when one is edited', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  later(house, 60)
  const second = await addChapter(author, id)
  expect((await workRow(house, id)).updated_at).toBe(house.now().toISOString())
  const { updated_at: before } = await workRow(house, id)
  later(house, 60)
  const fields = fieldsIn((await author.get(urls.editChapter(id, second))).text, urls.editChapter(id, second))
  expect((await author.post(urls.editChapter(id, second), { ...fields, text: 'And then it snowed.' })).status).toBe(303)
  expect(await workRow(house, id)).toMatchObject({ updated_at: before, edited_at: house.now().toISOString() })
})

test('an edit keeps the ids of the paragraphs that it did not touch', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const chapter = await addChapter(author, id, { text: 'One morning.\n\nTwo evenings.\n\nThree nights.' })
  const address = urls.editChapter(id, chapter)
  const before = await textOf(house, chapter)
  const fields = fieldsIn((await author.get(address)).text, address)
  await author.post(address, {
    ...fields,
    text: `${fields.text}`.replace('<p>Two evenings.</p>', '<p>Another thing altogether happened.</p>'),
  })
  const after = await textOf(house, chapter)
  const ids = (html: string) => [...html.matchAll(/<p id="(\w+)">/g)].map(([, one]) => one)
  expect(ids(after)[0]).toBe(ids(before)[0])
  expect(ids(after)[2]).toBe(ids(before)[2])
  expect(ids(before)).not.toContain(ids(after)[1])
})

test('saving what is there changes nothing at all', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author, {
    summary: 'A *quiet* one.',
    notesBefore: 'Hello.',
    warnings: ['Graphic Depictions Of Violence', 'Major Character Death'],
    additional: 'Fluff, Tea',
    series: 'new',
    seriesTitle: 'Mornings',
  })
  later(house, 60)
  const everything = async () => [
    await workRow(house, id),
    await house.db.selectFrom('chapters').selectAll().execute(),
    await house.db.selectFrom('chapter_texts').selectAll().execute(),
    await house.db.selectFrom('taggings').selectAll().orderBy('position').execute(),
    await house.db.selectFrom('changes').selectAll().execute(),
  ]
  const before = await everything()
  const fields = fieldsIn((await author.get(urls.editWork(id))).text, urls.editWork(id))
  expect((await author.post(urls.editWork(id), fields)).location).toBe(urls.work(id))
  expect(await everything()).toEqual(before)
})

test('the form of a work holds all that was typed, and every part of it can be changed', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const address = urls.editWork(id)
  const fields = fieldsIn((await author.get(address)).text, address)
  expect(fields).toMatchObject({
    title: 'Tea at Dawn',
    rating: 'General Audiences',
    language: 'en',
    expectedChapters: '?',
  })
  const changed = {
    ...fields,
    title: 'Tea at Dusk',
    text: `${fields.text}<p>Until noon.</p>`,
    rating: 'Teen And Up Audiences',
    warnings: ['Major Character Death'],
    categories: ['Gen'],
    characters: 'Mrs. Hudson',
    language: 'fr',
    expectedChapters: '4',
    summary: 'Evening.',
    notesAfter: 'Bye.',
  }
  expect((await author.post(address, changed)).location).toBe(urls.work(id))
  const page = wordsOf((await house.guest().get(urls.work(id))).text)
  for (const words of [
    'Tea at Dusk',
    'Until noon.',
    'Teen And Up',
    'Major Character Death',
    'Gen',
    'Mrs. Hudson',
    'Français',
    '1/4',
    'Evening.',
    'Bye.',
  ])
    expect(page).toContain(words)
})

test('of two who edit one chapter the second is shown both texts, and may save theirs over the other', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const chapter = await addChapter(author, id)
  const address = urls.editChapter(id, chapter)
  const opened = fieldsIn((await author.get(address)).text, address)
  await author.post(address, { ...opened, text: 'The first to save.' })
  const refused = await author.post(address, { ...opened, text: 'The second to save.', title: 'Mine' })
  expect(refused.status).toBe(409)
  expect(wordsOf(refused.text)).toContain('The first to save.')
  expect(wordsOf(refused.text)).toContain('Save mine over it')
  const mine = fieldsIn(refused.text, address)
  expect(mine).toMatchObject({ text: 'The second to save.', title: 'Mine' })
  expect(await textOf(house, chapter)).toContain('The first to save.')
  expect((await author.post(address, mine)).status).toBe(303)
  expect(await textOf(house, chapter)).toContain('The second to save.')
})

test('the form of a work with one chapter does not overwrite it unseen either', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const address = urls.editWork(id)
  const opened = fieldsIn((await author.get(address)).text, address)
  await author.post(address, { ...opened, text: 'The first to save.' })
  const refused = await author.post(address, { ...opened, text: 'The second to save.', title: 'Another' })
  expect(refused.status).toBe(409)
  expect((await workRow(house, id)).title).toBe('Tea at Dawn')
  expect((await author.post(address, fieldsIn(refused.text, address))).status).toBe(303)
  expect((await workRow(house, id)).title).toBe('Another')
})

test('a text whose chapter was deleted meanwhile comes back as a new chapter’s', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const chapter = await addChapter(author, id)
  const opened = fieldsIn((await author.get(urls.editChapter(id, chapter))).text, urls.editChapter(id, chapter))
  await author.post(urls.deleteChapter(id, chapter))
  const refused = await author.post(urls.editChapter(id, chapter), { ...opened, text: 'Not to be lost.' })
  expect(refused.status).toBe(409)
  const again = fieldsIn(refused.text, urls.newChapter(id))
  expect(again).toMatchObject({ text: 'Not to be lost.' })
  expect((await author.post(urls.newChapter(id), again)).status).toBe(303)
})

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

test('a restricted work is for members; a guest is told nothing of it', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author)
  const fields = fieldsIn((await author.get(urls.editWork(id))).text, urls.editWork(id))
  await author.post(urls.editWork(id), { ...fields, restricted: '1' })
  const [hidden, missing] = [await house.guest().get(urls.work(id)), await house.guest().get(urls.work(id + 1))]
  expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text])
  expect((await (await house.as('maren')).get(urls.work(id))).status).toBe(200)
})

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
