import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { plantWork, workDetails } from '../../../test/stories.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

let house: TestHouse
let maren: Visitor
let open: { readonly workId: number; readonly chapterIds: readonly number[] }
let restricted: number
let draft: number

beforeAll(async () => {
  house = await openTestHouse()
  maren = await house.as('maren')
  open = await plantWork(house, ['quillfeather'])
  restricted = (await plantWork(house, ['quillfeather'], { details: workDetails({ restricted: true }) })).workId
  draft = (await plantWork(house, ['quillfeather'], { postedAt: null })).workId
})
afterAll(() => house[Symbol.asyncDispose]())

interface Told {
  readonly account: string
  readonly works: readonly { readonly id: number; readonly title: string; readonly version: string }[]
}

async function still(visitor: Visitor): Promise<Told> {
  const { text } = await visitor.get(`/offline/still?works=${[open.workId, restricted, draft, 99999, 'x'].join()}`)
  return JSON.parse(text) as Told
}

test('a browser hears which works it may go on keeping, and whose they are', async () => {
  const [guest, member] = [await still(house.guest()), await still(maren)]
  expect(guest).toMatchObject({ account: '', works: [{ id: open.workId, title: 'Tea at Dawn' }] })
  expect(guest.works).toHaveLength(1)
  expect(member.account).toBe('maren')
  expect(member.works.map(({ id }) => id)).toEqual([open.workId, restricted])
})

test('an edit of a chapter makes another version', async () => {
  const before = await still(maren)
  const author = await house.as('quillfeather')
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
  const edited = { title: '', text: 'The kettle sang twice.', version: '1', do: 'post' }
  await author.post(urls.editChapter(open.workId, open.chapterIds[0] ?? 0), edited)
  expect((await still(maren)).works[0]?.version).not.toBe(before.works[0]?.version)
})

test('what there is to keep of a work, a series or a list is told to those who may see it alone', async () => {
  const guest = house.guest()
  expect((await guest.get(urls.offlineWorks('work', open.workId))).status).toBe(200)
  for (const address of [
    urls.offlineWorks('work', restricted),
    urls.offlineWorks('work', draft),
    urls.offlineWorks('list', 1),
    '/offline/works',
  ])
    expect([address, (await guest.get(address)).status]).toEqual([address, 404])
  await maren.post(urls.bookmarksOf(open.workId))
  await maren.post(urls.readingLists('maren'), { name: 'Rain' })
  const { id } = await house.db.selectFrom('bookmarks').select('id').executeTakeFirstOrThrow()
  const list = await house.db.selectFrom('reading_lists').select('id').executeTakeFirstOrThrow()
  await maren.post(urls.bookmark(id), { lists_shown: '1', lists: String(list.id) })
  const told = JSON.parse((await maren.get(urls.offlineWorks('list', list.id))).text) as Told
  expect(told.works.map((work) => work.id)).toEqual([open.workId])
  expect((await (await house.as('tobias')).get(urls.offlineWorks('list', list.id))).status).toBe(404)
})

test('a place that waited for a connection counts from when it was noted, and none from days to come', async () => {
  const note = (chapter: number, at: string) => maren.post(urls.place(open.workId), { chapter: String(chapter), at })
  const [chapter = 0] = open.chapterIds
  const noted = async () => (await house.db.selectFrom('places').select('noted_at').executeTakeFirstOrThrow()).noted_at
  await note(chapter, '2026-03-09T10:00:00.000Z')
  expect(await noted()).toBe('2026-03-09T10:00:00.000Z')
  await note(chapter, '2036-03-09T10:00:00.000Z')
  expect(await noted()).toBe(house.now().toISOString())
  await note(chapter, '2026-03-09T11:00:00.000Z')
  expect(await noted()).toBe(house.now().toISOString())
})

test('the archive can be installed', async () => {
  const { status, headers, text } = await house.guest().get(urls.manifest())
  expect([status, headers.get('content-type')]).toEqual([200, 'application/manifest+json; charset=utf-8'])
  expect(JSON.parse(text)).toMatchObject({ start_url: '/', icons: [{ sizes: '192x192' }, { sizes: '512x512' }, {}] })
})
