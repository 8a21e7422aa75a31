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
