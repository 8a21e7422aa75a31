import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { linkIn, mailsOf } from '../../../test/outbox.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { findUser, setPassword } from './users.ts'

const OLD = 'a lamp in the hall'
const NEW = 'a candle on the sill'

async function givePassword(house: TestHouse, login: string): Promise<void> {
  const { id = 0 } = (await findUser(house.db, login)) ?? {}
  const hash = await hashPassword(OLD)
  await house.db.transaction().execute((trx) => setPassword(trx, id, hash))
}

async function has(house: TestHouse, login: string, password: string): Promise<boolean> {
  return passwordMatches(password, (await findUser(house.db, login))?.passwordHash ?? null)
}

test('a forgotten password is chosen anew with the link from the mail, once, and every browser is logged out', async () => {
  await using house = await openTestHouse()
  const browser = await house.as('maren')
  await house.guest().post(urls.forgottenPassword(), { account: 'maren@example.org' })
  const [mail] = await mailsOf(house)
  const link = linkIn(mail, '/users/password/')
  expect(wordsOf((await house.guest().get(link)).text)).toContain('For the account maren')
  expect((await house.guest().post(link, { password: 'short' })).status).toBe(422)
  expect((await house.guest().post(link, { password: NEW })).location).toBe('/users/login')
  expect(await has(house, 'maren', NEW)).toBe(true)
  expect((await browser.get(urls.sessions('maren'))).status).toBe(303)
  expect((await house.guest().get(link)).status).toBe(410)
  expect((await house.guest().post(link, { password: OLD })).status).toBe(410)
  expect((await mailsOf(house)).at(-1)?.subject).toContain('was changed')
})

test('asking for a link says the same of known and unknown accounts, and does the same work', async () => {
  await using house = await openTestHouse()
  await house.as('maren')
  const known = await house.guest().post(urls.forgottenPassword(), { account: 'maren' })
  const unknown = await house.guest().post(urls.forgottenPassword(), { account: 'nobody' })
  expect(known.text).toBe(unknown.text)
  expect(await house.db.selectFrom('jobs').select('kind').execute()).toEqual([
    { kind: 'reset-password' },
    { kind: 'reset-password' },
  ])
  expect(await mailsOf(house)).toHaveLength(1)
})

test('nobody’s mailbox is filled: three links an hour for one account', async () => {
  await using house = await openTestHouse()
  await house.as('maren')
  for (let asked = 0; asked < 6; asked++) await house.guest().post(urls.forgottenPassword(), { account: 'maren' })
  expect(await mailsOf(house)).toHaveLength(3)
})

test('a link to a new password runs out after seven days', async () => {
  await using house = await openTestHouse()
  await house.as('maren')
  await house.guest().post(urls.forgottenPassword(), { account: 'maren' })
  const [mail] = await mailsOf(house)
  house.clock.now = new Date(house.now().getTime() + 7 * 86_400_000)
  expect((await house.guest().get(linkIn(mail, '/users/password/'))).status).toBe(410)
})

test('mails lead to the archive, whatever host the request named', async () => {
  await using house = await openTestHouse({ FANLIGHT_URL: 'https://stories.example.org' })
  await house.as('maren')
  await house.guest().post(urls.forgottenPassword(), { account: 'maren' }, undefined, { host: 'evil.example' })
  const [mail] = await mailsOf(house)
  expect(mail?.text).toContain('https://stories.example.org/users/password/')
  expect(mail?.text).not.toContain('evil')
})

test('a password is changed by whoever knows the old one, and other browsers are logged out', async () => {
  await using house = await openTestHouse()
  const [here, there] = [await house.as('maren'), await house.as('maren')]
  await givePassword(house, 'maren')
  const wrong = await here.post(urls.changePassword('maren'), { old_password: 'a guess', password: NEW })
  expect(wrong.status).toBe(422)
  expect(wordsOf(wrong.text)).toContain('This is not your password')
  expect(wrong.text).not.toContain(NEW)
  expect((await here.post(urls.changePassword('maren'), { old_password: OLD, password: NEW })).status).toBe(303)
  expect(await has(house, 'maren', NEW)).toBe(true)
  expect((await here.get(urls.sessions('maren'))).status).toBe(200)
  expect((await there.get(urls.sessions('maren'))).status).toBe(303)
})

test('an address changes when the new one has answered, and the old one is told at once', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  await givePassword(house, 'maren')
  const refused = await maren.post(urls.changeEmail('maren'), { email: 'new@example.org', password: 'a guess' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('value="new@example.org"')
  await maren.post(urls.changeEmail('maren'), { email: 'new@example.org', password: OLD })
  expect((await findUser(house.db, 'maren'))?.email).toBe('maren@example.org')
  const mails = await mailsOf(house)
  expect(mails.map(({ to }) => to).sort()).toEqual(['maren@example.org', 'new@example.org'])
  await house.guest().post(
    linkIn(
      mails.find(({ to }) => to === 'new@example.org'),
      '/users/confirm/',
    ),
  )
  expect((await findUser(house.db, 'maren'))?.email).toBe('new@example.org')
})

test('an address of another account is not told to whoever asks for it, and cannot be taken', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  await givePassword(house, 'maren')
  const free = await maren.post(urls.changeEmail('maren'), { email: 'quill@example.org', password: OLD })
  const link = linkIn(
    (await mailsOf(house)).find(({ to }) => to === 'quill@example.org'),
    '/users/confirm/',
  )
  await house.as('quill')
  expect((await house.guest().post(link)).status).toBe(409)
  expect((await findUser(house.db, 'maren'))?.email).toBe('maren@example.org')
  const taken = await maren.post(urls.changeEmail('maren'), { email: 'quill@example.org', password: OLD })
  expect([taken.status, taken.location]).toEqual([free.status, free.location])
  expect((await mailsOf(house)).at(-1)?.text).toContain('It belongs to yours')
})

test('a member sees where they are logged in, logs out one browser from afar, or all others', async () => {
  await using house = await openTestHouse()
  const [here, , third] = [await house.as('maren'), await house.as('maren'), await house.as('maren')]
  const page = await here.get(urls.sessions('maren'))
  expect(wordsOf(page.text)).toContain('This browser')
  const [first = ''] = [...page.text.matchAll(/name="session" value="([^"]+)"/g)].map(([, id = '']) => id)
  await here.post(urls.sessions('maren'), { session: first })
  expect(await house.db.selectFrom('sessions').select('id').execute()).toHaveLength(2)
  await here.post(urls.sessions('maren'), { others: '1' })
  expect((await here.get(urls.sessions('maren'))).status).toBe(200)
  expect((await third.get(urls.sessions('maren'))).status).toBe(303)
})

test('nobody logs out somebody else’s browser', async () => {
  await using house = await openTestHouse()
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const { id = '' } = (await house.db.selectFrom('sessions').select('id').executeTakeFirst()) ?? {}
  await tobias.post(urls.sessions('tobias'), { session: id })
  expect((await maren.get(urls.sessions('maren'))).status).toBe(200)
})

test('the pages of an account are its owner’s alone', async () => {
  await using house = await openTestHouse()
  await house.as('maren')
  const tobias = await house.as('tobias')
  for (const page of [
    urls.sessions,
    urls.preferences,
    urls.editProfile,
    urls.changeEmail,
    urls.changePassword,
    urls.pseuds,
  ]) {
    expect((await tobias.get(page('maren'))).status).toBe(403)
    expect((await tobias.post(page('maren'))).status).toBe(403)
    expect((await house.guest().get(page('maren'))).location).toContain(urls.login())
  }
})

test('preferences stay as they were chosen', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  await maren.post(urls.preferences('maren'), { show_adult: '1' })
  await maren.post(urls.preferences('maren'), { entire_work: '1' })
  const { text } = await maren.get(urls.preferences('maren'))
  expect(text).toMatch(/name="entire_work" value="1" checked/)
  expect(text).not.toMatch(/name="show_adult" value="1" checked/)
})

test('what a member writes about themselves is kept without its scripts, and edited as it reads', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  await maren.post(urls.editProfile('maren'), { profile: '<p>I write <em>slowly</em>.<script>alert(1)</script></p>' })
  const profile = (await findUser(house.db, 'maren'))?.profile
  expect(profile).toContain('<em>slowly</em>')
  expect(profile).not.toContain('script')
  expect((await maren.get(urls.editProfile('maren'))).text).toContain('&lt;em&gt;slowly&lt;/em&gt;')
  const long = await maren.post(urls.editProfile('maren'), { profile: 'a'.repeat(5001) })
  expect(long.status).toBe(422)
  expect(long.text).toContain('a'.repeat(5001))
})
