import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { linkIn, mailsOf } from '../../../test/outbox.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { awaitsConfirmation } from './email-change.ts'
import { findUser } from './users.ts'

const MAREN = {
  login: 'maren',
  email: 'maren@example.org',
  password: 'a lamp in the hall',
  age: '1',
  terms: '1',
}

function register(house: TestHouse, fields: Readonly<Record<string, string>> = {}) {
  return house.guest().post(urls.register(), { ...MAREN, ...fields })
}

async function setRegistration(house: TestHouse, registration: 'open' | 'invitation' | 'closed'): Promise<void> {
  await house.db.transaction().execute((trx) => house.settings.write(trx, { registration }))
}

test('whoever registers can log in at once and confirms the address with the link from the mail', async () => {
  await using house = await openTestHouse()
  const answer = await register(house)
  expect([answer.status, answer.location]).toEqual([303, '/users/login'])
  const browser = house.guest()
  const login = await browser.post(urls.login(), { 'user[login]': 'maren', 'user[password]': MAREN.password })
  expect(login.location).toBe('/users/maren')

  const [mail] = await mailsOf(house)
  expect(mail?.to).toBe('maren@example.org')
  const link = linkIn(mail, '/users/confirm/')
  const page = await house.guest().get(link)
  expect(wordsOf(page.text)).toContain('Is maren@example.org your address?')
  expect((await findUser(house.db, 'maren'))?.emailConfirmedAt).toBeNull()
  expect((await house.guest().post(link)).status).toBe(303)
  expect((await findUser(house.db, 'maren'))?.emailConfirmedAt).toBe(house.now().toISOString())
  expect((await house.guest().post(link)).status).toBe(410)
})

test('a new account has one pseud, named like the login, and it is the default', async () => {
  await using house = await openTestHouse()
  await register(house)
  const pseuds = await house.db.selectFrom('pseuds').select(['name', 'is_default']).execute()
  expect(pseuds).toEqual([{ name: 'maren', is_default: 1 }])
})

test('a confirmation link runs out after seven days', async () => {
  await using house = await openTestHouse()
  await register(house)
  const [mail] = await mailsOf(house)
  house.clock.now = new Date(house.now().getTime() + 7 * 86_400_000 + 1)
  expect((await house.guest().get(linkIn(mail, '/users/confirm/'))).status).toBe(410)
})

test('what is wrong is said beside its field, everything but the password is kept, and nothing is made', async () => {
  await using house = await openTestHouse()
  const answer = await register(house, { login: 'gare du nord', email: 'nobody', password: 'short', age: '' })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer.text)).toContain('4 things need another look')
  expect(answer.text).toContain('value="gare du nord"')
  expect(answer.text).toContain('value="nobody"')
  expect(answer.text).toContain('id="error-login"')
  expect(answer.text).not.toContain('value="short"')
  expect(await findUser(house.db, 'nobody')).toBeUndefined()
})

test('a login name that is taken in any case is told', async () => {
  await using house = await openTestHouse()
  await house.as('Maren')
  const answer = await register(house, { email: 'other@example.org' })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer.text)).toContain('Somebody has this login name already')
})

test('an address that has an account gets the same answer as a new one, and its owner is told by mail', async () => {
  await using house = await openTestHouse()
  await house.as('quill')
  const known = await register(house, { email: 'Quill@example.org' })
  const fresh = await register(house, { login: 'tobias', email: 'tobias@example.org' })
  expect([known.status, known.location]).toEqual([fresh.status, fresh.location])
  expect(await findUser(house.db, 'maren')).toBeUndefined()
  const mails = await mailsOf(house)
  expect(mails.map(({ to, subject }) => [to, subject])).toContainEqual([
    'quill@example.org',
    'You already have an account at Fanlight',
  ])
})

test('of two who register one name at once, one gets it and the other a sentence', async () => {
  await using house = await openTestHouse()
  const answers = await Promise.all([register(house), register(house, { email: 'other@example.org' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const users = await house.db.selectFrom('users').select('login').execute()
  expect(users).toHaveLength(1)
})

test('of two who register one address at once, one gets an account and both the same answer', async () => {
  await using house = await openTestHouse()
  const answers = await Promise.all([register(house), register(house, { login: 'tobias' })])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await house.db.selectFrom('users').select('login').execute()).toHaveLength(1)
})

test('closed registration shows no form and takes none', async () => {
  await using house = await openTestHouse()
  await setRegistration(house, 'closed')
  expect((await house.guest().get(urls.register())).text).not.toContain('name="password"')
  expect((await register(house)).status).toBe(422)
  expect(await findUser(house.db, 'maren')).toBeUndefined()
})

test('an invitation makes one account', async () => {
  await using house = await openTestHouse()
  await setRegistration(house, 'invitation')
  expect((await register(house)).status).toBe(422)
  const host = await house.as('quill')
  const made = await host.post(urls.invitations('quill'), { email: '' })
  const invitation = /register\?invitation=([\w-]+)/.exec(made.text)?.[1] ?? ''
  const page = await house.guest().get(urls.registerWith(invitation))
  expect(page.text).toContain('name="password"')
  expect((await register(house, { invitation })).status).toBe(303)
  const second = await register(house, { login: 'tobias', email: 'tobias@example.org', invitation })
  expect(second.status).toBe(422)
  expect(wordsOf(second.text)).toContain('This invitation was used')
})

test('of two who use one invitation at once, one becomes a member', async () => {
  await using house = await openTestHouse()
  await setRegistration(house, 'invitation')
  const host = await house.as('quill')
  const made = await host.post(urls.invitations('quill'), { email: 'friend@example.org' })
  const invitation = /register\?invitation=([\w-]+)/.exec(made.text)?.[1] ?? ''
  const answers = await Promise.all([
    register(house, { invitation }),
    register(house, { login: 'tobias', email: 'tobias@example.org', invitation }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(linkIn((await mailsOf(house))[0], '/users/register')).toContain(invitation)
})

test('a member has three open invitations at a time and can take one back; an administrator has any number', async () => {
  await using house = await openTestHouse()
  await setRegistration(house, 'invitation')
  const member = await house.as('quill')
  for (let made = 0; made < 3; made++) expect((await member.post(urls.invitations('quill'))).status).toBe(200)
  const fourth = await member.post(urls.invitations('quill'))
  expect(fourth.status).toBe(422)
  const id = /name="withdraw" value="([^"]+)"/.exec(fourth.text)?.[1] ?? ''
  const stranger = await house.as('tobias')
  await stranger.post(urls.invitations('tobias'), { withdraw: id })
  expect((await member.post(urls.invitations('quill'))).status).toBe(422)
  await member.post(urls.invitations('quill'), { withdraw: id })
  expect((await member.post(urls.invitations('quill'))).status).toBe(200)
  const admin = await house.as('keeper', ['admin'])
  for (let made = 0; made < 5; made++) expect((await admin.post(urls.invitations('keeper'))).status).toBe(200)
})

test('one network can ask for ten accounts in an hour, and hears how long to wait', async () => {
  await using house = await openTestHouse({ FANLIGHT_TRUSTED_PROXIES: '1' })
  await house.as('maren')
  const from = (address: string) =>
    house.guest().post(urls.register(), MAREN, undefined, { 'x-forwarded-for': address })
  for (let tried = 0; tried < 10; tried++) expect((await from('203.0.113.7')).status).toBe(422)
  const eleventh = await from('203.0.113.7')
  expect(eleventh.status).toBe(429)
  expect(eleventh.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  expect((await from('203.0.113.8')).status).toBe(422)
})

test('the field that people do not see keeps programs out', async () => {
  await using house = await openTestHouse()
  const answer = await register(house, { homepage: 'http://pills.example' })
  expect(answer.status).toBe(422)
  expect(await findUser(house.db, 'maren')).toBeUndefined()
})

test('an unconfirmed account waits with posting only where mail really leaves', async () => {
  await using house = await openTestHouse()
  await register(house)
  const { id = 0 } = (await findUser(house.db, 'maren')) ?? {}
  expect(await awaitsConfirmation(house.db, { smtp: '' }, id)).toBe(false)
  expect(await awaitsConfirmation(house.db, { smtp: 'smtp://mail.example' }, id)).toBe(true)
})
