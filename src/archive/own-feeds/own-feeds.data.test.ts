import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { addChapter, post } from '../../../test/posting.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

let house: TestHouse
let maren: Visitor
let author: Visitor
let work: number

beforeAll(async () => {
  house = await openTestHouse()
  author = await house.as('quillfeather')
  maren = await house.as('maren')
  work = await post(author)
  house.clock.now = new Date(house.clock.now.getTime() + 60_000)
  await maren.post(urls.subscriptions('maren'), {
    'subscription[subscribable_type]': 'Work',
    'subscription[subscribable_id]': String(work),
  })
  house.clock.now = new Date(house.clock.now.getTime() + 60_000)
  await addChapter(author, work, { do: 'post' })
  await house.workOff()
})
afterAll(() => house[Symbol.asyncDispose]())

/** @returns the path of the feed's address, as the page shows it once */
async function make(of: string): Promise<string> {
  const { text } = await maren.post(urls.privateFeeds('maren'), { of })
  return /value="http[^"]*?(\/feeds\/private\/[^"]+\.atom)"/.exec(text)?.[1] ?? ''
}

const fetchFeed = (address: string) => house.guest().get(address)

test('what a member follows is told at an address that needs no log-in, chapter by chapter', async () => {
  const address = await make('following')
  const atom = await fetchFeed(address)
  expect([atom.status, atom.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
  expect(atom.text).toContain('Tea at Dawn: a new chapter')
  expect(atom.headers.get('referrer-policy')).toBe('no-referrer')
  expect(atom.headers.get('cache-control')).toContain('private')
  const json = JSON.parse((await fetchFeed(address.replace('.atom', '.json'))).text) as { items: { title: string }[] }
  expect(json.items.map(({ title }) => title)).toEqual(['Tea at Dawn: a new chapter'])
  const known = { 'if-none-match': atom.headers.get('etag') ?? '' }
  expect((await house.guest().get(address, known)).status).toBe(304)
})

test('a saved search tells what its page shows, without what the member’s filters hide', async () => {
  await maren.post(urls.savedSearches(), { what: 'save', name: 'All of it', parameters: '' })
  const { id } = await house.db.selectFrom('saved_searches').select('id').executeTakeFirstOrThrow()
  const address = await make(`search ${id}`)
  const restricted = await post(author, { title: 'For members', restricted: '1' })
  expect((await fetchFeed(address)).text).toContain('For members')
  const following = await make('following')
  for (const hidden of [restricted, work]) await maren.post(urls.myFilters(), { what: 'add', line: `work:${hidden}` })
  const filtered = (await fetchFeed(address)).text
  expect(filtered).not.toContain('For members')
  expect((await fetchFeed(following)).text).not.toContain('Tea at Dawn')
  await maren.post(urls.savedSearches(), { what: 'remove', search: String(id) })
  expect((await fetchFeed(address)).status).toBe(404)
})

test('what is marked for later and what is said to one are told, until it may no longer be seen', async () => {
  const mine = await post(maren, { title: 'Mine', warnings: ['No Archive Warnings Apply'] })
  await author.post(urls.comments(mine), { 'comment[comment_content]': 'Lovely kettles.' })
  await maren.post(urls.markForLater(work))
  const [later, inbox] = [await make('later'), await make('inbox')]
  expect((await fetchFeed(later)).text).toContain('<title>Tea at Dawn</title>')
  expect((await fetchFeed(inbox)).text).toContain('Lovely kettles.')
  await house.db
    .updateTable('works')
    .set({ hidden_at: house.now().toISOString() })
    .where('id', 'in', [work, mine])
    .execute()
  expect((await fetchFeed(later)).text).not.toContain('Tea at Dawn')
  expect((await fetchFeed(inbox)).text).not.toContain('Lovely')
})

test('an address that is taken back, or guessed, or whose owner has gone is one that never was', async () => {
  const address = await make('later')
  const missing = await fetchFeed(urls.privateFeed('x'.repeat(43), 'atom'))
  expect(missing.status).toBe(404)
  const { id } = await house.db.selectFrom('feed_keys').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  await (await house.as('tobias')).post(urls.privateFeeds('tobias'), { withdraw: String(id) })
  expect((await fetchFeed(address)).status).toBe(200)
  await maren.post(urls.privateFeeds('maren'), { withdraw: String(id) })
  expect((await fetchFeed(address)).text).toBe(missing.text)
  const other = await make('later')
  await house.db
    .updateTable('users')
    .set({ banned_at: house.now().toISOString() })
    .where('login', '=', 'maren')
    .execute()
  expect((await fetchFeed(other)).text).toBe(missing.text)
})

test('e-readers find what a member has marked, saved and follows, in both forms, and nothing that may not be seen', async () => {
  const reader = await house.as('elowen')
  const own = [await post(author, { title: 'Lamps at Noon' }), await post(author, { title: 'Lamps at Dusk' })]
  const [noon = 0, dusk = 0] = own
  await reader.post(urls.markForLater(noon))
  await reader.post(urls.bookmarksOf(dusk), { 'bookmark[bookmarker_notes]': 'Again.' })
  await reader.post(urls.subscriptions('elowen'), {
    'subscription[subscribable_type]': 'Work',
    'subscription[subscribable_id]': String(dusk),
  })
  await addChapter(author, dusk, { do: 'post' })
  await house.workOff()
  expect((await reader.get(urls.opds())).text).toContain(`href="${urls.opdsOwn('later')}"`)
  const titles = async (shelf: Parameters<typeof urls.opdsOwn>[0]) => {
    const one = await reader.get(urls.opdsOwn(shelf))
    expect(one.headers.get('content-type')).toContain('kind=acquisition')
    const two = await reader.get(urls.opdsOwn(shelf), { accept: 'application/opds+json' })
    const { publications } = JSON.parse(two.text) as { publications: { metadata: { title: string } }[] }
    const found = publications.map(({ metadata }) => metadata.title)
    for (const title of found) expect(one.text).toContain(`<title>${title}</title>`)
    return found
  }
  expect(await titles('later')).toEqual(['Lamps at Noon'])
  expect(await titles('bookmarks')).toEqual(['All bookmarks', 'Lamps at Dusk'])
  expect(await titles('following')).toEqual(['Lamps at Dusk'])
  expect((await house.guest().get(urls.opdsOwn('later'))).status).toBe(401)
  expect((await reader.get(urls.opdsOwn('bookmarks', 'x'))).status).toBe(200)
  await house.db.updateTable('works').set({ hidden_at: house.now().toISOString() }).where('id', 'in', own).execute()
  for (const shelf of ['later', 'bookmarks', 'following'] as const) expect(await titles(shelf)).toEqual([])
})

test('nothing of an address is kept but its hash', async () => {
  const rows = await house.db.selectFrom('feed_keys').selectAll().execute()
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ secret_id }) => /^[\w-]{43}$/.test(secret_id))).toBe(true)
})
