import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { urls } from '../src/archive/urls.ts'
import { veilWork } from '../src/archive/works/index.ts'
import { gather } from './gathering.ts'
import { openTestHouse, type TestHouse } from './house.ts'
import { mailsOf } from './outbox.ts'
import { post, tea } from './posting.ts'
import type { Visitor } from './visitor.ts'

/** Written by nobody else, so that wherever one of them stands is a leak. */
const LOGIN = 'velvetquill'
const PSEUD = 'Nocturne Ombre'
const MASKED = 'Masked Ball'
const SEALED = 'Sealed Letter'
const SERIES = 'Evenings in Velvet'
const NAMES = [LOGIN, PSEUD, 'Nocturne', SERIES]

const ENDINGS = ['epub', 'pdf', 'html', 'txt', 'azw3', 'mobi', 'md']

interface Numbers {
  readonly work: number
  readonly chapter: number
  readonly series: number
  readonly comment: number
  readonly bookmark: number
}

/** An author whom nobody is to find: one work without a name, one that is not shown, both in a series, with talk around them. */
async function openHall() {
  const house = await openTestHouse()
  const [author, maren] = [await house.as(LOGIN), await house.as('maren')]
  await author.post(urls.pseuds(LOGIN), { name: PSEUD, description: '' })
  const { id: pseudId, user_id: authorId } = await house.db
    .selectFrom('pseuds')
    .select(['id', 'user_id'])
    .where('name', '=', PSEUD)
    .executeTakeFirstOrThrow()
  const follow = { 'subscription[subscribable_type]': 'User', 'subscription[subscribable_id]': String(authorId) }
  await maren.post(urls.subscriptions('maren'), follow)
  later(house)
  const masked = await post(author, { title: MASKED, pseuds: String(pseudId), seriesTitle: SERIES, series: 'new' })
  const sealed = await post(author, { title: SEALED, pseuds: String(pseudId) })
  await veil(house, masked, { anonymous: true, unrevealed: false })
  await veil(house, sealed, { anonymous: false, unrevealed: true })
  await gather(house, 'winter', [masked, sealed], ['anonymous', 'unrevealed'])
  await author.post(urls.commentChoices(masked), { allowed: 'everyone', moderated: 'none' })
  const said = await maren.post(urls.comments(masked), { 'comment[comment_content]': 'Who are you?' })
  const comment = Number(/\/comments\/(\d+)/.exec(said.location ?? '')?.[1])
  await author.post(urls.replies(comment), {
    'comment[comment_content]': 'Guess!',
    'comment[pseud_id]': String(pseudId),
  })
  await maren.post(urls.kudos(), { 'kudo[commentable_id]': String(masked), 'kudo[commentable_type]': 'Work' })
  await maren.post(urls.bookmarksOf(masked), { 'bookmark[bookmarker_notes]': 'Lovely.' })
  const numbers = async (work: number): Promise<Numbers> => ({
    work,
    comment,
    chapter: (await house.db.selectFrom('chapters').select('id').where('work_id', '=', work).executeTakeFirstOrThrow())
      .id,
    series: (await house.db.selectFrom('series').select('id').limit(1).executeTakeFirst())?.id ?? 1,
    bookmark: (await house.db.selectFrom('bookmarks').select('id').limit(1).executeTakeFirst())?.id ?? 1,
  })
  return {
    house,
    author,
    maren,
    masked: await numbers(masked),
    sealed: await numbers(sealed),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  }
}

function later(house: TestHouse): void {
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
}

function veil(house: TestHouse, workId: number, how: { readonly anonymous: boolean; readonly unrevealed: boolean }) {
  return house.db.transaction().execute(async (trx) => {
    const shown = await veilWork(trx, workId, how, house.now())
    if (shown) await house.announce(trx, { kind: 'work-revealed', workId })
  })
}

/** Every address of the application that can be opened, its parameters filled with these numbers. */
function addressesOf(house: TestHouse, { work, chapter, series, comment, bookmark }: Numbers): readonly string[] {
  const paths = new Set(house.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  paths.delete(urls.bondStream()) // never ends; what it tells is told by pages too
  const idBehind: Readonly<Record<string, number>> = {
    comments: comment,
    bookmarks: bookmark,
    series,
    chapters: chapter,
  }
  const fill = (path: string) =>
    path
      .replace(':kind{feed\\.(?:atom|json)}', 'feed.atom')
      .replace(/\/(\w+)\/:id(?:\{[^}]*\})?/g, (_, before: string) => `/${before}/${idBehind[before] ?? work}`)
      .replace(/:chapterId(?:\{[^}]*\})?/g, String(chapter))
      .replace(/:(?:login|user|pseud)\b(?:\{[^}]*\})?/g, 'maren')
      .replace(/:tag\b(?:\{[^}]*\})?/g, encodeURIComponent(String(tea.fandoms)))
      .replace(/:collection\b|:name\{\\w\+\}/g, 'winter')
      .replace(/:\w+(?:\{[^}]*\})?\??/g, String(work))
      .replace('*', '1')
  const known = [...paths].map(fill)
  return [
    ...known,
    ...known.filter((path) => path.endsWith('feed.atom')).map((path) => path.replace('.atom', '.json')),
    ...ENDINGS.map((ending) => `/downloads/${work}/Ball.${ending}`),
    `/downloads/series/${series}/Ball.epub`,
    urls.downloadCollection('winter'),
    urls.downloadBookmarks(),
    `/downloads/${work}/cover.png`,
    `${urls.work(work)}?show_comments=true`,
    `${urls.work(work)}?view_full_work=true`,
    ...['author:Nocturne', 'user:velvetquill', 'series:Velvet', 'sort:author', 'Nocturne', 'collection:winter'].flatMap(
      (line) => [
        `/works/search?${new URLSearchParams({ 'work_search[query]': line })}`,
        `/api/v1/works?${new URLSearchParams({ q: line })}`,
      ],
    ),
    '/works?work_search[sort_column]=authors_to_sort_on',
  ]
}

/** What an answer says apart from the address that was asked for and the box it was typed into. */
async function whatIsSaid(visitor: Visitor, address: string): Promise<string> {
  const { headers, text } = await visitor.get(address)
  const zipped = headers.get('content-type') === 'application/epub+zip'
  const packed = zipped ? await (await visitor.open(address)).arrayBuffer() : undefined
  const unpacked = packed
    ? Object.values(unzipSync(new Uint8Array(packed))).map((bytes) => Buffer.from(bytes).toString())
    : []
  return [text, ...unpacked, JSON.stringify([...headers])].join('\n')
}

/** @returns the addresses whose answers say one of these words, with the word */
async function leaks(visitor: Visitor, addresses: readonly string[], words: readonly string[]) {
  const found: string[] = []
  for (const address of addresses) {
    const asked = decodeURIComponent(address.replaceAll('+', ' ')).toLowerCase()
    const said = (await whatIsSaid(visitor, address)).toLowerCase()
    for (const word of words.map((one) => one.toLowerCase()))
      if (!asked.includes(word) && said.includes(word)) found.push(`${word} at ${address}`)
  }
  return found
}

/** Pages where the person themself is shown: their name stands there, what they made under a veil must not. */
const PERSONAL = [urls.user, urls.profile, urls.userWorks, urls.userSeries, urls.userBookmarks].map((of) => of(LOGIN))

test('who made an anonymous work, and that an unrevealed one is there, is nowhere to be found for a guest', async () => {
  await using hall = await openHall()
  const { house, masked, sealed } = hall
  const guest = house.guest()
  expect((await guest.get(urls.work(masked.work))).text).toContain(MASKED)
  expect((await guest.get(urls.work(sealed.work))).status).toBe(404)
  expect(await leaks(guest, addressesOf(house, masked), [...NAMES, SEALED])).toEqual([])
  expect(await leaks(guest, addressesOf(house, sealed), [...NAMES, SEALED])).toEqual([])
  expect(await leaks(guest, PERSONAL, [MASKED, SEALED, SERIES])).toEqual([])
})

test('nor for another member, who follows the author and has talked with them', { tags: 'long' }, async () => {
  await using hall = await openHall()
  const { house, maren, masked, sealed } = hall
  // what maren follows is hers to see
  const mine = new Set(['/api/v1/me/following', urls.subscriptions('maren')])
  const walked = addressesOf(house, masked).filter(
    (address) => !mine.has(address) && !address.startsWith('/users/logout'),
  )
  expect(await leaks(maren, walked, [...NAMES, SEALED])).toEqual([])
  const again = [
    urls.work(sealed.work),
    ...addressesOf(house, sealed).filter((address) => address.includes(`/${sealed.work}`)),
  ]
  expect(await leaks(maren, again, [...NAMES, SEALED])).toEqual([])
  expect(await leaks(maren, PERSONAL, [MASKED, SEALED, SERIES])).toEqual([])
})

test('mails name nobody and tell nobody too early; what was kept back is told when it is shown', async () => {
  await using hall = await openHall()
  const { house, masked, sealed } = hall
  const toOthers = async () => (await mailsOf(house)).filter(({ to }) => !to.includes(LOGIN))
  const early = await toOthers()
  expect(early.map(({ subject }) => subject)).toEqual(['An answer to your comment at Fanlight'])
  for (const { subject, text } of early)
    for (const name of NAMES) expect(`${subject}\n${text}`.toLowerCase()).not.toContain(name.toLowerCase())
  expect(early[0]?.text).toContain('Anonymous creator has answered your comment')
  later(house)
  await veil(house, masked.work, { anonymous: false, unrevealed: false })
  await veil(house, sealed.work, { anonymous: false, unrevealed: false })
  const told = (await toOthers()).slice(early.length)
  expect(told.map(({ subject }) => subject).sort()).toEqual([`A new work: “${MASKED}”`, `A new work: “${SEALED}”`])
  await veil(house, sealed.work, { anonymous: false, unrevealed: true })
  await veil(house, sealed.work, { anonymous: false, unrevealed: false })
  expect(await toOthers()).toHaveLength(early.length + told.length)
})

test('its creator opens and edits an unrevealed work, and everything is as before once it is shown', async () => {
  await using hall = await openHall()
  const { house, author, masked, sealed } = hall
  expect((await author.get(urls.work(sealed.work))).text).toContain(SEALED)
  const { text } = await author.get(urls.editWork(masked.work))
  expect(text).toContain(PSEUD)
  expect(text).toContain(SERIES)
  await veil(house, masked.work, { anonymous: false, unrevealed: false })
  await veil(house, sealed.work, { anonymous: false, unrevealed: false })
  const found = await house.guest().get(urls.userWorks(LOGIN))
  expect(found.text).toContain(MASKED)
  expect(found.text).toContain(SEALED)
  expect((await house.guest().get(`${urls.work(masked.work)}?show_comments=true`)).text).toContain(PSEUD)
})
