import { expect, test } from 'vitest'
import { urls } from '../src/archive/urls.ts'
import { fieldsIn } from './forms.ts'
import { openTestHouse, type TestHouse } from './house.ts'
import { type Visitor, wordsOf } from './visitor.ts'

const LOGIN = 'quillfeather'
const PASSWORD = 'a lamp in the hall'

/** Through the real forms, each opened before it is sent. */
async function becomeMember(house: TestHouse): Promise<Visitor> {
  const browser = house.guest()
  const form = fieldsIn((await browser.get(urls.register())).text, urls.register())
  const typed = { login: LOGIN, email: `${LOGIN}@example.org`, password: PASSWORD, age: '1', terms: '1' }
  expect((await browser.post(urls.register(), { ...form, ...typed })).status).toBe(303)
  await browser.post(urls.login(), { 'user[login]': LOGIN, 'user[password]': PASSWORD })
  expect((await browser.get(urls.newWork())).status).toBe(200)
  return browser
}

test('somebody registers, posts three chapters, edits one, is read, and closes the door to guests', async () => {
  await using house = await openTestHouse()
  const author = await becomeMember(house)

  const first = fieldsIn((await author.get(urls.newWork())).text, urls.newWork())
  const posted = await author.post(urls.newWork(), {
    ...first,
    title: 'Letters over the Desert',
    text: 'Dear Dorothy,\n\nI have been thinking.',
    rating: 'General Audiences',
    warnings: ['No Archive Warnings Apply'],
    fandoms: 'Oz - L. Frank Baum',
    characters: 'Scarecrow, Dorothy Gale',
    language: 'en',
    expectedChapters: '3',
  })
  const workId = Number(/^\/works\/(\d+)$/.exec(posted.location ?? '')?.[1])
  for (const text of ['It is Tuesday.', 'It goes on being Tuesday.']) {
    house.clock.now = new Date(house.now().getTime() + 3_600_000)
    const form = fieldsIn((await author.get(urls.newChapter(workId))).text, urls.newChapter(workId))
    expect((await author.post(urls.newChapter(workId), { ...form, text })).status).toBe(303)
  }
  const chapters = await house.db.selectFrom('chapters').select('id').orderBy('position').execute()
  const [, second = { id: 0 }] = chapters
  expect(chapters).toHaveLength(3)

  const guest = house.guest()
  const before = wordsOf((await guest.get(urls.entireWork(workId))).text)
  for (const words of ['I have been thinking.', 'It is Tuesday.', 'It goes on being Tuesday.', '3/3', 'Completed:'])
    expect(before).toContain(words)

  house.clock.now = new Date(house.now().getTime() + 86_400_000)
  const address = urls.editChapter(workId, second.id)
  const edit = fieldsIn((await author.get(address)).text, address)
  expect((await author.post(address, { ...edit, text: 'It is Wednesday.' })).location).toBe(
    urls.chapter(workId, second.id),
  )
  const after = wordsOf((await guest.get(urls.chapter(workId, second.id))).text)
  expect(after).toContain('It is Wednesday.')
  expect(after).toContain('Completed: 2026-03-09')

  const work = fieldsIn((await author.get(urls.editWork(workId))).text, urls.editWork(workId))
  expect((await author.post(urls.editWork(workId), { ...work, restricted: '1' })).status).toBe(303)
  for (const page of [urls.work, urls.entireWork, urls.chapterIndex, (id: number) => urls.chapter(id, second.id)]) {
    const [hidden, missing] = [await guest.get(page(workId)), await guest.get(page(workId + 1))]
    expect([hidden.status, hidden.text]).toEqual([404, missing.text])
    expect((await author.get(page(workId))).status).not.toBe(404)
  }
})
