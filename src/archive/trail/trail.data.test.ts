import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { leaveTrail } from './store.ts'

test('what was done stands there with before and after, for staff with its name, for the person concerned without', async () => {
  await using house = await openTestHouse()
  const [admin, maren] = [await house.as('keeper', ['admin']), await house.as('maren')]
  await admin.post(`${urls.adminUser('maren')}/roles`, { roles: 'wrangler' })
  const all = wordsOf((await admin.get(urls.staffTrail())).text)
  expect(all).toContain('Roles were changed: maren')
  expect(all).toContain('by keeper roles none → wrangler')
  const own = wordsOf((await maren.get(urls.ownTrail('maren'))).text)
  expect(own).toContain('Roles were changed: maren')
  expect(own).not.toContain('by keeper')
  const tobias = await house.as('tobias')
  expect(wordsOf((await tobias.get(urls.ownTrail('tobias'))).text)).toContain('Nothing so far')
  expect((await tobias.get(urls.ownTrail('maren'))).status).toBe(403)
  expect((await tobias.get(urls.staffTrail())).status).toBe(403)
})

test('the database lets nobody alter or empty the trail', async () => {
  await using house = await openTestHouse()
  const about = { kind: 'member', id: 1, name: 'maren' }
  await house.db
    .transaction()
    .execute((trx) => leaveTrail(trx, { by: undefined, act: 'roles-set', about, people: [1], now: house.now() }))
  await expect(house.db.updateTable('trail').set({ reason: 'another' }).execute()).rejects.toThrow('only added to')
  await expect(house.db.deleteFrom('trail').execute()).rejects.toThrow('only added to')
  await expect(house.db.deleteFrom('trail_people').execute()).rejects.toThrow('only added to')
  expect(await house.db.selectFrom('trail').select('reason').execute()).toEqual([{ reason: '' }])
})

test('the trail is read in parts, and found by whoever did it or whose matter it is', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('keeper', ['admin'])
  await house.as('maren')
  const ids = await house.db.selectFrom('users').select(['id', 'login']).execute()
  const by = ids.find(({ login }) => login === 'keeper')
  for (let number = 0; number < 55; number++)
    await house.db
      .transaction()
      .execute((trx) =>
        leaveTrail(trx, { by, act: 'settings-set', about: { kind: 'settings', name: `n${number}` }, now: house.now() }),
      )
  await admin.post(`${urls.adminUser('maren')}/roles`, { roles: 'moderator' })
  const first = (await admin.get(urls.staffTrail())).text
  expect(wordsOf(first)).toContain(': n54')
  expect(wordsOf(first)).not.toContain(': n5 ')
  const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(wordsOf((await admin.get(next)).text)).toContain(': n5 ')
  const hers = wordsOf((await admin.get(`${urls.staffTrail()}?person=MAREN`)).text)
  expect(hers).toContain('Roles were changed')
  expect(hers).not.toContain('Settings were changed')
})
