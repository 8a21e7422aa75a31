import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { post } from '../../../test/posting.ts'
import { type Answer, type Fields, type Visitor, wordsOf } from '../../../test/visitor.ts'
import { checkArchive } from '../checking/index.ts'
import { urls } from '../urls.ts'

function save(visitor: Visitor, workId: number, fields: Fields = {}): Promise<Answer> {
  return visitor.post(urls.bookmarksOf(workId), fields)
}

function numberIn({ location }: Answer): number {
  return Number(/\/bookmarks\/(\d+)/.exec(location ?? '')?.[1])
}

async function counted(house: TestHouse, workId: number): Promise<number> {
  expect((await checkArchive(house.db)).faults).toEqual([])
  const row = await house.db
    .selectFrom('work_counters')
    .selectAll()
    .where('work_id', '=', workId)
    .executeTakeFirstOrThrow()
  return row.bookmarks
}

const RAINY: Fields = {
  'bookmark[bookmarker_notes]': 'For a <em>rainy</em> day.',
  'bookmark[tag_string]': 'cosy, tea',
  'bookmark[rec]': '1',
}

test('a work is saved with notes, tags and a rec, in the words and hooks that readers’ tools know', async () => {
  await using house = await openTestHouse()
  const workId = await post(await house.as('quillfeather'))
  const maren = await house.as('maren')
  const saved = await save(maren, workId, RAINY)
  expect(saved.status).toBe(302)
  const id = numberIn(saved)
  const { text } = await house.guest().get(urls.userBookmarks('maren'))
  expect(text).toContain('<div id="main" class="bookmarks-index dashboard filtered region"')
  expect(wordsOf(text)).toContain('1 Bookmark by maren')
  expect(text).toContain('<ol class="bookmark index group"')
  expect(text).toMatch(
    new RegExp(`<li id="bookmark_${id}" class="bookmark blurb group work-${workId} user-\\d+" role="article">`),
  )
  expect(text).toMatch(/<p class="status"><span class="rec" title="Rec">/)
  expect(text).toMatch(new RegExp(`<span class="count"><a href="/works/${workId}/bookmarks"`))
  expect(text).toContain('<blockquote class="userstuff notes" dir="auto"><p>For a <em>rainy</em> day.</p>')
  expect((await maren.get(urls.userBookmarks('maren'))).text).toContain('class="own user module group"')
  expect(wordsOf((await house.guest().get(urls.bookmarksOf(workId))).text)).toContain('1 Bookmark of Tea at Dawn')
  const page = (await maren.get(urls.work(workId))).text
  expect(page).toContain(`<form class="page bookmark" method="post" action="/bookmarks/${id}"`)
  for (const name of ['bookmark_tag_string', 'bookmark_notes', 'bookmark_private', 'bookmark_rec'])
    expect(page).toContain(`id="${name}"`)
  expect(page).toContain(`<dd class="bookmarks"><a href="/works/${workId}/bookmarks">1</a></dd>`)
})

test('saving again changes the bookmark, and the counter follows what is public', async () => {
  await using house = await openTestHouse()
  const workId = await post(await house.as('quillfeather'))
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const id = numberIn(await save(maren, workId))
  await save(tobias, workId, { 'bookmark[private]': '1' })
  expect(await counted(house, workId)).toBe(1)
  await save(tobias, workId)
  expect(await counted(house, workId)).toBe(2)
  expect(numberIn(await save(maren, workId, { 'bookmark[private]': '1' }))).toBe(id)
  expect(await counted(house, workId)).toBe(1)
  await maren.post(urls.bookmark(id), { _method: 'put', ...RAINY })
  expect(await counted(house, workId)).toBe(2)
  await maren.post(urls.bookmark(id), { _method: 'delete' })
  expect(await counted(house, workId)).toBe(1)
})

test('saved many times at the same instant, it is one bookmark and counts once', async () => {
  await using house = await openTestHouse()
  const workId = await post(await house.as('quillfeather'))
  const maren = await house.as('maren')
  const token = await maren.token()
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map(() => maren.post(urls.bookmarksOf(workId), { 'bookmark[tag_string]': 'tea' }, token)),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([302]))
  expect(new Set(answers.map(numberIn)).size).toBe(1)
  expect(await counted(house, workId)).toBe(1)
})

test('a private bookmark is nobody else’s: not on any page, not to be opened, not to be changed', async () => {
  await using house = await openTestHouse()
  const workId = await post(await house.as('quillfeather'))
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const id = numberIn(await save(maren, workId, { ...RAINY, 'bookmark[private]': '1' }))
  for (const other of [tobias, house.guest()]) {
    for (const address of [urls.userBookmarks('maren'), urls.bookmarksOf(workId)])
      expect((await other.get(address)).text).not.toContain(`bookmark_${id}"`)
    expect((await other.get(urls.bookmark(id))).status).toBe(404)
  }
  expect((await tobias.post(urls.bookmark(id), { _method: 'delete' })).status).toBe(404)
  expect((await tobias.get(urls.editBookmark(id))).status).toBe(404)
  expect((await maren.get(urls.bookmark(id))).status).toBe(200)
})

test('what is deleted stays for its bookmarker as a name, and for nobody else', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const workId = await post(author)
  const maren = await house.as('maren')
  const id = numberIn(await save(maren, workId, RAINY))
  await author.post(urls.deleteWork(workId))
  const look = async () => {
    expect((await house.guest().get(urls.userBookmarks('maren'))).text).not.toContain('Tea at Dawn')
    expect((await house.guest().get(urls.bookmark(id))).status).toBe(404)
    expect((await house.guest().get(urls.bookmarksOf(workId))).status).toBe(404)
    const words = wordsOf((await maren.get(urls.userBookmarks('maren'))).text)
    expect(words).toContain('Tea at Dawn This is no longer here.')
    expect(words).toContain('For a rainy day.')
  }
  await look()
  await house.db.deleteFrom('works').where('id', '=', workId).execute()
  await look()
  expect((await maren.post(urls.bookmark(id), { _method: 'put', 'bookmark[bookmarker_notes]': 'Gone.' })).status).toBe(
    302,
  )
  expect((await maren.post(urls.bookmark(id), { _method: 'delete' })).status).toBe(302)
  expect((await save(maren, workId)).status).toBe(404)
})

test('guests are not shown what somebody saved of works for members', async () => {
  await using house = await openTestHouse()
  const workId = await post(await house.as('quillfeather'), { restricted: '1' })
  const maren = await house.as('maren')
  await save(maren, workId)
  expect((await house.guest().get(urls.userBookmarks('maren'))).text).not.toContain('Tea at Dawn')
  expect((await (await house.as('tobias')).get(urls.userBookmarks('maren'))).text).toContain('Tea at Dawn')
})

test('the same page elsewhere is one, however its address is spelt', async () => {
  await using house = await openTestHouse()
  const fields = { 'external_work[title]': 'Sea Salt', 'external_work[author]': 'Isolde' }
  for (const [login, url] of [
    ['maren', 'https://www.stories.example/sea/'],
    ['tobias', 'http://stories.example/sea#end'],
  ] as const) {
    const saved = await (await house.as(login)).post(urls.bookmarks(), { ...fields, 'external_work[url]': url })
    expect(saved.status).toBe(302)
    expect(wordsOf((await house.guest().get(urls.userBookmarks(login))).text)).toContain('Sea Salt by Isolde')
  }
  expect(await house.db.selectFrom('external_works').select('url').execute()).toEqual([
    { url: 'https://www.stories.example/sea/' },
  ])
  const wrong = await (await house.as('maren')).post(urls.bookmarks(), {
    ...fields,
    'external_work[url]': 'javascript:1',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('value="Sea Salt"')
})

test('one’s own are searched by words, tag, rec, privacy and how far one is, and ordered', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const [tea, rain] = [await post(author), await post(author, { title: 'A Rain_y Day' })]
  const maren = await house.as('maren')
  await save(maren, tea, { ...RAINY, 'bookmark[status]': 'reading' })
  await save(maren, rain, { 'bookmark[private]': '1', 'bookmark[tag_string]': 'Grey' })
  const titles = async (parameters: string, visitor = maren) => {
    const { text } = await visitor.get(`${urls.userBookmarks('maren')}?${parameters}`)
    return [...text.matchAll(/dir="ltr">([^<]+)<\/a> by/g)].map(([, title]) => title)
  }
  expect(await titles('')).toEqual(['A Rain_y Day', 'Tea at Dawn'])
  expect(await titles('sort=title')).toEqual(['A Rain_y Day', 'Tea at Dawn'])
  expect(await titles('query=quill+DAWN')).toEqual(['Tea at Dawn'])
  expect(await titles('query=rain%5F')).toEqual(['A Rain_y Day'])
  expect(await titles('tag=COSY')).toEqual(['Tea at Dawn'])
  expect(await titles('rec=1')).toEqual(['Tea at Dawn'])
  expect(await titles('private=1')).toEqual(['A Rain_y Day'])
  expect(await titles('status=reading')).toEqual(['Tea at Dawn'])
  expect(await titles('status=dropped')).toEqual([])
  expect(await titles('tag=grey', house.guest())).toEqual([])
})

test('a reading list keeps an order of its own and how far one is', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const [tea, rain] = [await post(author), await post(author, { title: 'Rain' })]
  const maren = await house.as('maren')
  const made = await maren.post(urls.readingLists('maren'), { name: 'Winter' })
  const list = made.location ?? ''
  expect((await maren.post(urls.readingLists('maren'), { name: 'WINTER' })).status).toBe(422)
  const ids: number[] = []
  for (const work of [tea, rain]) {
    const id = numberIn(await save(maren, work))
    await maren.post(urls.bookmark(id), { _method: 'put', lists_shown: '1', 'lists[]': list.split('/').at(-1) ?? '' })
    ids.push(id)
  }
  const order = async () =>
    [...(await maren.get(list)).text.matchAll(/id="bookmark_(\d+)"/g)].map(([, id]) => Number(id))
  expect(await order()).toEqual(ids)
  await maren.post(list, { bookmark: String(ids[1]), what: 'up' })
  expect(await order()).toEqual(ids.toReversed())
  await maren.post(list, { bookmark: String(ids[0]), what: 'status', status: 'finished' })
  expect(wordsOf((await maren.get(list)).text)).toContain('maren · Finished')
  await maren.post(list, { bookmark: String(ids[1]), what: 'off' })
  expect(await order()).toEqual([ids[0]])
  expect((await (await house.as('tobias')).get(list)).status).toBe(403)
  expect((await (await house.as('tobias')).get(urls.readingList('tobias', list.split('/').at(-1) ?? ''))).status).toBe(
    404,
  )
  await maren.post(list, { what: 'delete' })
  expect((await maren.get(list)).status).toBe(404)
  expect(wordsOf((await maren.get(urls.userBookmarks('maren'))).text)).toContain('2 Bookmarks by maren')
})

test('who leaves takes their bookmarks along, and the counter follows', async () => {
  await using house = await openTestHouse()
  const workId = await post(await house.as('quillfeather'))
  const maren = await house.as('maren')
  await save(maren, workId)
  await house.db.transaction().execute(async (trx) => {
    const { id } = await trx.selectFrom('users').select('id').where('login', '=', 'maren').executeTakeFirstOrThrow()
    await trx.deleteFrom('pseuds').where('user_id', '=', id).execute()
    await trx.deleteFrom('users').where('id', '=', id).execute()
    await house.announce(trx, { kind: 'user-removed', userId: id })
  })
  expect(await counted(house, workId)).toBe(0)
  expect(await house.db.selectFrom('bookmarks').select('id').execute()).toEqual([])
})
