import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { REMEMBERED_COOKIE, SESSION_COOKIE } from './cookies.ts'
import { setStanding } from './members.ts'
import { hashPassword } from './passwords.ts'
import { findUser, insertUser } from './users.ts'

const PASSWORD = 'a lamp in the hall'

async function makeMember(house: TestHouse, login: string): Promise<number> {
  const user = {
    login,
    email: `${login}@example.org`,
    passwordHash: await hashPassword(PASSWORD),
    emailConfirmed: true,
  }
  return house.db.transaction().execute((trx) => insertUser(trx, { ...user, roles: [], now: house.now() }))
}

const maren = { 'user[login]': 'maren', 'user[password]': PASSWORD }

test('a member logs in by name or by address, in any case, and lands on the page that knows them', async () => {
  await using house = await openTestHouse()
  await makeMember(house, 'Maren')
  for (const name of ['maren', 'MAREN', 'maren@example.org', ' Maren@Example.org ']) {
    const browser = house.guest()
    const answer = await browser.post(urls.login(), { ...maren, 'user[login]': name, commit: 'Log in' })
    expect([answer.status, answer.location]).toEqual([302, '/users/Maren'])
    expect((await browser.get(urls.logout())).text).toContain('<body class="logged-in">')
  }
})

test('the login page has the hooks that readers’ tools look for', async () => {
  await using house = await openTestHouse()
  const { text } = await house.guest().get('/users/login?restricted=true')
  expect(text).toContain('class="sessions-new region"')
  expect(text).toMatch(/<div id="signin"><h2 class="heading">/)
  expect(text).toMatch(/<div id="loginform"><form id="new_user" class="page" action="\/users\/login" method="post">/)
  for (const name of ['authenticity_token', 'user[login]', 'user[password]', 'user[remember_me]', 'commit'])
    expect(text).toContain(`name="${name}"`)
  expect(text).not.toContain('href="/users/logout')
})

test('a wrong password and an unknown name get one and the same answer', async () => {
  await using house = await openTestHouse()
  await makeMember(house, 'maren')
  const wrong = await house.guest().post(urls.login(), { ...maren, 'user[password]': 'not the lamp' })
  const unknown = await house.guest().post(urls.login(), { ...maren, 'user[login]': 'nobody' })
  expect([wrong.status, unknown.status]).toEqual([200, 200])
  expect(wordsOf(wrong.text)).toContain('The name or the password is not right')
  expect(wrong.text.replaceAll('value="maren"', 'value="nobody"')).toBe(unknown.text)
  expect(wrong.text).not.toContain('not the lamp')
})

test('a browser that is not remembered gets a cookie that ends with it, a remembered one keeps its for 90 days', async () => {
  await using house = await openTestHouse({ FANLIGHT_URL: 'https://stories.example.org' })
  await makeMember(house, 'maren')
  const once = await house.guest().post(urls.login(), { ...maren, 'user[remember_me]': '0' })
  const kept = await house.guest().post(urls.login(), { ...maren, 'user[remember_me]': '1' })
  const cookie = (answer: { headers: Headers }, name: string) =>
    answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`)) ?? ''
  expect(cookie(once, SESSION_COOKIE)).toMatch(/Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(cookie(once, SESSION_COOKIE)).not.toContain('Max-Age')
  expect(cookie(kept, REMEMBERED_COOKIE)).toMatch(/Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(cookie(kept, 'user_credentials')).toMatch(
    /^user_credentials=1; Max-Age=7776000; Path=\/; Secure; SameSite=Lax$/,
  )
})

test('logging in again closes the session that this browser had', async () => {
  await using house = await openTestHouse()
  await makeMember(house, 'maren')
  const browser = house.guest()
  await browser.post(urls.login(), maren)
  const before = browser.cookie(SESSION_COOKIE)
  await browser.post(urls.login(), { ...maren, 'user[remember_me]': '1' })
  expect(browser.cookie(SESSION_COOKIE)).toBeUndefined()
  expect(browser.cookie(REMEMBERED_COOKIE)).not.toBe(before)
  expect(await house.db.selectFrom('sessions').select('id').execute()).toHaveLength(1)
})

test('the remembered cookie alone is enough, even beside a stale one', async () => {
  await using house = await openTestHouse()
  await makeMember(house, 'maren')
  const browser = house.guest()
  await browser.post(urls.login(), { ...maren, 'user[remember_me]': '1' })
  const cookie = `${SESSION_COOKIE}=stale; ${REMEMBERED_COOKIE}=${browser.cookie(REMEMBERED_COOKIE)}`
  const answer = await house.guest().get(urls.logout(), { cookie })
  expect(answer.text).toContain('<body class="logged-in">')
})

test('somebody who was asked to log in comes back to where they were', async () => {
  await using house = await openTestHouse()
  await makeMember(house, 'maren')
  const browser = house.guest()
  const asked = await browser.get('/users/maren/sessions?page=2')
  expect(asked.location).toBe('/users/login?return_to=%2Fusers%2Fmaren%2Fsessions%3Fpage%3D2')
  const page = await browser.get(asked.location ?? '')
  expect(page.text).toContain('name="return_to" value="/users/maren/sessions?page=2"')
  const answer = await browser.post(urls.login(), { ...maren, return_to: '/users/maren/sessions?page=2' })
  expect(answer.location).toBe('/users/maren/sessions?page=2')
})

test.each(['//evil.example/', '/\\evil.example', 'https://evil.example/', '/\t/evil.example', '/.//evil.example'])(
  'return_to %j leads nowhere outside the archive',
  async (address) => {
    await using house = await openTestHouse()
    await makeMember(house, 'maren')
    const answer = await house.guest().post(urls.login(), { ...maren, return_to: address })
    expect(answer.location).toMatch(/^\/[a-z]/)
    const page = await house.guest().get(`/users/login?return_to=${encodeURIComponent(address)}`)
    expect(page.text).not.toMatch(/value="[^"]*\/\/evil/)
  },
)

test('a name and a password in the address are refused, with or without a form', async () => {
  await using house = await openTestHouse()
  await makeMember(house, 'maren')
  const query = new URLSearchParams({ ...maren, authenticity_token: await house.guest().token() })
  const browser = house.guest()
  for (const answer of [
    await browser.post(`/users/login?${query}`, maren),
    await browser.post(`/users/login?${query}`, {}, 'no token'),
    await browser.get(`/users/login?${query}`),
  ]) {
    expect(answer.status).toBe(400)
    expect(answer.text).not.toContain(PASSWORD)
  }
  expect(await house.db.selectFrom('sessions').select('id').execute()).toEqual([])
})

test('five tries on one account in twenty seconds are enough, but the owner comes in from elsewhere', async () => {
  await using house = await openTestHouse({ FANLIGHT_TRUSTED_PROXIES: '1' })
  await makeMember(house, 'maren')
  const from = (address: string, password: string) =>
    house
      .guest()
      .post(urls.login(), { ...maren, 'user[password]': password }, undefined, { 'x-forwarded-for': address })
  for (let tried = 0; tried < 5; tried++) expect((await from('203.0.113.7', 'guess')).status).toBe(200)
  const sixth = await from('203.0.113.7', PASSWORD)
  expect(sixth.status).toBe(429)
  expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect((await from('198.51.100.1', PASSWORD)).status).toBe(302)
})

test('whoever is shut out is told why, and only after the right password', async () => {
  await using house = await openTestHouse()
  const id = await makeMember(house, 'maren')
  const reason = 'Threats, again and again.'
  const stand = (bannedAt: string | null) =>
    house.db.transaction().execute((trx) => setStanding(trx, id, { bannedAt, reason }))
  await stand(house.now().toISOString())
  const right = await house.guest().post(urls.login(), maren)
  const wrong = await house.guest().post(urls.login(), { ...maren, 'user[password]': 'a guess' })
  expect(wordsOf(right.text)).toContain(`This account is closed. ${reason}`)
  expect(wordsOf(wrong.text)).not.toContain('closed')
  await stand(null)
  expect((await house.guest().post(urls.login(), maren)).status).toBe(302)
})

test('a link logs nobody out; the button behind it does', async () => {
  await using house = await openTestHouse()
  await makeMember(house, 'maren')
  const browser = house.guest()
  await browser.post(urls.login(), maren)
  expect(wordsOf((await browser.get(urls.logout())).text)).toContain('You are about to log out')
  expect((await browser.get(urls.sessions('maren'))).status).toBe(200)
  expect((await browser.post(urls.logout())).location).toBe('/')
  expect(browser.cookie(SESSION_COOKIE)).toBeUndefined()
  expect((await browser.get(urls.sessions('maren'))).location).toContain('/users/login')
  expect(await house.db.selectFrom('sessions').select('id').execute()).toEqual([])
})

test('the token dispenser gives the token that forms of this browser carry', async () => {
  await using house = await openTestHouse()
  await makeMember(house, 'maren')
  const browser = house.guest()
  const { token } = JSON.parse((await browser.get(urls.tokenDispenser())).text) as { token: string }
  expect(token).toBe(await browser.token())
  expect((await browser.post(urls.login(), maren, token)).status).toBe(302)
  const after = JSON.parse((await browser.get(urls.tokenDispenser())).text) as { token: string }
  expect(after.token).not.toBe(token)
})

test('a session ends by itself: after two weeks, remembered after ninety days without a visit', async () => {
  await using house = await openTestHouse()
  await makeMember(house, 'maren')
  const [once, kept] = [house.guest(), house.guest()]
  await once.post(urls.login(), maren)
  await kept.post(urls.login(), { ...maren, 'user[remember_me]': '1' })
  house.clock.now = new Date(house.now().getTime() + 15 * 86_400_000)
  expect((await once.get(urls.sessions('maren'))).status).toBe(303)
  expect((await kept.get(urls.sessions('maren'))).status).toBe(200)
  house.clock.now = new Date(house.now().getTime() + 89 * 86_400_000)
  expect((await kept.get(urls.sessions('maren'))).status).toBe(200)
  house.clock.now = new Date(house.now().getTime() + 91 * 86_400_000)
  expect((await kept.get(urls.sessions('maren'))).status).toBe(303)
})

test('an account without a password lets nobody in', async () => {
  await using house = await openTestHouse()
  await house.as('quill')
  const answer = await house.guest().post(urls.login(), { 'user[login]': 'quill', 'user[password]': '' })
  expect(answer.status).toBe(200)
  expect((await findUser(house.db, 'quill'))?.passwordHash).toBeNull()
})
