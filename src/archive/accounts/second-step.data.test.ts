import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { mailsOf } from '../../../test/outbox.ts'
import { type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { hashPassword } from './passwords.ts'
import { codeAt } from './second/totp.ts'
import { insertUser } from './users.ts'

const PASSWORD = 'a lamp in the hall'
const maren = { 'user[login]': 'maren', 'user[password]': PASSWORD }
const SETTING = urls.secondStep('maren')

async function makeMaren(house: TestHouse): Promise<Visitor> {
  const user = { login: 'maren', email: 'maren@example.org', passwordHash: await hashPassword(PASSWORD) }
  await house.db
    .transaction()
    .execute((trx) => insertUser(trx, { ...user, emailConfirmed: true, roles: [], now: house.now() }))
  return house.as('maren')
}

const step = (house: TestHouse) => Math.floor(house.now().getTime() / 30_000)
const secretIn = (page: string) => (/<code>([A-Z2-7 ]{39})<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')

/** Sets it up. @returns what codes are made from, and the recovery codes */
async function setUp(house: TestHouse, member: Visitor) {
  await member.post(SETTING, { act: 'begin', password: PASSWORD })
  const secret = secretIn((await member.get(SETTING)).text)
  const page = await member.post(SETTING, { act: 'confirm', code: codeAt(secret, step(house)) })
  return { secret, codes: [...page.text.matchAll(/<code>([a-z2-7-]{19})<\/code>/g)].map(([, code = '']) => code) }
}

async function password(house: TestHouse) {
  const browser = house.guest()
  const asked = await browser.post(urls.login(), maren)
  return { browser, asked, proof: /name="proof" value="([^"]+)"/.exec(asked.text)?.[1] ?? '' }
}

test('with a second step the password alone lets nobody in; a code does, once', async () => {
  await using house = await openTestHouse()
  const { secret, codes } = await setUp(house, await makeMaren(house))
  expect(codes).toHaveLength(10)
  const { browser, asked, proof } = await password(house)
  expect(wordsOf(asked.text)).toContain('One more step')
  expect((await browser.get(urls.preferences('maren'))).status).toBe(303)
  const old = codeAt(secret, step(house))
  expect((await browser.post(urls.loginCode(), { proof, code: old })).status).toBe(422)
  house.clock.now = new Date(house.now().getTime() + 60_000)
  expect((await browser.post(urls.loginCode(), { proof, code: codeAt(secret, step(house)) })).status).toBe(302)
  expect((await browser.get(urls.preferences('maren'))).status).toBe(200)
  const again = await password(house)
  const used = { proof: again.proof, code: codeAt(secret, step(house)) }
  expect((await again.browser.post(urls.loginCode(), used)).status).toBe(422)
})

test('a recovery code works once, in any spelling; a proof that is old or made up is worth nothing', async () => {
  await using house = await openTestHouse()
  const { codes } = await setUp(house, await makeMaren(house))
  const code = (codes[0] ?? '').toUpperCase().replaceAll('-', ' ')
  const first = await password(house)
  expect((await first.browser.post(urls.loginCode(), { proof: first.proof, code })).status).toBe(302)
  const second = await password(house)
  expect((await second.browser.post(urls.loginCode(), { proof: second.proof, code })).status).toBe(422)
  for (const proof of ['', '1-0-9999999999999.x', second.proof.replace(/^\d+/, '2')])
    expect((await second.browser.post(urls.loginCode(), { proof, code: codes[1] ?? '' })).location).toBe(urls.login())
  house.clock.now = new Date(house.now().getTime() + 11 * 60_000)
  const late = await second.browser.post(urls.loginCode(), { proof: second.proof, code: codes[1] ?? '' })
  expect(late.location).toBe(urls.login())
})

test('it takes the password to begin and to end it, and nothing readable of the secret is kept', async () => {
  await using house = await openTestHouse()
  const member = await makeMaren(house)
  expect((await member.post(SETTING, { act: 'begin', password: 'a guess' })).status).toBe(422)
  expect(await house.db.selectFrom('second_steps').selectAll().execute()).toEqual([])
  const { secret } = await setUp(house, member)
  const { sealed } = await house.db.selectFrom('second_steps').select('sealed').executeTakeFirstOrThrow()
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(secret)
  expect((await member.get(SETTING)).text).not.toContain(secret)
  expect((await member.post(SETTING, { act: 'end', password: 'a guess' })).status).toBe(422)
  await member.post(SETTING, { act: 'end', password: PASSWORD })
  expect((await house.guest().post(urls.login(), maren)).location).toBe(urls.user('maren'))
})

test('codes cannot be guessed one after the other', async () => {
  await using house = await openTestHouse()
  await setUp(house, await makeMaren(house))
  const { browser, proof } = await password(house)
  const answers = []
  for (let guess = 0; guess < 9; guess++)
    answers.push((await browser.post(urls.loginCode(), { proof, code: `00000${guess}` })).status)
  expect(answers.at(-1)).toBe(429)
})

test('the owner hears of a kind of browser that was not logged in before, and of no other', async () => {
  await using house = await openTestHouse()
  await makeMaren(house)
  const from = async (agent: string) => {
    await house.guest().post(urls.login(), maren, undefined, { 'user-agent': agent })
    return (await mailsOf(house)).filter(({ subject }) => subject.includes('new browser')).length
  }
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  expect(await from(firefox)).toBe(1)
  expect(await from(firefox)).toBe(1)
})
