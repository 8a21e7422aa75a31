import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, type MadeWork, plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'
import { noteChange } from '../../works/index.ts'

let house: TestHouse
let catalogue: Catalogue
let guest: Visitor
let member: Visitor

beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 300, 5)
  guest = house.guest()
  member = await house.as('maren')
})
afterAll(() => house[Symbol.asyncDispose]())

interface Listed {
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly works: readonly { readonly id: number; readonly title: string; readonly words: number }[]
  readonly facets?: Readonly<Record<string, readonly { readonly id: number; readonly count: number }[]>>
  readonly problems: readonly string[]
  readonly next: string | null
  readonly previous: string | null
}

async function list(query = '', visitor = guest): Promise<Listed> {
  const address = query.startsWith('/') ? query : `${urls.apiWorks()}${query}`
  const { status, text } = await visitor.get(address)
  expect([address, status]).toEqual([address, 200])
  return JSON.parse(text) as Listed
}

const listed = (work: MadeWork) => !work.draft && !work.binned
const idsIn = (html: string) => [...html.matchAll(/<li id="work_(\d+)"/g)].map(([, id]) => Number(id))

test('the listing for programs is the one that people see', async () => {
  for (const query of [
    '',
    '?page=3',
    '?work_search[sort_column]=kudos_count&page=2',
    '?work_search[words_from]=1000&work_search[complete]=T',
    '?tag_id=Sherlock%20Holmes&exclude_work_search[rating_ids][]=13',
  ]) {
    const page = await guest.get(`${urls.works()}${query}`)
    expect((await list(query)).works.map(({ id }) => id)).toEqual(idsIn(page.text))
  }
})

test('a work is told as its blurb shows it, with the counters of now', async () => {
  const work = catalogue.works.find((one) => listed(one) && !one.restricted) as MadeWork
  const { works } = await list('?size=100&work_search[sort_column]=title_to_sort_on&facets=0')
  const told = [...works, ...(await list('?size=100&page=2')).works, ...(await list('?size=100')).works]
  expect(told.find(({ id }) => id === work.id)).toMatchObject({
    id: work.id,
    url: `/works/${work.id}`,
    title: work.title,
    creators: [{ login: work.login }],
    language: work.language,
    words: work.words,
    complete: work.complete,
    restricted: false,
    updatedAt: work.updatedAt,
    ...work.counters,
  })
})

test('a guest is told of nothing that only members may see', async () => {
  const all = catalogue.works.filter(listed)
  const open = all.filter(({ restricted }) => !restricted)
  expect((await list()).total).toBe(open.length)
  expect((await list('', member)).total).toBe(all.length)
  const rated = (of: Listed) => (of.facets?.rating ?? []).reduce((sum, { count }) => sum + count, 0)
  expect(rated(await list())).toBe(open.length)
  expect(rated(await list('', member))).toBe(all.length)
})

test('pages follow each other by their addresses, forth and back, in any size', async () => {
  for (const query of ['?size=37', '?size=50&work_search[sort_column]=hits&facets=0', '?facets=0']) {
    const forth: number[] = []
    let page = await list(query)
    const { total } = page
    for (forth.push(...page.works.map(({ id }) => id)); page.next; forth.push(...page.works.map(({ id }) => id)))
      page = await list(page.next)
    expect(new Set(forth).size).toBe(total)
    expect(forth).toHaveLength(total)
    const last = page.works.length
    const before = await list(page.previous ?? '')
    expect(before.works.map(({ id }) => id)).toEqual(forth.slice(0, -last).slice(-before.works.length))
    expect('facets' in before).toBe(!query.includes('facets=0'))
  }
})

test('what cannot be used is said, and the rest applies', async () => {
  const { problems, total } = await list('?colour=red&work_search[words_to]=many&facets=1')
  expect(problems.length).toBe(2)
  expect(total).toBe((await list()).total)
})

test('a request that has no answer is told why, for programs', async () => {
  for (const [query, status] of [
    ['?size=0', 400],
    ['?size=101', 400],
    ['?size=ten', 400],
    ['?facets=maybe', 400],
    ['?tag_id=No%20Such%20Thing', 404],
    ['?user_id=nobody_here', 404],
  ] as const) {
    const answer = await guest.get(`${urls.apiWorks()}${query}`)
    expect([query, answer.status]).toEqual([query, status])
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(JSON.parse(answer.text)).toMatchObject({ type: 'about:blank', status, title: expect.any(String) })
  }
})

test('a guest who has the answer already is told so, until a work changes', async () => {
  const first = await guest.get(urls.apiWorks())
  const etag = first.headers.get('etag') ?? ''
  expect((await guest.get(urls.apiWorks(), { 'if-none-match': etag })).status).toBe(304)
  const { id } = (JSON.parse(first.text) as Listed).works[0] ?? { id: 0 }
  await house.db.transaction().execute(async (trx) => {
    await trx.updateTable('works').set({ title: 'Another title' }).where('id', '=', id).execute()
    await noteChange(trx, [id], house.now())
  })
  expect((await guest.get(urls.apiWorks(), { 'if-none-match': etag })).status).toBe(200)
})

test('a program with a key is told what its member may see, and one with a key that is none is told so', async () => {
  const { text } = await member.post(urls.programKeys('maren'), { name: 'A script', read: '1' })
  const key = /class="key"[^>]*value="([^"]+)"/.exec(text)?.[1] ?? ''
  const ask = (header: string) => guest.get(urls.apiWorks(), { authorization: header })
  const told = await ask(`Bearer ${key}`)
  expect((JSON.parse(told.text) as Listed).total).toBe((await list('', member)).total)
  expect(told.headers.get('cache-control')).toBe('private, no-cache')
  for (const header of ['Bearer nonsense', `Bearer ${key}x`, 'Digest x']) {
    const refused = await ask(header)
    expect([header, refused.status]).toEqual([header, 401])
    expect(refused.headers.get('www-authenticate')).toContain('invalid_token')
  }
  await member.post(urls.programKeys('maren'), { withdraw: /name="withdraw" value="(\d+)"/.exec(text)?.[1] ?? '' })
  expect((await ask(`Bearer ${key}`)).status).toBe(401)
  const placeOnly = await member.post(urls.programKeys('maren'), { name: 'KOReader', place: '1' })
  const other = /class="key"[^>]*value="([^"]+)"/.exec(placeOnly.text)?.[1] ?? ''
  expect((await ask(`Bearer ${other}`)).status).toBe(403)
})
