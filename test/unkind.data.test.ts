import { expect, test } from 'vitest'
import { urls } from '../src/archive/urls.ts'
import { openTestHouse } from './house.ts'

test('a zero character in a field is left out, so that both engines can keep the rest', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('lamplighter', ['admin'])
  const settings = { name: 'The Lamp\0 Room', welcome: '\0', registration: 'open' }
  expect((await admin.post(urls.adminSettings(), settings)).status).toBe(303)
  expect((await admin.get(urls.home())).text).toContain('The Lamp Room')
  const guest = house.guest()
  expect((await guest.post(urls.login(), { 'user[login]': 'a\0b', 'user[password]': '\0' })).status).toBe(200)
  expect((await admin.post(urls.sessions('lamplighter'), { session: '\0' })).status).toBe(303)
})

test('nothing stands at an address with a zero character, for nobody', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('lamplighter', ['admin'])
  const addresses = ['/users/%00', '/users/lamplighter/pseuds/a%00b', '/admin/users?search=%00', '/works?page=%00']
  for (const address of addresses) expect((await admin.get(address)).status, address).toBe(404)
})

test('behind a proxy that passes on another host, forms of the address that people see are taken and others are not', async () => {
  await using house = await openTestHouse({ FANLIGHT_URL: 'https://stories.example.org' })
  const member = await house.as('maren')
  const token = await member.token()
  const send = (origin: string) => member.post(urls.preferences('maren'), { show_adult: '1' }, token, { origin })
  expect((await send('https://stories.example.org')).status).toBe(303)
  for (const origin of ['https://evil.example.org', 'https://stories.example.org.evil.example', 'null', 'file://', ''])
    expect((await send(origin)).status, origin).toBe(origin === '' ? 303 : 403)
})

test('over https every cookie is marked Secure, and none is otherwise', async () => {
  for (const [url, secure] of [
    ['https://stories.example.org', true],
    ['http://stories.example.org', false],
  ] as const) {
    await using house = await openTestHouse({ FANLIGHT_URL: url })
    const visitor = house.guest()
    const answers = [await visitor.post(urls.look(), { theme: 'dusk' }), await visitor.post(urls.logout())]
    const cookies = answers.flatMap(({ headers }) => headers.getSetCookie())
    expect(cookies.length).toBeGreaterThan(3)
    for (const cookie of cookies) expect(cookie.includes('; Secure'), cookie).toBe(secure)
  }
})
