import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { findUser } from '../accounts/index.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'

const PAGES = [
  urls.admin(),
  urls.adminSettings(),
  urls.adminJobs(),
  urls.adminUsers(),
  urls.adminInvitations(),
  urls.adminUser('maren'),
]

/** A task that nobody here knows how to do, tried until it is given up. */
async function failForGood(house: TestHouse): Promise<void> {
  await house.db.transaction().execute((trx) => enqueue(trx, house.now(), 'juggling', {}))
  for (let tried = 0; tried < 8; tried++) {
    await house.workOff()
    house.clock.now = new Date(house.now().getTime() + 7 * 3_600_000)
  }
}

test('the pages for running the archive are refused to members, and guests are asked to log in', async () => {
  await using house = await openTestHouse()
  const member = await house.as('maren', ['wrangler', 'moderator'])
  for (const page of PAGES) {
    expect((await member.get(page)).status).toBe(403)
    expect((await house.guest().get(page)).location).toContain(urls.login())
  }
  expect((await member.post(urls.adminSettings(), { name: 'Mine', welcome: '', registration: 'closed' })).status).toBe(
    403,
  )
  expect((await member.post(`${urls.adminUser('maren')}/roles`, { roles: 'admin' })).status).toBe(403)
  expect((await house.settings.read()).name).toBe('')
})

test('an administrator opens every page', async () => {
  await using house = await openTestHouse()
  await house.as('maren')
  const admin = await house.as('keeper', ['admin'])
  for (const page of PAGES) expect([page, (await admin.get(page)).status]).toEqual([page, 200])
  expect(wordsOf((await admin.get(urls.admin())).text)).toMatch(/Members 2 Works 0 .* Database (SQLite|PostgreSQL)/)
})

test('the settings name the archive on every page at once', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('keeper', ['admin'])
  expect((await house.guest().get(urls.about())).text).toContain('ask whoever runs the archive for it')
  const source = 'https://example.org/fanlight-of-ours'
  const fields = { name: 'The Reading Hall', welcome: 'Come in.', source, registration: 'closed' }
  expect((await admin.post(urls.adminSettings(), fields)).status).toBe(303)
  const page = (await house.guest().get(urls.about())).text
  expect(page).toContain(`<a href="${source}">it is here</a>`)
  const about = wordsOf(page)
  expect(about).toContain('About The Reading Hall')
  expect(about).toContain('Come in.')
  expect((await house.settings.read()).registration).toBe('closed')
})

test('settings that cannot be are refused beside their field and stay as they were typed', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('keeper', ['admin'])
  const answer = await admin.post(urls.adminSettings(), {
    name: '',
    welcome: 'a'.repeat(501),
    source: 'javascript:alert(1)',
    registration: 'open',
  })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer.text)).toContain('Give the archive a name')
  expect(wordsOf(answer.text)).toContain('Write an address such as')
  expect(answer.text).toContain('a'.repeat(501))
  expect(
    (await admin.post(urls.adminSettings(), { name: 'Hall', welcome: '', source: '', registration: 'perhaps' })).status,
  ).toBe(400)
})

test('a task that failed for good is shown with its reason, goes round again, or is thrown away', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('keeper', ['admin'])
  await failForGood(house)
  const page = await (await house.as('keeper')).get(urls.adminJobs())
  expect(wordsOf(page.text)).toContain('nothing here knows how to do "juggling"')
  const job = /name="job" value="(\d+)"/.exec(page.text)?.[1] ?? ''
  await admin.post(urls.adminJobs(), { job, what: 'again' })
  expect(wordsOf((await admin.get(urls.adminJobs())).text)).toContain('Nothing has failed')
  expect(await house.db.selectFrom('jobs').select(['attempts', 'dead_at']).execute()).toEqual([
    { attempts: 0, dead_at: null },
  ])
  await failForGood(house)
  for (const [, id = ''] of (await admin.get(urls.adminJobs())).text.matchAll(/name="job" value="(\d+)"/g))
    await admin.post(urls.adminJobs(), { job: id, what: 'discard' })
  expect(await house.db.selectFrom('jobs').select('id').execute()).toEqual([])
})

test('members are listed fifty at a time, and found by a part of name or address', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('keeper', ['admin'])
  for (let number = 10; number < 70; number++) await house.as(`reader${number}`)
  const first = await admin.get(urls.adminUsers())
  expect(first.text).toContain('>reader58<')
  expect(first.text).not.toContain('>reader59<')
  const next = /<a class="button" rel="next" href="([^"]+)"/.exec(first.text)?.[1] ?? ''
  expect((await admin.get(next.replace('&amp;', '&'))).text).toContain('>reader69<')
  const found = await admin.get(`${urls.adminUsers()}?search=DER33@`)
  expect(found.text).toContain('>reader33<')
  expect(found.text).not.toContain('>reader34<')
  expect((await admin.get(`${urls.adminUsers()}?search=%25`)).text).toContain('Nobody here')
})

test('roles are granted and taken, at once', async () => {
  await using house = await openTestHouse()
  const [admin, maren] = [await house.as('keeper', ['admin']), await house.as('maren')]
  await admin.post(`${urls.adminUser('maren')}/roles`, { roles: ['admin', 'wrangler'] })
  expect((await maren.get(urls.admin())).status).toBe(200)
  await admin.post(`${urls.adminUser('maren')}/roles`, {})
  expect((await maren.get(urls.admin())).status).toBe(403)
  expect((await admin.post(`${urls.adminUser('maren')}/roles`, { roles: 'king' })).status).toBe(400)
})

test('an administrator cannot lock themselves out', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('keeper', ['admin'])
  expect((await admin.post(`${urls.adminUser('keeper')}/roles`, { roles: 'wrangler' })).status).toBe(422)
  expect((await admin.post(`${urls.adminUser('keeper')}/suspension`, { until: '2027-01-01' })).status).toBe(422)
  expect((await admin.get(urls.admin())).status).toBe(200)
})

test('a suspended member reads but says nothing until the day, or until it is lifted', async () => {
  await using house = await openTestHouse()
  const [admin, maren] = [await house.as('keeper', ['admin']), await house.as('maren')]
  const suspension = `${urls.adminUser('maren')}/suspension`
  const past = await admin.post(suspension, { until: '2026-03-01' })
  expect(past.status).toBe(422)
  expect(past.text).toContain('value="2026-03-01"')
  await admin.post(suspension, { until: '2026-03-20' })
  expect(wordsOf((await maren.get(urls.preferences('maren'))).text)).toContain('suspended until 20 Mar 2026')
  expect((await maren.post(urls.newWork(), {})).status).toBe(403)
  expect((await maren.post(urls.preferences('maren'), { show_adult: '1' })).status).toBe(303)
  await admin.post(suspension, { lift: '1' })
  expect((await maren.post(urls.newWork(), {})).status).toBe(422)
})

test('an administrator hands over a link to a new password, which does not confirm the address', async () => {
  await using house = await openTestHouse()
  const [admin] = [await house.as('keeper', ['admin']), await house.as('maren')]
  await house.db.updateTable('users').set({ email_confirmed_at: null }).execute()
  const page = await admin.post(`${urls.adminUser('maren')}/reset-link`)
  const link = /value="http:\/\/[^/]+(\/users\/password\/[\w-]+)"/.exec(page.text)?.[1] ?? ''
  expect((await house.guest().post(link, { password: 'a candle on the sill' })).status).toBe(303)
  expect((await findUser(house.db, 'maren'))?.passwordHash).toContain('$argon2id$')
  expect((await findUser(house.db, 'maren'))?.emailConfirmedAt).toBeNull()
})

test('a member who is not there is not found', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('keeper', ['admin'])
  expect((await admin.get(urls.adminUser('nobody'))).status).toBe(404)
  expect((await admin.post(`${urls.adminUser('nobody')}/roles`, { roles: 'admin' })).status).toBe(404)
})

test('an administrator takes back an invitation of a member', async () => {
  await using house = await openTestHouse()
  await house.db.transaction().execute((trx) => house.settings.write(trx, { registration: 'invitation' }))
  const [admin, maren] = [await house.as('keeper', ['admin']), await house.as('maren')]
  await maren.post(urls.invitations('maren'), { email: 'friend@example.org' })
  const page = await admin.get(urls.adminInvitations())
  expect(wordsOf(page.text)).toContain('maren friend@example.org')
  await admin.post(urls.adminInvitations(), { withdraw: /name="withdraw" value="([^"]+)"/.exec(page.text)?.[1] ?? '' })
  expect(wordsOf((await admin.get(urls.adminInvitations())).text)).toContain('No open invitations')
})
