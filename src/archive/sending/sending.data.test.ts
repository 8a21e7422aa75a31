import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { linkIn, mailsOf } from '../../../test/outbox.ts'
import { post } from '../../../test/posting.ts'
import { type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

let house: TestHouse
let author: Visitor
let maren: Visitor
let work: number

beforeAll(async () => {
  house = await openTestHouse()
  author = await house.as('quillfeather')
  maren = await house.as('maren')
  work = await post(author, { title: 'Tea at Dawn' })
})
afterAll(() => house[Symbol.asyncDispose]())

async function addressId(address: string): Promise<string> {
  const row = await house.db
    .selectFrom('reader_addresses')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirst()
  return String(row?.id)
}

/** @returns the secret address of a device that shows a code, and the code */
async function openDevice(): Promise<readonly [device: Visitor, address: string, code: string]> {
  const device = house.guest()
  const address = (await device.post(urls.device())).location ?? ''
  const { text } = await device.get(address)
  return [device, address, /class="device-code"><strong>([^<]+)</.exec(text)?.[1] ?? '']
}

const give = (who: Visitor, workId: number, code: string) => who.post(urls.sendWork(workId), { do: 'code', code })

test('a work leaves as an EPUB for the address of an e-reader', async () => {
  await maren.post(urls.eReaders('maren'), { do: 'add', address: 'Maren@Kindle.com' })
  const sent = await maren.post(urls.sendWork(work), { do: 'mail', address: await addressId('maren@kindle.com') })
  expect([sent.status, sent.location]).toEqual([303, urls.work(work)])
  expect(wordsOf((await maren.get(urls.eReaders('maren'))).text)).toContain('waits to leave')
  await house.workOff()
  expect(wordsOf((await maren.get(urls.eReaders('maren'))).text)).toContain('has left')
  const outbox = path.join(house.folder, 'outbox')
  const source = await readFile(path.join(outbox, (await readdir(outbox)).at(-1) ?? ''), 'utf8')
  expect(source).toMatch(/^To: maren@kindle\.com$/m)
  expect(source).toContain('application/epub+zip; name="Tea at Dawn.epub"')
  // the first bytes of every ZIP
  expect(source).toMatch(/^UEsDB/m)
})

test('an address that may be somebody else’s is asked, and nothing goes there before its yes', async () => {
  await maren.post(urls.eReaders('maren'), { do: 'add', address: 'aunt@example.com' })
  const id = await addressId('aunt@example.com')
  const early = await maren.post(urls.sendWork(work), { do: 'mail', address: id })
  expect([early.status, wordsOf(early.text)]).toEqual([422, expect.stringContaining('Choose one of your addresses')])
  const asking = (await mailsOf(house)).find(({ to }) => to === 'aunt@example.com')
  const link = linkIn(asking, '/e-readers/confirm/')
  expect((await house.guest().get(`${link}x`)).status).toBe(404)
  expect((await house.guest().get(link)).text).toContain('aunt@example.com')
  expect((await house.guest().post(link)).status).toBe(303)
  expect((await maren.post(urls.sendWork(work), { do: 'mail', address: id })).status).toBe(303)
  const others = await author.post(urls.sendWork(work), { do: 'mail', address: id })
  expect(others.status).toBe(422)
})

test('what its author does not give away is not sent, nor what was withdrawn meanwhile', async () => {
  const kept = await post(author, { title: 'Kept', downloads: 'nobody' })
  expect((await maren.get(urls.sendWork(kept))).status).toBe(403)
  expect((await maren.get(urls.work(kept))).text).not.toContain('Send to e-reader')
  const gone = await post(author, { title: 'Gone by then' })
  await maren.post(urls.sendWork(gone), { do: 'mail', address: await addressId('maren@kindle.com') })
  await house.db.updateTable('works').set({ downloads: 'nobody' }).where('id', '=', gone).execute()
  await house.workOff()
  const { state } = await house.db
    .selectFrom('sent_books')
    .select('state')
    .where('work_id', '=', gone)
    .executeTakeFirstOrThrow()
  expect(state).toBe('gone')
})

test('a device shows a code, and fetches what was given to it with that code, as its giver may', async () => {
  const secretWork = await post(author, { title: 'For members', restricted: '1' })
  const [device, address, code] = await openDevice()
  expect(code).toMatch(/^\w{3} \w{3}$/)
  expect((await give(maren, secretWork, code.toLowerCase())).status).toBe(303)
  const { text, headers } = await device.get(address)
  expect(wordsOf(text)).toContain('From maren')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  const file = /href="(\/r\/[^"]+\.epub)"/.exec(text)?.[1] ?? ''
  const book = await device.get(file)
  expect([book.status, book.headers.get('content-type')]).toEqual([200, 'application/epub+zip'])
  expect((await device.get(file.replace(`/${secretWork}/`, `/${work}/`))).status).toBe(404)
  await house.db
    .updateTable('works')
    .set({ hidden_at: house.now().toISOString() })
    .where('id', '=', secretWork)
    .execute()
  expect((await device.get(file)).status).toBe(404)
  expect((await device.get(address)).text).not.toContain('For members')
})

test('a code is one member’s who typed it first, and good for a while', async () => {
  const [device, address, code] = await openDevice()
  expect((await give(maren, work, code)).status).toBe(303)
  expect((await give(author, work, code)).status).toBe(422)
  expect((await give(maren, work, '')).text).toContain('Type the code that the device shows')
  const [, , late] = await openDevice()
  house.clock.now = new Date(house.now().getTime() + 21 * 60_000)
  expect((await give(maren, work, late)).status).toBe(422)
  expect((await device.get(address)).status).toBe(200)
  expect((await device.post(address)).location).toBe(urls.device())
  const missing = await device.get(urls.deviceFiles('x'.repeat(43)))
  expect([(await device.get(address)).status, missing.status]).toEqual([404, 404])
})

test('a whole list goes to a device at once', async () => {
  const second = await post(author, { title: 'Coffee at Dusk' })
  for (const id of [work, second]) await maren.post(urls.markForLater(id))
  const [device, address, code] = await openDevice()
  const given = await maren.post(urls.eReaders('maren'), { do: 'give', code, list: 'later' })
  expect(given.location).toBe(urls.eReaders('maren'))
  const { text } = await device.get(address)
  for (const title of ['Tea at Dawn', 'Coffee at Dusk']) expect(text).toContain(title)
  const empty = await author.post(urls.eReaders('quillfeather'), { do: 'give', code, list: 'later' })
  expect(empty.text).toContain('nothing on this list')
})

test('who types many codes is asked to wait', async () => {
  const tobias = await house.as('tobias')
  for (let tried = 0; tried < 20; tried++) await give(tobias, work, 'CDFGHJ')
  expect((await give(tobias, work, 'CDFGHJ')).status).toBe(429)
})
