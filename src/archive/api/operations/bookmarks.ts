import { z } from 'zod'
import {
  type Bookmark,
  bookmarksBehind,
  bookmarksOn,
  changeTombstone,
  checkBookmark,
  checkExternal,
  findBookmark,
  findOrMakeExternal,
  findTarget,
  ownBookmarks,
  readingListsOf,
  removeBookmark,
  STATUSES,
  saveBookmark,
  sentencesOf,
  targetOf,
} from '../../bookmarks/index.ts'
import { urls } from '../../urls.ts'
import { type Call, me, nothingHere, operation, wrongFields } from '../operation.ts'
import { byId, count, html, id, instant, numberAfter, PAGE, paged, pageFrom, pageOf } from '../shapes/plain.ts'
import { toWork, work } from '../shapes/work.ts'

const group = 'Your bookmarks'
const status = z.enum(Object.keys(STATUSES) as [keyof typeof STATUSES]).describe('empty where nothing is said')

const item = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('work'), work }),
  z.strictObject({ kind: z.literal('series'), id, title: z.string(), works: count }),
  z.strictObject({ kind: z.literal('external'), address: z.string(), title: z.string(), author: z.string() }),
  z.strictObject({ kind: z.literal('gone'), title: z.string() }),
])

const bookmark = z.strictObject({
  id,
  url: z.string(),
  of: item,
  notes: html,
  tags: z.array(z.string()),
  private: z.boolean(),
  rec: z.boolean(),
  status,
  savedAt: instant,
})

const said = z.strictObject({
  notes: z.string().default('').describe('HTML or plain text'),
  tags: z.array(z.string()).default([]),
  private: z.boolean().default(false),
  rec: z.boolean().default(false),
  status: status.default(''),
})

const elsewhere = said.extend({ address: z.string(), title: z.string(), author: z.string() })
const list = z.strictObject({ id, name: z.string(), bookmarks: count })
const made = z.strictObject({ id, url: z.string() })

export const BOOKMARKS = [
  operation({
    ...{ id: 'listBookmarks', method: 'get', path: '/me/bookmarks', group, opens: 'read' },
    summary: 'Your bookmarks, the newest first',
    query: paged,
    answer: pageOf(bookmark),
    act: async (call) => {
      const found = await bookmarksBehind(call.house.db, me(call), numberAfter(call.query.after), PAGE + 1)
      return pageFrom(found, `${urls.api()}/me/bookmarks`, ({ id }) => id, toBookmark)
    },
  }),
  operation({
    ...{ id: 'addExternalBookmark', method: 'post', path: '/me/bookmarks', group, opens: 'change' },
    summary: 'Bookmarks a page elsewhere',
    body: elsewhere,
    answer: made,
    status: 201,
    act: (call) => keepExternal(call),
  }),
  operation({
    ...{ id: 'getBookmark', method: 'get', path: '/me/bookmarks/{id}', group, opens: 'read' },
    summary: 'A bookmark of yours',
    params: byId,
    answer: bookmark,
    act: async (call) => {
      const own = await ownOne(call)
      return own ? toBookmark(own) : nothingHere()
    },
  }),
  operation({
    ...{ id: 'changeBookmark', method: 'put', path: '/me/bookmarks/{id}', group, opens: 'change' },
    summary: 'Says something else in a bookmark of yours',
    params: byId,
    body: said,
    act: (call) => changeOne(call),
  }),
  operation({
    ...{ id: 'removeBookmark', method: 'delete', path: '/me/bookmarks/{id}', group, opens: 'change' },
    summary: 'Takes a bookmark of yours away',
    params: byId,
    act: async (call) => {
      const { house, params } = call
      const gone = await house.db
        .transaction()
        .execute((trx) => removeBookmark(trx, me(call).id, params.id, house.now()))
      return gone ? undefined : nothingHere()
    },
  }),
  operation({
    ...{ id: 'bookmarkWork', method: 'put', path: '/works/{id}/bookmark', group, opens: 'change' },
    summary: 'Bookmarks a work; of each you have one, and this replaces what it says',
    params: byId,
    body: said,
    answer: made,
    act: (call) => keep(call, 'work'),
  }),
  operation({
    ...{ id: 'bookmarkSeries', method: 'put', path: '/series/{id}/bookmark', group, opens: 'change' },
    summary: 'Bookmarks a series',
    params: byId,
    body: said,
    answer: made,
    act: (call) => keep(call, 'series'),
  }),
  operation({
    ...{ id: 'listReadingLists', method: 'get', path: '/me/lists', group, opens: 'read' },
    summary: 'Your reading lists, by name',
    answer: z.strictObject({ items: z.array(list) }),
    act: async (call) => ({
      items: (await readingListsOf(call.house.db, me(call).id)).map(({ id, name, count }) => ({
        ...{ id, name },
        bookmarks: Number(count),
      })),
    }),
  }),
  operation({
    ...{ id: 'getReadingList', method: 'get', path: '/me/lists/{id}', group, opens: 'read' },
    summary: 'A reading list of yours, in its order',
    params: byId,
    answer: z.strictObject({ id, name: z.string(), bookmarks: z.array(bookmark) }),
    act: async (call) => {
      const { db } = call.house
      const found = (await readingListsOf(db, me(call).id)).find(({ id }) => id === call.params.id)
      if (!found) return nothingHere()
      const bookmarks = await ownBookmarks(db, me(call), await bookmarksOn(db, found.id))
      return { id: found.id, name: found.name, bookmarks: bookmarks.map(toBookmark) }
    },
  }),
]

type Said = z.output<typeof said>

function typed({ tags, ...rest }: Said) {
  return { ...rest, notes: rest.notes.trim(), tags: tags.join(',') }
}

async function keep(call: Call<{ readonly id: number }, unknown, Said>, kind: 'work' | 'series') {
  const { house, params, body } = call
  const found = await findTarget(house.db, kind, params.id, me(call))
  if (!found) return nothingHere()
  const checked = checkBookmark(typed(body))
  if (!checked.ok) return wrongFields(sentencesOf(checked.problem))
  const saved = { userId: me(call).id, ...found, details: checked.value }
  return madeOf(await house.db.transaction().execute((trx) => saveBookmark(trx, saved, house.now())))
}

async function keepExternal(call: Call<unknown, unknown, z.output<typeof elsewhere>>) {
  const { house } = call
  const { address, title, author, ...rest } = call.body
  const page = checkExternal({ url: address.trim(), title: title.trim(), author: author.trim() })
  const checked = checkBookmark(typed(rest))
  if (!page.ok || !checked.ok) {
    const { url, ...others } = page.ok ? {} : sentencesOf(page.problem)
    return wrongFields({ address: url, ...others, ...(checked.ok ? {} : sentencesOf(checked.problem)) })
  }
  const made = await house.db.transaction().execute(async (trx) => {
    const found = await findOrMakeExternal(trx, page.value, house.now())
    const target = { kind: 'external', id: found.id } as const
    const saved = { userId: me(call).id, target, title: found.title, byline: found.author, details: checked.value }
    return saveBookmark(trx, saved, house.now())
  })
  return madeOf(made)
}

async function changeOne(call: Call<{ readonly id: number }, unknown, Said>) {
  const { house, body } = call
  const own = await ownOne(call)
  if (!own) return nothingHere()
  const checked = checkBookmark(typed(body))
  if (!checked.ok) return wrongFields(sentencesOf(checked.problem))
  const found = await targetOf(house.db, own.item, me(call))
  const saved = { userId: own.userId, details: checked.value }
  await house.db.transaction().execute(async (trx) => {
    if (found) await saveBookmark(trx, { ...saved, ...found }, house.now())
    else await changeTombstone(trx, own.id, checked.value)
  })
  return undefined
}

async function ownOne(call: Call<{ readonly id: number }, unknown, unknown>): Promise<Bookmark | undefined> {
  const found = await findBookmark(call.house.db, call.params.id, me(call))
  return found?.userId === me(call).id ? found : undefined
}

function madeOf(id: number): z.output<typeof made> {
  return { id, url: urls.bookmark(id) }
}

function toBookmark(found: Bookmark): z.output<typeof bookmark> {
  const { id, notes, rec, status, createdAt } = found
  return {
    ...{ id, notes, rec, status },
    url: urls.bookmark(id),
    of: toItem(found),
    tags: [...found.tags],
    private: found.private,
    savedAt: createdAt,
  }
}

function toItem({ item: of }: Bookmark): z.output<typeof item> {
  if (of.kind === 'work') return { kind: 'work', work: toWork(of.blurb) }
  if (of.kind === 'series') return { kind: 'series', id: of.id, title: of.title, works: of.works }
  if (of.kind === 'external') return { kind: 'external', address: of.url, title: of.title, author: of.author }
  return { kind: 'gone', title: of.title }
}
