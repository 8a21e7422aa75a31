import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { addChapter, post } from '../../../test/posting.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { chaptersOf } from '../works/index.ts'

let house: TestHouse
let author: Visitor
let maren: Visitor

beforeAll(async () => {
  house = await openTestHouse()
  author = await house.as('quillfeather')
  maren = await house.as('maren')
})
afterAll(() => house[Symbol.asyncDispose]())

const md5 = (words: string | Uint8Array) => createHash('md5').update(words).digest('hex')
const later = (seconds = 60) => {
  house.clock.now = new Date(house.clock.now.getTime() + seconds * 1000)
}

async function keyOf(visitor: Visitor, login: string, ...scopes: readonly string[]): Promise<string> {
  const ticked = Object.fromEntries(scopes.map((scope) => [scope, '1']))
  const { text } = await visitor.post(urls.programKeys(login), { name: 'Kobo', ...ticked })
  return /class="key"[^>]*value="([^"]+)"/.exec(text)?.[1] ?? ''
}

/** An e-reader as it speaks: it knows a name and the MD5 of what was typed as password. */
function koreader(login: string, password: string, device = 'Kobo_monza') {
  const headers = { 'x-auth-user': login, 'x-auth-key': md5(password), accept: 'application/vnd.koreader.v1+json' }
  const ask = async (path: string, init: RequestInit = {}) => {
    const { status, text } = await house.guest().send(`${urls.koreader()}${path}`, { ...init, headers })
    return { status, told: JSON.parse(text) as Record<string, unknown> }
  }
  return {
    authorise: () => ask('/users/auth'),
    get: (document: string) => ask(`/syncs/progress/${document}`),
    put: (document: string, progress: string, more: object = {}) =>
      ask('/syncs/progress', {
        method: 'PUT',
        body: JSON.stringify({ document, progress, percentage: 0.5, device, device_id: device, ...more }),
      }),
  }
}

/** The file as an e-reader fetches it, and what KOReader names it by: the MD5 of a sample at 0, 1024, 4096, … */
async function fetchBook(address: string): Promise<string> {
  const response = await house.app.request(`http://archive.test${address}`)
  const bytes = Buffer.from(await response.arrayBuffer())
  const hash = createHash('md5')
  for (let i = -1; i <= 10; i++) {
    const from = i < 0 ? 0 : 1024 * 4 ** i
    if (from >= bytes.length) break
    hash.update(bytes.subarray(from, from + 1024))
  }
  return hash.digest('hex')
}

async function editFirst(workId: number, html: string): Promise<void> {
  const [first] = await chaptersOf(house.db, workId)
  const { text } = await author.get(urls.editChapter(workId, first?.id ?? 0))
  const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
  const sent = await author.post(urls.editChapter(workId, first?.id ?? 0), {
    title: '',
    text: html,
    format: 'html',
    version,
  })
  expect(sent.status).toBe(303)
}

test('the browser and an e-reader agree on the paragraph, before and after the work has grown', async () => {
  const workId = await post(author, { text: 'One.\n\nTwo.\n\nThree.\n\nFour.' })
  const document = await fetchBook(`/downloads/${workId}/x.epub`)
  const kobo = koreader('maren', await keyOf(maren, 'maren', 'place'))
  expect((await kobo.get(document)).told).toEqual({})
  const [first] = await chaptersOf(house.db, workId)
  const block = { chapter: String(first?.id), block: 'p3', before: 'p2 p1', offset: '0', through: '500' }
  await maren.post(urls.place(workId), block)
  const pointer = '/body/DocFragment[3]/body/section/div/p[3].0'
  expect((await kobo.get(document)).told).toMatchObject({ document, progress: pointer, percentage: 0.4211 })

  later()
  await editFirst(workId, '<p>Before.</p><p>One.</p><p>Between.</p><p>Two.</p><p>Three.</p><p>Four.</p>')
  await addChapter(author, workId)
  expect((await kobo.get(document)).told).toMatchObject({ progress: pointer })

  later()
  expect((await kobo.put(document, '/body/DocFragment[3]/body/section/div/p[4]/text().2')).status).toBe(200)
  expect((await maren.get(urls.place(workId))).location).toBe(`${urls.chapter(workId, first?.id ?? 0)}#p4`)

  later()
  const grown = await fetchBook(`/downloads/${workId}/x.epub`)
  expect(grown).not.toBe(document)
  expect((await kobo.get(grown)).told).toMatchObject({ progress: '/body/DocFragment[3]/body/section/div/p[6].0' })
  expect((await kobo.get(document)).told).toMatchObject({
    progress: '/body/DocFragment[3]/body/section/div/p[4]/text().2',
    device: 'Kobo_monza',
  })
})

test('files from elsewhere are kept as they are, each member’s apart', async () => {
  const kobo = koreader('maren', await keyOf(maren, 'maren', 'place'))
  const theirs = koreader('quillfeather', await keyOf(author, 'quillfeather', 'place'))
  const document = md5('A book from a shop')
  expect((await kobo.put(document, '/body/p[3]')).told).toMatchObject({ document })
  expect((await kobo.put(document, '17', { percentage: 1 })).status).toBe(200)
  expect((await kobo.get(document)).told).toEqual({
    document,
    progress: '17',
    percentage: 1,
    device: 'Kobo_monza',
    device_id: 'Kobo_monza',
    timestamp: Math.floor(house.clock.now.getTime() / 1000),
  })
  expect((await theirs.get(document)).told).toEqual({})
})

test('a file is known by its name, too, and a series by its works', async () => {
  const workId = await post(author, { title: 'The Lamp', series: 'new', seriesTitle: 'Lights', text: 'One.\n\nTwo.' })
  await fetchBook(`/downloads/${workId}/x.epub`)
  const kobo = koreader('maren', await keyOf(maren, 'maren', 'place'))
  later()
  await kobo.put(md5('The Lamp.epub'), '/body/DocFragment[3]/body/section/div/p[2]/text().0')
  expect((await maren.get(urls.place(workId))).location).toContain('#p2')
  const { id = 0 } = (await house.db.selectFrom('series').select('id').executeTakeFirst()) ?? {}
  const whole = await fetchBook(`/downloads/series/${id}/x.epub`)
  expect((await kobo.get(whole)).told).toMatchObject({ progress: '/body/DocFragment[4]/body/section/div/p[2].0' })
})

test('a key opens what was ticked, for its owner, until it is taken back', async () => {
  const key = await keyOf(maren, 'maren', 'place')
  expect(key).toMatch(/^[0-9a-z]{6}(-[0-9a-z]{6}){3}$/)
  expect((await koreader('Maren', key).authorise()).told).toEqual({ authorized: 'OK' })
  expect((await koreader('quillfeather', key).authorise()).status).toBe(401)
  expect((await koreader('maren', `${key}x`).authorise()).told).toEqual({ code: 2001, message: 'Unauthorized' })
  expect((await koreader('maren', await keyOf(maren, 'maren', 'read')).authorise()).status).toBe(401)
  const { text } = await maren.get(urls.programKeys('maren'))
  for (const [, id = ''] of text.matchAll(/name="withdraw" value="(\d+)"/g))
    await maren.post(urls.programKeys('maren'), { withdraw: id })
  expect((await koreader('maren', key).authorise()).status).toBe(401)
})

test('what an e-reader may not know, and what no e-reader says, changes nothing', async () => {
  const workId = await post(author, { text: 'One.\n\nTwo.' })
  const document = await fetchBook(`/downloads/${workId}/x.epub`)
  const kobo = koreader('maren', await keyOf(maren, 'maren', 'place'))
  for (const more of [{ percentage: 7 }, { progress: 12 }, { document: '../x' }, { device: '' }])
    expect((await kobo.put(document, '1', more)).status).toBe(403)
  await author.post(urls.deleteWork(workId), { confirmed: '1' })
  later()
  expect((await kobo.put(document, '/body/DocFragment[3]/body/section/div/p[2].0')).status).toBe(200)
  expect(await house.db.selectFrom('places').select('work_id').where('work_id', '=', workId).execute()).toEqual([])
  const made = await house.guest().send(`${urls.koreader()}/users/create`, { method: 'POST', body: '{}' })
  expect(made.status).toBe(402)
})

test('somebody who guesses is asked to wait', async () => {
  const answers = []
  for (let tries = 0; tries < 22; tries++) answers.push((await koreader('tobias', `guess ${tries}`).authorise()).status)
  expect(answers.slice(0, 20)).toEqual(Array(20).fill(401))
  expect(answers.at(-1)).toBe(429)
})
