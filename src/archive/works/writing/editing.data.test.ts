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
    contentNotes: 'Snow, *much* of it.',
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
