import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { linkIn, mailsOf } from '../../../test/outbox.ts'
import { addChapter, post } from '../../../test/posting.ts'
import { type Visitor, wordsOf } from '../../../test/visitor.ts'
import { LocalDesk } from '../catalogue/index.ts'
import { urls } from '../urls.ts'
import { readTexts } from '../works/index.ts'
import { matchSearches } from './matching.ts'

/** Saves a search and follows it, as the page of saved searches does.
 * @returns its number */
async function followSearch(house: TestHouse, login: string, name: string, parameters: string): Promise<number> {
  const visitor = await house.as(login)
  await visitor.post(urls.savedSearches(), { what: 'save', name, parameters, by_match: '1' })
  const { id } = await house.db
    .selectFrom('saved_searches')
    .innerJoin('users', 'users.id', 'saved_searches.user_id')
    .select('saved_searches.id')
    .where('users.login', '=', login)
    .where('saved_searches.name', '=', name)
    .executeTakeFirstOrThrow()
  expect((await follow(visitor, login, id)).status).toBe(302)
  return id
}

function follow(visitor: Visitor, login: string, id: number) {
  return visitor.post(urls.subscriptions(login), {
    'subscription[subscribable_type]': 'Search',
    'subscription[subscribable_id]': String(id),
    return_to: urls.savedSearches(),
  })
}

/** Lets the moment pass in which what is posted together is gathered, and the stories be read.
 * @returns to whom was written, and of what */
async function told(house: TestHouse): Promise<readonly string[]> {
  house.clock.now = new Date(house.clock.now.getTime() + 10_000)
  await readTexts(house)
  return (await mailsOf(house)).map(({ to, subject }) => `${to.split('@')[0]} ${subject}`).toSorted()
}

const query = (line: string) => `work_search[query]=${encodeURIComponent(line)}`

test('who follows a search is told of each work that it finds once, and not of what it does not find', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await post(author, { title: 'Before' })
  await followSearch(house, 'maren', 'Lighthouses', query('lighthouse'))
  await followSearch(house, 'tobias', 'Dawn', query('title:dawn'))
  await followSearch(house, 'quillfeather', 'Mine', query('title:dawn'))
  const dawn = await post(author, { title: 'Tea at Dawn', summary: 'A lighthouse keeper wakes.' })
  await post(author, { title: 'Rain' })
  const first = ['maren A new work: “Tea at Dawn”', 'tobias A new work: “Tea at Dawn”']
  expect(await told(house)).toEqual(first)
  await addChapter(author, dawn)
  expect(await told(house)).toEqual(first)
})

test('however often and by however many what was posted is held against the searches, each is told once', async () => {
  await using house = await openTestHouse()
  for (const login of ['maren', 'tobias', 'ines']) await followSearch(house, login, 'Dawn', query('title:dawn'))
  await followSearch(house, 'maren', 'Everything', '')
  await post(await house.as('quillfeather'))
  await readTexts(house)
  const asker = { house, desk: new LocalDesk(house.db) }
  await Promise.all([1, 2, 3].map(() => matchSearches(asker)))
  await house.db.updateTable('postings').set({ matched_at: null }).execute()
  await matchSearches(asker)
  expect(await told(house)).toEqual(['ines', 'maren', 'tobias'].map((login) => `${login} A new work: “Tea at Dawn”`))
})

test('nothing is told of what a member hides, may not see, or was told of by something else', async () => {
  await using house = await openTestHouse()
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  await followSearch(house, 'maren', 'Everything', '')
  await followSearch(house, 'tobias', 'Everything', '')
  await maren.post(urls.myFilters(), { what: 'add', name: 'No rain', line: 'title:rain' })
  await post(author, { title: 'Rain' })
  await author.post(urls.deleteWork(await post(author, { title: 'Taken back' })))
  expect(await told(house)).toEqual(['tobias A new work: “Rain”'])
  const { id } = await house.db
    .selectFrom('users')
    .select('id')
    .where('login', '=', 'quillfeather')
    .executeTakeFirstOrThrow()
  await (await house.as('tobias')).post(urls.subscriptions('tobias'), {
    'subscription[subscribable_type]': 'User',
    'subscription[subscribable_id]': String(id),
  })
  await post(author, { title: 'Rain again' })
  expect(await told(house)).toEqual(['tobias A new work: “Rain again”', 'tobias A new work: “Rain”'])
})

test('words of a story are waited for, and what was kept back is told once it is revealed', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await followSearch(house, 'maren', 'Kettles', query('text:kettle'))
  const first = await post(author, { title: 'The Kitchen', text: 'The kettle sang.' })
  house.clock.now = new Date(house.clock.now.getTime() + 10_000)
  expect(await mailsOf(house)).toEqual([])
  expect(await told(house)).toEqual(['maren A new work: “The Kitchen”'])
  const kept = await post(author, { title: 'The Attic', text: 'Another kettle.' })
  await house.db.updateTable('works').set({ unrevealed: 1 }).where('id', '=', kept).execute()
  expect(first).not.toBe(kept)
  await told(house)
  await house.db.transaction().execute(async (trx) => {
    await trx.updateTable('works').set({ unrevealed: 0 }).where('id', '=', kept).execute()
    await house.announce(trx, { kind: 'work-revealed', workId: kept })
  })
  await house.db.insertInto('changes').values({ work_id: kept, changed_at: house.clock.now.toISOString() }).execute()
  expect(await told(house)).toEqual(['maren A new work: “The Attic”', 'maren A new work: “The Kitchen”'])
})

test('the page of saved searches follows and stops, one press in the mail too, and nobody follows the search of another', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  const id = await followSearch(house, 'maren', 'Everything', '')
  expect((await follow(await house.as('tobias'), 'tobias', id)).status).toBe(404)
  expect(wordsOf((await maren.get(urls.savedSearches())).text)).toContain('Tell me no more of Everything')
  const list = await maren.get(`${urls.subscriptions('maren')}?type=searches`)
  expect(wordsOf(list.text)).toContain('Everything (Search)')
  await post(await house.as('quillfeather'))
  await told(house)
  const link = linkIn((await mailsOf(house))[0], '/unfollow/')
  const press = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }
  expect((await house.guest().send(link, press)).status).toBe(200)
  expect(wordsOf((await maren.get(urls.savedSearches())).text)).toContain('Tell me of new works of Everything')
  await follow(maren, 'maren', id)
  await maren.post(urls.savedSearches(), { what: 'remove', search: String(id) })
  expect(await house.db.selectFrom('subscriptions').selectAll().execute()).toEqual([])
})

test('once a day, what searches have found comes with what else is followed', async () => {
  await using house = await openTestHouse()
  await followSearch(house, 'maren', 'Everything', '')
  await (await house.as('maren')).post(urls.subscriptions('maren'), { mails: 'daily' })
  const author = await house.as('quillfeather')
  await post(author)
  await post(author, { title: 'Rain' })
  expect(await told(house)).toEqual([])
  house.clock.now = new Date('2026-03-10T06:00:00.000Z')
  expect(await told(house)).toEqual(['maren 2 new at Fanlight'])
})
