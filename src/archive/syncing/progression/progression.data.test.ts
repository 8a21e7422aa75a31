import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { addChapter, post } from '../../../../test/posting.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'
import { chaptersOf, chapterTexts } from '../../works/index.ts'

let house: TestHouse
let maren: Visitor
let work: number
let second: number
let key: string

beforeAll(async () => {
  house = await openTestHouse()
  const author = await house.as('quillfeather')
  maren = await house.as('maren')
  work = await post(author, { text: 'One kettle.\n\nTwo kettles.\n\nThree kettles.' })
  second = await addChapter(author, work, { text: 'Rain.\n\nMore rain.\n\nSun.', title: 'Weather', do: 'post' })
  key = await keyFor('read', 'place')
})
afterAll(() => house[Symbol.asyncDispose]())

async function keyFor(...scopes: readonly string[]): Promise<string> {
  const ticked = Object.fromEntries(scopes.map((scope) => [scope, '1']))
  const { text } = await maren.post(urls.programKeys('maren'), { name: 'Reader', ...ticked })
  return /class="key"[^>]*value="([^"]+)"/.exec(text)?.[1] ?? ''
}

async function ask(init: RequestInit = {}, password = key, of = work) {
  const authorization = `Basic ${Buffer.from(`maren:${password}`).toString('base64')}`
  const answer = await house.guest().send(urls.opdsProgression(of), { ...init, headers: { authorization } })
  return { ...answer, told: answer.text === '' ? undefined : JSON.parse(answer.text) }
}

const put = (progression: number, more: object = {}, password = key) =>
  ask(
    {
      method: 'PUT',
      body: JSON.stringify({
        modified: house.now().toISOString(),
        device: { id: 'urn:uuid:019c0047-cc8d-7ec4-a3c3-938ccadc020a', name: 'Thorium' },
        progression,
        ...more,
      }),
    },
    password,
  )

async function blocksOf(chapterId: number): Promise<readonly string[]> {
  const [chapter] = await chapterTexts(house.db, [chapterId])
  return [...(chapter?.html.matchAll(/<p id="(p\w+)"/g) ?? [])].map(([, id = '']) => id)
}

test('nobody has read it yet; who does not say who they are is asked', async () => {
  const first = await ask()
  expect([first.status, first.text]).toEqual([200, ''])
  expect((await maren.get(urls.opdsProgression(work))).status).toBe(401)
  expect((await ask({}, key, 999)).status).toBe(404)
  const { text } = await house.guest().get(urls.opdsWorks(), { accept: 'application/opds+json' })
  expect(text).toContain(`"href":"${urls.opdsProgression(work)}"`)
})

test('a place is kept by paragraph, and the browser goes on there', async () => {
  const [, middle = ''] = await blocksOf(second)
  const kept = await put(0.9, { references: ['#t=3', `EPUB/chapter-${second}.xhtml#${middle}`] })
  expect([kept.status, kept.headers.get('content-type')]).toEqual([201, 'application/opds-progression+json'])
  expect(kept.told).toMatchObject({ title: 'Chapter 2 - Weather', device: { name: 'Thorium' } })
  expect(kept.told.progression).toBeGreaterThan(0.5)
  expect(kept.told.references[0]).toBe(`chapter-${second}.xhtml#${middle}`)
  expect((await ask()).told).toEqual(kept.told)
  const there = await maren.get(urls.place(work))
  expect(there.location).toContain(`${urls.chapter(work, second)}#${middle}`)
})

test('how far one is will do, and an older place does not win', async () => {
  house.clock.now = new Date(house.now().getTime() + 60_000)
  const [first] = await chaptersOf(house.db, work)
  const moved = await put(0.2)
  expect(moved.status).toBe(200)
  expect(moved.told.references[0]).toMatch(new RegExp(`^chapter-${first?.id}\\.xhtml#p`))
  const stale = await put(0.99, { modified: '2026-03-01T00:00:00Z' })
  expect([stale.status, stale.told.progression]).toEqual([409, moved.told.progression])
  const ahead = await put(0.5, { modified: '2099-01-01T00:00:00+02:00' })
  expect(ahead.told.modified).toBe(house.now().toISOString())
})

test('what is no progression is refused, and so is a key that was made for something else', async () => {
  expect((await put(1.5)).status).toBe(400)
  expect((await put(0.5, { device: { id: '', name: '' } })).status).toBe(400)
  expect((await put(0.5, {}, await keyFor('read'))).status).toBe(403)
})
