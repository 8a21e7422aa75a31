import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { chapterDetails, plantWork, workDetails } from '../../../test/stories.ts'
import type { Answer, Visitor } from '../../../test/visitor.ts'
import { makeKey, SCOPES, type Scope } from '../accounts/keys.ts'
import { urls } from '../urls.ts'
import { OPERATIONS } from './operations.ts'
import { addressOf } from './routes.ts'
import { problem } from './shapes/problem.ts'

let house: TestHouse
let guest: Visitor
let key: string
let work: { readonly workId: number; readonly chapterIds: readonly number[] }
let draft: number
let seriesId: number

beforeAll(async () => {
  house = await openTestHouse()
  guest = house.guest()
  const author = await house.as('quillfeather')
  work = await plantWork(house, ['quillfeather'], {
    details: workDetails({ characters: ['John Watson'], summary: '<p>A kettle.</p>' }),
    chapters: [chapterDetails('<p>The kettle sang.</p>'), chapterDetails('<p>And sang.</p>')],
  })
  const kept = await plantWork(house, ['quillfeather'], { details: workDetails({ restricted: true, title: 'Kept' }) })
  draft = (await plantWork(house, ['quillfeather'], { postedAt: null })).workId
  await author.post(urls.editWork(work.workId), await fieldsOf(author, work.workId))
  seriesId = (await house.db.selectFrom('series').select('id').executeTakeFirstOrThrow()).id
  await (await house.as('knotwork')).post(urls.collections(), { name: 'winter', title: 'Winter' })
  const maren = await house.as('maren')
  key = await keyFor('maren', SCOPES)
  await maren.post(urls.comments(work.workId), { 'comment[comment_content]': 'Lovely.' })
  await maren.post(urls.readingLists('maren'), { name: 'Rainy days' })
  await maren.get(urls.work(kept.workId))
})
afterAll(() => house[Symbol.asyncDispose]())

/** What the form of the work sends to put it into a series. */
async function fieldsOf(author: Visitor, id: number) {
  const { text } = await author.get(urls.editWork(id))
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1] ?? ''
  const rest = { title: 'Tea at Dawn', rating: 'General Audiences', warnings: 'No Archive Warnings Apply' }
  const tags = { fandoms: 'Sherlock Holmes - Arthur Conan Doyle', characters: 'John Watson', language: 'en' }
  return { ...rest, ...tags, expectedChapters: '?', series: 'new', seriesTitle: 'Kettles', pseuds: value('pseuds') }
}

async function keyFor(login: string, scopes: readonly Scope[]): Promise<string> {
  const { id } = await house.db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  const made = { userId: id, name: 'A script', scopes, now: house.now() }
  return house.db.transaction().execute((trx) => makeKey(trx, made))
}

function ask(path: string, { method = 'GET', body, by = key, headers = {} }: Asking = {}): Promise<Answer> {
  return guest.send(urls.api() + path, {
    method,
    headers: {
      ...(by === '' ? {} : { authorization: `Bearer ${by}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

interface Asking {
  readonly method?: string
  readonly body?: unknown
  readonly by?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What each operation is asked, in this order: what one makes the next ones find. */
const WALK = (): readonly (readonly [id: string, path: string, body?: unknown])[] => [
  ['listWorks', '/works?size=1'],
  ['getWork', `/works/${work.workId}`],
  ['listChapters', `/works/${work.workId}/chapters`],
  ['getChapter', `/works/${work.workId}/chapters/${work.chapterIds[1]}`],
  ['leaveKudos', `/works/${work.workId}/kudos`],
  ['getSeries', `/series/${seriesId}`],
  ['getUser', '/users/quillfeather'],
  ['getTag', '/tags/John%20Watson'],
  ['listCollections', '/collections'],
  ['getCollection', '/collections/winter'],
  ['listComments', `/works/${work.workId}/comments`],
  ['getMe', '/me'],
  ['notePlace', `/me/places/${work.workId}`, { chapterId: work.chapterIds[1], paragraph: 'p2', through: 500 }],
  ['listPlaces', `/me/places/${work.workId}`],
  ['listHistory', '/me/history'],
  ['markForLater', `/me/later/${work.workId}`],
  ['listLater', '/me/later'],
  ['unmark', `/me/later/${work.workId}`],
  ['forgetPlaces', `/me/places/${work.workId}`],
  ['forgetWork', `/me/history/${work.workId}`],
  ['bookmarkWork', `/works/${work.workId}/bookmark`, { notes: 'Again!', tags: ['tea'], rec: true, status: 'finished' }],
  ['bookmarkSeries', `/series/${seriesId}/bookmark`, {}],
  [
    'addExternalBookmark',
    '/me/bookmarks',
    { address: 'https://stories.example/1', title: 'Elsewhere', author: 'Somebody' },
  ],
  ['listBookmarks', '/me/bookmarks'],
  ['getBookmark', '/me/bookmarks/1'],
  ['changeBookmark', '/me/bookmarks/1', { notes: 'And again.' }],
  ['removeBookmark', '/me/bookmarks/1'],
  ['listReadingLists', '/me/lists'],
  ['getReadingList', '/me/lists/1'],
  ['follow', `/me/following/work/${work.workId}`],
  ['listFollowing', '/me/following'],
  ['unfollow', '/me/following/1'],
  ['addFilter', '/me/filters', { line: 'words:<500' }],
  ['listFilters', '/me/filters'],
  ['changeFilter', '/me/filters/1', { name: 'Short ones', line: 'words:<400', active: false }],
  ['removeFilter', '/me/filters/1'],
  ['saveSearch', '/me/searches', { name: 'Finished', parameters: 'work_search[complete]=T' }],
  ['listSearches', '/me/searches'],
  ['removeSearch', '/me/searches/1'],
  ['makeWork', '/me/works', { title: 'Mine', chapter: { text: 'Once.' } }],
  ['listOwnWorks', '/me/works'],
  ['getOwnWork', '/me/works/MINE'],
  ['changeWork', '/me/works/MINE', { ...POSTABLE, post: true }],
  ['addChapter', '/me/works/MINE/chapters', { text: 'Twice.', post: true }],
  ['getOwnChapter', '/me/works/MINE/chapters/CHAPTER'],
  ['changeChapter', '/me/works/MINE/chapters/CHAPTER', { version: 1, text: 'Twice, then.' }],
  ['listInbox', '/me/inbox'],
  ['markInbox', '/me/inbox/1', { read: true }],
]

const POSTABLE = {
  rating: 'General Audiences',
  warnings: ['No Archive Warnings Apply'],
  fandoms: ['Original Work'],
  language: 'en',
}

test('what is served is what is documented: every operation, with all that its answer holds', async () => {
  const walked: string[] = []
  let [mine, chapter] = ['', '']
  for (const [id, path, body] of WALK()) {
    const operation = OPERATIONS.find((one) => one.id === id)
    const at = path.replace('MINE', mine).replace('CHAPTER', chapter)
    const { status, text } = await ask(at, { method: operation?.method.toUpperCase() ?? '', body })
    expect([id, status, status === operation?.status ? '' : text]).toEqual([id, operation?.status, ''])
    const told = operation?.answer?.safeParse(JSON.parse(text))
    expect([id, told?.error?.issues ?? []]).toEqual([id, []])
    if (id === 'makeWork') mine = String(JSON.parse(text).id)
    if (id === 'addChapter') chapter = String(JSON.parse(text).id)
    walked.push(id)
  }
  expect(walked.toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted())
})

test('every address of the interface is in its document, with its methods, and nothing else is', async () => {
  const { text } = await ask('/openapi.json', { by: '' })
  const document = JSON.parse(text) as { openapi: string; paths: Record<string, Record<string, unknown>> }
  expect(document.openapi).toBe('3.1.0')
  const told = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${addressOf({ path })}`),
  )
  const served = house.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith(`${urls.api()}/`) && path !== urls.apiDocument())
    .map(({ method, path }) => `${method} ${path}`)
  expect(told.toSorted()).toEqual([...new Set(served)].toSorted())
})

test('the page for people names every operation', async () => {
  const { status, text } = await guest.get(urls.api())
  expect(status).toBe(200)
  for (const { id } of OPERATIONS) expect(text).toContain(`id="${id}"`)
})

test('a guest is told of nothing but what guests may see, and a key opens no more than it was made for', async () => {
  const [reads, places] = [await keyFor('maren', ['read']), await keyFor('maren', ['place'])]
  for (const { method, path, opens } of OPERATIONS) {
    const at = path.replace('{kind}', 'work').replace(/\{\w+\}/g, '1')
    const sent = { method: method.toUpperCase(), body: {} }
    const told = async (by: string) =>
      (await ask(at, { ...sent, ...(method === 'get' ? { body: undefined } : {}), by })).status
    if (opens !== 'anyone') expect([at, [401, 403].includes(await told(''))]).toEqual([at, true])
    if (opens === 'change' || opens === 'place') expect([at, await told(reads)]).toEqual([at, 403])
    if (opens !== 'place') expect([at, await told(places)]).toEqual([at, 403])
  }
})

test('what is absent, restricted, a draft or another member’s is answered alike', async () => {
  const restricted = (
    await house.db.selectFrom('works').select('id').where('restricted', '=', 1).executeTakeFirstOrThrow()
  ).id
  const missing = await ask('/works/999999', { by: '' })
  expect(missing.status).toBe(404)
  for (const id of [restricted, draft, 'nonsense', '99999999999'])
    expect((await ask(`/works/${id}`, { by: '' })).text).toBe(missing.text)
  expect((await ask(`/works/${restricted}`)).status).toBe(200)
  for (const path of [
    `/works/${draft}`,
    `/me/works/${work.workId}`,
    '/me/bookmarks/99',
    '/nowhere',
    '/users/nobody_here',
  ])
    expect([path, (await ask(path)).text]).toEqual([path, missing.text])
})

test('every refusal is problem+json, and says by a pointer which part is meant', async () => {
  const refused: readonly (readonly [path: string, asking: Asking, status: number, pointer?: string])[] = [
    ['/works?size=0', {}, 400, '?size'],
    ['/works?facets=maybe', {}, 400, '?facets'],
    ['/nowhere', {}, 404],
    ['/me', { by: '' }, 401],
    ['/me', { by: 'none' }, 401],
    ['/me/works', { method: 'POST', body: { title: 'x'.repeat(300), chapter: {} } }, 422, '#/title'],
    [
      '/me/works',
      { method: 'POST', body: { ...POSTABLE, title: 'Empty', post: true, chapter: {} } },
      422,
      '#/chapter/text',
    ],
    ['/me/works', { method: 'POST', body: { colour: 'red' } }, 422, '#/'],
    ['/me/works', { method: 'POST', body: { pseuds: ['Nobody'] } }, 422, '#/pseuds'],
    ['/me/filters', { method: 'POST', body: { line: '((' } }, 422, '#/line'],
    ['/me/searches', { method: 'POST', body: { name: ' ' } }, 422, '#/name'],
    ['/me/bookmarks', { method: 'POST', body: { address: 'x', title: 'A', author: 'B' } }, 422, '#/address'],
    [`/me/places/${work.workId}`, { method: 'PUT', body: { chapterId: 999 } }, 422, '#/chapterId'],
    [`/me/places/${work.workId}`, { method: 'PUT', headers: { 'content-type': 'text/plain' } }, 415],
    [`/works/${work.workId}/kudos`, { method: 'POST' }, 409],
  ]
  for (const [path, asking, status, pointer] of refused) {
    const answer = await ask(path, asking)
    expect([path, answer.status, answer.text]).toEqual([path, status, answer.text])
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const told = problem.parse(JSON.parse(answer.text))
    expect(told.status).toBe(status)
    if (pointer !== undefined) expect(told.errors?.map((one) => one.pointer)).toContain(pointer)
  }
})

test('of two who change a chapter the second is told, and nothing of theirs is written', async () => {
  const made = await ask('/me/works', {
    method: 'POST',
    body: { title: 'Two', chapter: { text: 'One.', contentNotes: 'A *storm*.' } },
  })
  const { id } = JSON.parse(made.text) as { id: number }
  const { chapterList } = JSON.parse((await ask(`/me/works/${id}`)).text)
  const at = `/me/works/${id}/chapters/${chapterList[0].id}`
  const { version } = JSON.parse((await ask(at)).text)
  expect((await ask(at, { method: 'PATCH', body: { version, text: 'Two.' } })).status).toBe(200)
  expect((await ask(at, { method: 'PATCH', body: { version, text: 'Three.' } })).status).toBe(409)
  const stored = { paragraphs: [{ text: 'Two.' }], contentNotes: '<p>A <em>storm</em>.</p>' }
  expect(JSON.parse((await ask(at)).text)).toMatchObject(stored)
})

test('a work that is sent twice with one key is made once', async () => {
  const send = () =>
    ask('/me/works', {
      method: 'POST',
      body: { title: 'Once', chapter: { text: 'Once.' } },
      headers: { 'idempotency-key': 'a' },
    })
  expect((await send()).text).toBe((await send()).text)
})

test('pages of a list follow each other, and nothing is told twice', async () => {
  for (let number = 0; number < 60; number++)
    await ask('/me/bookmarks', {
      method: 'POST',
      body: { address: `https://stories.example/n${number}`, title: `N ${number}`, author: 'Somebody' },
    })
  const seen: number[] = []
  for (let next: string | null = '/me/bookmarks'; next; ) {
    const page = JSON.parse((await ask(next)).text) as { items: { id: number }[]; next: string | null }
    seen.push(...page.items.map(({ id }) => id))
    next = page.next?.replace(urls.api(), '') ?? null
  }
  expect(seen.length).toBeGreaterThanOrEqual(60)
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a))
})

test('answers say how many requests are left, and pages of other sites may read them but change nothing', async () => {
  const answer = await ask('/me')
  expect(answer.headers.get('ratelimit-policy')).toMatch(/^"minute";q=\d+;w=60$/)
  expect(answer.headers.get('ratelimit')).toMatch(/^"minute";r=\d+;t=\d+$/)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  const before = await guest.send(`${urls.api()}/me`, {
    method: 'OPTIONS',
    headers: { origin: 'https://reader.example' },
  })
  expect(before.status).toBe(204)
  expect(before.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
  const etag = answer.headers.get('etag') ?? ''
  expect((await ask('/me', { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('somebody who is suspended keeps their place by a program, and posts nothing', async () => {
  await house.as('tobias')
  const own = await keyFor('tobias', SCOPES)
  const until = '2027-01-01T00:00:00.000Z'
  await house.db.updateTable('users').set({ suspended_until: until }).where('login', '=', 'tobias').execute()
  const marked = await ask(`/me/later/${work.workId}`, { method: 'PUT', by: own })
  expect([marked.status, marked.text]).toEqual([204, ''])
  const posted = await ask('/me/works', { method: 'POST', body: { title: 'No', chapter: {} }, by: own })
  expect(posted.status).toBe(403)
  expect(problem.parse(JSON.parse(posted.text)).title).toContain('suspended')
})
