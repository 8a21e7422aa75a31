import { expect, test } from 'vitest'
import { openTestHouse } from '../../../../test/house.ts'
import { urls } from '../../urls.ts'
import { addPasskey, keepChallenge, MOST_PASSKEYS, passkeysOf, removePasskey, takeChallenge } from './store.ts'

const key = (credential: string, userId: number) => ({
  userId,
  credential,
  publicKey: 'pQECAyYgASFYIA',
  counter: 0,
  name: 'My phone',
  now: new Date('2026-03-09T12:00:00.000Z'),
})

test('a question is answered once, and within minutes', async () => {
  await using house = await openTestHouse()
  const ask = (words: string) => house.db.transaction().execute((trx) => keepChallenge(trx, words, house.now()))
  await ask('one')
  expect(await takeChallenge(house.db, 'another', house.now())).toBe(false)
  const answers = await Promise.all([1, 2].map(() => takeChallenge(house.db, 'one', house.now())))
  expect(answers.sort()).toEqual([false, true])
  await ask('two')
  house.clock.now = new Date(house.clock.now.getTime() + 6 * 60_000)
  expect(await takeChallenge(house.db, 'two', house.now())).toBe(false)
  await ask('three')
  expect(await house.db.selectFrom('passkey_challenges').select('id').execute()).toHaveLength(1)
})

test('a key belongs to one member, who alone can remove it', async () => {
  await using house = await openTestHouse()
  await house.as('maren')
  await house.as('tide')
  const add = (userId: number) => house.db.transaction().execute((trx) => addPasskey(trx, key('abc', userId)))
  expect(await add(1)).toBe(true)
  expect(await add(2)).toBe(false)
  const [mine] = await passkeysOf(house.db, 1)
  const remove = (userId: number) => house.db.transaction().execute((trx) => removePasskey(trx, userId, mine?.id ?? 0))
  expect(await remove(2)).toBe(false)
  expect(await remove(1)).toBe(true)
  expect(await passkeysOf(house.db, 1)).toEqual([])
})

test('what is no answer, or the answer to no question, logs nobody in', async () => {
  await using house = await openTestHouse({ FANLIGHT_URL: 'https://hall.example' })
  await house.as('maren')
  await house.db.transaction().execute((trx) => addPasskey(trx, key('abc', 1)))
  const guest = house.guest()
  const client = { challenge: 'bm8', origin: 'https://hall.example', type: 'webauthn.get' }
  const forged = {
    id: 'abc',
    rawId: 'abc',
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: Buffer.from(JSON.stringify(client)).toString('base64url'),
      authenticatorData: Buffer.alloc(37).toString('base64url'),
      signature: 'AAAA',
    },
  }
  for (const answer of ['', '{', '[]', JSON.stringify(forged), JSON.stringify({ ...forged, id: 'unknown' })]) {
    const page = await guest.post(urls.passkeyLogin(), { answer, return_to: '' })
    expect(page.location, answer).toBe(urls.login())
    expect((await guest.get(urls.passkeys('maren'))).status).not.toBe(200)
  }
})

test('a key is made only by who knows the password, and only so many', async () => {
  await using house = await openTestHouse({ FANLIGHT_URL: 'https://hall.example' })
  const maren = await house.as('maren')
  const refused = await maren.post(urls.passkeyChallenge('maren'), { password: 'wrong', name: '' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('This is not your password.')
  expect((await house.guest().get(urls.login())).text).toContain('Log in with a passkey')
  await using plain = await openTestHouse()
  expect((await plain.guest().get(urls.login())).text).not.toContain('Log in with a passkey')
  expect(MOST_PASSKEYS).toBeGreaterThan(1)
})
