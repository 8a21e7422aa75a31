import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'

test('a page for guests is kept until something changes, and never longer than a second', async () => {
  await using house = await openTestHouse()
  const guest = house.guest()
  const first = await guest.get('/')
  await house.db.insertInto('settings').values({ name: 'welcome', value: '"Come in."' }).execute()
  expect((await guest.get('/')).text).toBe(first.text)
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
  expect((await guest.get('/')).text).toContain('Come in.')
  await house.db.insertInto('settings').values({ name: 'name', value: '"The Hall"' }).execute()
  await house.db
    .transaction()
    .execute((trx) => trx.insertInto('changes').values({ work_id: 1, changed_at: '' }).execute())
  house.clock.now = new Date(house.clock.now.getTime() - 1)
  expect((await guest.get('/')).text).not.toBe(first.text)
})

test('what a guest is shown is never shown to a member, nor the other way round', async () => {
  await using house = await openTestHouse()
  const member = await house.as('maren')
  expect((await member.get('/')).text).toContain('<body class="logged-in">')
  expect((await house.guest().get('/')).text).toContain('<body class="logged-out">')
  expect((await member.get('/')).text).toContain('<body class="logged-in">')
})

test('a guest’s look has pages of its own', async () => {
  await using house = await openTestHouse()
  const plain = await house.guest().get('/')
  const dusk = await house.guest().get('/', { cookie: 'look=theme=dusk' })
  expect(plain.text).not.toContain('data-theme')
  expect(dusk.text).toContain('data-theme="dusk"')
})

test('pages are packed for browsers that can unpack them, and not sent twice', async () => {
  await using house = await openTestHouse()
  const plain = await house.guest().get('/')
  const packed = await house.app.request('http://archive.test/', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(packed.headers.get('vary')).toBe('Cookie, Accept-Encoding')
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(plain.text)
  const again = await house.guest().get('/', { 'if-none-match': plain.headers.get('etag') ?? '' })
  expect([again.status, again.text]).toEqual([304, ''])
})

test('of many guests who ask for the same page at once, one page is made for all', async () => {
  await using house = await openTestHouse()
  const answers = await Promise.all(Array.from({ length: 20 }, () => house.guest().get('/')))
  expect(new Set(answers.map(({ status, headers, text }) => `${status} ${headers.get('etag')} ${text}`)).size).toBe(1)
  const missing = await Promise.all(Array.from({ length: 20 }, () => house.guest().get('/works/999')))
  expect(missing.map(({ status }) => status)).toEqual(missing.map(() => 404))
})
