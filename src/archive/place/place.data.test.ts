import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { addChapter, post } from '../../../test/posting.ts'
import { type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { chaptersOf } from '../works/index.ts'
import { settleVisits } from './index.ts'

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
const PHONE = { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' }

/** A work of so many chapters by quillfeather. */
async function postLong(
  house: TestHouse,
  chapters: number,
): Promise<{ author: Visitor; workId: number; ids: number[] }> {
  const author = await house.as('quillfeather')
  const workId = await post(author)
  for (let more = 1; more < chapters; more++) await addChapter(author, workId)
  const ids = (await chaptersOf(house.db, workId)).map(({ id }) => id)
  return { author, workId, ids }
}

function note(visitor: Visitor, workId: number, fields: Record<string, string>, headers = FIREFOX) {
  return visitor.post(urls.place(workId), fields, undefined, headers)
}

async function linesOn(house: TestHouse, visitor: Visitor, workId: number, chapterId: number): Promise<string> {
  await settleVisits(house)
  const { text } = await visitor.get(urls.chapter(workId, chapterId), FIREFOX)
  return wordsOf(/<li class="place".*?<\/li>/s.exec(text)?.[0] ?? '')
}

test('the place that was noted is told above the work, on the front page and in the history, and leads to the paragraph', async () => {
  await using house = await openTestHouse()
  const { workId, ids } = await postLong(house, 3)
  const maren = await house.as('maren')
  const sent = { chapter: String(ids[1]), block: 'p3', before: 'p2', offset: '300', through: '640' }
  expect((await note(maren, workId, sent)).status).toBe(204)
  expect(await linesOn(house, maren, workId, ids[0] ?? 0)).toBe('You are at chapter 2, two thirds down. Go there')
  expect((await maren.get(urls.place(workId))).location).toBe(`${urls.chapter(workId, ids[1] ?? 0)}#p3`)
  expect(wordsOf((await maren.get(urls.home())).text)).toContain('Tea at Dawn chapter 2 of 3, two thirds down')
  expect(wordsOf((await maren.get(urls.readings('maren'))).text)).toContain('Read to chapter 2, two thirds down.')
})

test('a place follows its paragraph through edits, goes to the nearest before it, and tells of new chapters', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const workId = await post(author, { text: 'One.\n\nTwo.\n\nThree.' })
  const chapterId = (await chaptersOf(house.db, workId))[0]?.id ?? 0
  const maren = await house.as('maren')
  await note(maren, workId, { chapter: String(chapterId), block: 'p3', before: 'p2 p1', offset: '0', through: '500' })
  const edit = async (text: string) => {
    const { text: page } = await author.get(urls.editChapter(workId, chapterId))
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    return author.post(urls.editChapter(workId, chapterId), { title: '', text, format: 'html', version })
  }
  expect((await edit('<p>One.</p><p>Between.</p><p>Two.</p><p>Three.</p>')).status).toBe(303)
  expect((await maren.get(urls.place(workId))).location).toContain('#p3')
  expect((await edit('<p>One.</p><p>Between.</p><p>Two.</p>')).status).toBe(303)
  expect((await maren.get(urls.place(workId))).location).toContain('#p2')
  house.clock.now = new Date('2026-03-10T12:00:00.000Z')
  await addChapter(author, workId)
  await addChapter(author, workId)
  expect(await linesOn(house, maren, workId, chapterId)).toContain('New since you read: chapters 2–3.')
})

test('two machines that are more than a chapter apart are both told of, and one can be forgotten', async () => {
  await using house = await openTestHouse()
  const { workId, ids } = await postLong(house, 4)
  const [desk, phone] = [await house.as('maren'), await house.as('maren')]
  await note(phone, workId, { chapter: String(ids[3]), block: 'p5', through: '100' }, PHONE)
  house.clock.now = new Date('2026-03-09T13:00:00.000Z')
  await note(desk, workId, { chapter: String(ids[1]), block: 'p2', through: '500' })
  const told = await linesOn(house, desk, workId, ids[1] ?? 0)
  expect(told).toContain('You are at chapter 2, half way down.')
  expect(told).toContain('On Firefox on Android you were further on, in chapter 4.')
  const { text } = await desk.get(urls.chapter(workId, ids[1] ?? 0), FIREFOX)
  const device = /name="forget" value="([^"]+)"/.exec(text)?.[1] ?? ''
  expect((await desk.get(urls.place(workId, device))).location).toBe(`${urls.chapter(workId, ids[3] ?? 0)}#p5`)
  expect((await desk.post(urls.place(workId), { forget: device })).status).toBe(303)
  expect(await linesOn(house, desk, workId, ids[1] ?? 0)).not.toContain('further on')
})

test('without script a chapter that is opened is the place, and going back to an earlier one is not', async () => {
  await using house = await openTestHouse()
  const { workId, ids } = await postLong(house, 3)
  const maren = await house.as('maren')
  for (const id of [ids[0], ids[2], ids[0]]) await maren.get(urls.chapter(workId, id ?? 0), FIREFOX)
  expect(await linesOn(house, maren, workId, ids[0] ?? 0)).toBe('You are at chapter 3, at its beginning. Go there')
})

test('who does not want it is not remembered, and what is remembered can be forgotten', async () => {
  await using house = await openTestHouse()
  const { workId, ids } = await postLong(house, 2)
  const maren = await house.as('maren')
  await maren.get(urls.chapter(workId, ids[1] ?? 0), FIREFOX)
  expect(wordsOf((await maren.get(urls.readings('maren'))).text)).toContain('Visited once')
  expect((await maren.post(urls.readings('maren'), { work: String(workId) })).status).toBe(303)
  expect(wordsOf((await maren.get(urls.readings('maren'))).text)).toContain('History (0)')
  await maren.post(urls.preferences('maren'), { show_adult: '1' })
  await maren.get(urls.chapter(workId, ids[1] ?? 0), FIREFOX)
  await note(maren, workId, { chapter: String(ids[1]), block: 'p2', through: '500' })
  const { text } = await maren.get(urls.readings('maren'))
  expect(wordsOf(text)).toContain('History (0)')
  expect(wordsOf(text)).toContain('Your history is off')
})

test('the history counts visits, is searched by title and byline, and is cleared as a whole', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const [tea, rain] = [await post(author), await post(author, { title: 'The Rain' })]
  const maren = await house.as('maren')
  for (const id of [tea, rain, tea]) await maren.get(urls.work(id), FIREFOX)
  const { text } = await maren.get(urls.readings('maren'))
  expect(text).toContain('<ol class="reading work index group"')
  expect(text).toContain('<span>Last visited:</span> 09 Mar 2026')
  expect(wordsOf(text)).toContain('Visited 2 times')
  const found = wordsOf((await maren.get(`${urls.readings('maren')}?query=quillfeather+RAIN`)).text)
  expect(found).toContain('History (1)')
  expect(found).not.toContain('Tea at Dawn')
  expect((await maren.get(`${urls.readings('maren')}?query=%25_%5C`)).status).toBe(200)
  await maren.post(urls.readings('maren'), { clear: 'all' })
  expect(wordsOf((await maren.get(urls.readings('maren'))).text)).toContain('History (0)')
  expect((await (await house.as('tobias')).get(urls.readings('maren'))).status).toBe(403)
})

test('a work is marked for later and as read, twice is once, and marks outlive the history', async () => {
  await using house = await openTestHouse()
  const workId = await post(await house.as('quillfeather'))
  const maren = await house.as('maren')
  for (const _ of [1, 2]) expect((await maren.post(urls.markForLater(workId))).status).toBe(302)
  await maren.post(urls.readings('maren'), { clear: 'all' })
  expect(wordsOf((await maren.get(urls.readings('maren', 'to-read'))).text)).toContain('Marked for Later (1)')
  expect((await maren.get(urls.work(workId))).text).toContain(
    'action="/works/1/mark_as_read"'.replace('1', `${workId}`),
  )
  expect((await maren.post(urls.markAsRead(workId), { from: 'history' })).location).toBe(
    urls.readings('maren', 'to-read'),
  )
  expect(wordsOf((await maren.get(urls.readings('maren', 'to-read'))).text)).toContain('Marked for Later (0)')
})

test('a place in what is not there, or not for this member, is answered alike', async () => {
  await using house = await openTestHouse()
  const { workId, ids } = await postLong(house, 2)
  const author = await house.as('quillfeather')
  const maren = await house.as('maren')
  expect((await note(maren, workId, { chapter: '999999', block: 'p1' })).status).toBe(422)
  expect((await note(maren, workId, { chapter: '1e99', block: "'" })).status).toBe(422)
  await note(maren, workId, { chapter: String(ids[1]), block: 'p2', through: '500' })
  await author.post(urls.deleteWork(workId))
  for (const id of [workId, 999999]) {
    expect((await note(maren, id, { chapter: String(ids[0]), block: 'p1' })).status).toBe(404)
    expect((await maren.get(urls.place(id))).status).toBe(404)
    expect((await maren.post(urls.markForLater(id))).status).toBe(404)
  }
  expect(wordsOf((await maren.get(urls.home())).text)).not.toContain('Continue reading')
})
