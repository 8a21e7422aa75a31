import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { linkIn, mailsOf } from '../../../test/outbox.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

const someone = {
  login: 'tobias',
  email: 'tobias@post.example.org',
  password: 'a lamp in the hall',
  age: '1',
  terms: '1',
}

test('nobody registers with an address, a domain or from a network that is barred, for as long as it is', async () => {
  await using house = await openTestHouse()
  const lead = await house.as('lead', ['policy'])
  const bar = (kind: string, what: string) =>
    lead.post(urls.staffDoor(), { act: 'bar', kind, what, days: '10', note: '' })
  const register = () => house.guest().post(urls.register(), someone)
  for (const [kind, what] of [
    ['domain', '@example.org'],
    ['mail', 'Tobias@post.example.org'],
  ] as const) {
    expect((await bar(kind, what)).status).toBe(303)
    expect(wordsOf((await register()).text)).toContain('This address cannot be used')
    const id = /name="bar" value="(\d+)"/.exec((await lead.get(urls.staffDoor())).text)?.[1] ?? ''
    await lead.post(urls.staffDoor(), { act: 'drop', bar: id })
  }
  await bar('network', 'unknown')
  expect(wordsOf((await register()).text)).toContain('from where you are')
  const kept = await house.db.selectFrom('door_bans').select('key').execute()
  expect(kept[0]?.key).not.toContain('unknown')
  house.clock.now = new Date('2026-03-20T12:00:00.000Z')
  expect((await register()).status).toBe(303)
  expect((await bar('domain', 'everything')).status).toBe(422)
})

test('who waits is invited by mail, oldest first, and leaves the list', async () => {
  await using house = await openTestHouse()
  await house.db.transaction().execute((trx) => house.settings.write(trx, { registration: 'invitation' }))
  const lead = await house.as('lead', ['policy'])
  for (const email of ['first@example.org', 'second@example.org', 'First@example.org'])
    expect((await house.guest().post(urls.waitingList(), { email })).status).toBe(303)
  expect((await house.guest().post(urls.waitingList(), { email: 'nobody' })).status).toBe(422)
  expect((await house.guest().post(urls.waitingList(), { email: 'a@b.example', homepage: 'x' })).status).toBe(422)
  expect(wordsOf((await lead.get(urls.staffDoor())).text)).toContain('2 addresses wait')
  await lead.post(urls.staffDoor(), { act: 'invite', most: '1' })
  const [mail] = (await mailsOf(house)).filter(({ to }) => to.includes('first@'))
  expect((await house.guest().get(linkIn(mail, '/users/register'))).text).toContain('name="invitation"')
  expect(wordsOf((await lead.get(urls.staffDoor())).text)).toContain('One address waits')
})
