import { expect, test } from 'vitest'
import { openTestHouse } from '../../test/house.ts'
import { urls } from '../archive/urls.ts'
import { UsageError } from './command.ts'
import { addUser, listUsers, resetUser } from './users.ts'

const MAREN = { login: 'maren', email: 'maren@example.org', password: 'a lamp in the hall', roles: ['wrangler'] }
const login = (password: string) => ({ 'user[login]': 'maren', 'user[password]': password })

test('an account made on the command line logs in and holds its roles', async () => {
  await using house = await openTestHouse()
  expect(await addUser(house, MAREN)).toBe('maren is a member now: wrangler.\n')
  expect((await house.guest().post(urls.login(), login(MAREN.password))).status).toBe(302)
  expect(JSON.parse(await listUsers(house, true))).toEqual([
    {
      login: 'maren',
      email: 'maren@example.org',
      email_confirmed: true,
      created_at: house.now().toISOString(),
      suspended_until: null,
      roles: ['wrangler'],
    },
  ])
  expect(await listUsers(house, false)).toBe('maren  2026-03-09  maren@example.org  wrangler\n')
})

test('what cannot be an account is refused with every sentence', async () => {
  await using house = await openTestHouse()
  const wrong = addUser(house, { login: 'x', email: 'nobody', password: 'short', roles: [] })
  await expect(wrong).rejects.toThrow(UsageError)
  await expect(wrong).rejects.toThrow(/3 to 40 characters[\s\S]*e-mail address[\s\S]*at least 8/)
  await expect(addUser(house, { ...MAREN, roles: ['king'] })).rejects.toThrow('--role is one of admin, policy')
  await addUser(house, MAREN)
  await expect(addUser(house, { ...MAREN, login: 'MAREN', email: 'b@example.org' })).rejects.toThrow('already')
})

test('a forgotten password is mended with a link, or at once', async () => {
  await using house = await openTestHouse()
  await addUser(house, MAREN)
  const link = (await resetUser(house, 'maren@example.org', undefined)).trim()
  const answer = await house.guest().post(new URL(link).pathname, { password: 'a candle on the sill' })
  expect(answer.status).toBe(303)
  expect((await house.guest().post(urls.login(), login('a candle on the sill'))).status).toBe(302)
  await resetUser(house, 'maren', 'a window with panes')
  expect((await house.guest().post(urls.login(), login('a window with panes'))).status).toBe(302)
  await expect(resetUser(house, 'nobody', undefined)).rejects.toThrow('there is no account "nobody"')
  await expect(resetUser(house, 'maren', 'short')).rejects.toThrow('at least 8 characters')
})

test('an archive without accounts says so', async () => {
  await using house = await openTestHouse()
  expect(await listUsers(house, false)).toBe('There are no accounts yet.\n')
  expect(await listUsers(house, true)).toBe('[]\n')
})
