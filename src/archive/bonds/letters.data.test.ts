import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { bind, Ear, letter, open, sendJson } from '../../../test/reading-together.ts'
import { urls } from '../urls.ts'
import { endStreams } from './live/index.ts'

async function withTwo(house: TestHouse) {
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const bond = await bind(maren, tobias, 'tobias')
  const whisper = (value: unknown = letter().sent) => sendJson(maren, `/bonds/${bond}/letters`, value)
  return { maren, tobias, bond, whisper }
}

const text = (bytes: Buffer) => bytes.toString('base64url')
const isLetter = ({ name }: { readonly name: string }) => name === 'letter'

test('a letter passes when both let it, comes once however often it is sent, and follows the last one that arrived', async () => {
  await using house = await openTestHouse()
  const { maren, tobias, bond, whisper } = await withTwo(house)
  expect((await whisper()).status).toBe(409)
  await open(bond, maren, tobias)
  const { sent } = letter()
  const first = await whisper(sent)
  expect([first.status, (await whisper(sent)).json]).toEqual([201, first.json])
  await using ear = await Ear.of(tobias)
  const arrived = await ear.until('letter')
  expect(arrived.data).toMatchObject({ id: first.json.id, body: sent.body })
  const second = await whisper()
  await using later = await Ear.of(tobias, Number(arrived.id))
  expect((await later.until('letter')).data.id).toBe(second.json.id)
  await ear.until('letter', ({ id }) => id === second.json.id)
  endStreams(house)
  await Promise.all([ear.toEnd(), later.toEnd()])
  expect([ear.heard.filter(isLetter).length, later.heard.filter(isLetter).length]).toEqual([2, 1])
})

test('what meets a shield waits, on whichever side it is raised, and comes when it is lowered', async () => {
  await using house = await openTestHouse()
  const { maren, tobias, bond, whisper } = await withTwo(house)
  await open(bond, maren, tobias)
  await tobias.post(urls.bondShields(bond), { gives: [], takes: ['place'] })
  const first = await whisper()
  await tobias.post(urls.bondShields(bond), { gives: [], takes: ['whispers'] })
  const second = await whisper()
  await maren.post(urls.pauseBonds(), { paused: '1' })
  await using ear = await Ear.of(tobias)
  await ear.until('hello')
  await tobias.post(urls.bondShields(bond), { all: 'down' })
  await ear.until('hello')
  expect(ear.heard.filter(isLetter)).toEqual([])
  await maren.post(urls.pauseBonds(), { paused: '0' })
  const ids = [(await ear.until('letter')).data.id, second.json.id]
  endStreams(house)
  await ear.toEnd()
  expect(ids[0]).toBe(first.json.id)
  expect(ear.heard.filter(isLetter).map(({ data }) => data.id)).toEqual([first.json.id, second.json.id])
})

test('what is taken back is gone for everybody, and whoever has it hears so', async () => {
  await using house = await openTestHouse()
  const { maren, tobias, bond, whisper } = await withTwo(house)
  await open(bond, maren, tobias)
  const { json } = await whisper()
  await using ear = await Ear.of(tobias)
  await ear.until('letter')
  const back = `/bonds/${bond}/letters/${json.id}/back`
  expect((await tobias.post(back)).status).toBe(404)
  expect((await maren.post(back)).status).toBe(204)
  expect((await ear.until('gone')).data.id).toBe(json.id)
  expect(await house.db.selectFrom('bond_letters').selectAll().execute()).toEqual([])
})

test('all that one whispered can be taken back for both, and what the other said stays', async () => {
  await using house = await openTestHouse()
  const { maren, tobias, bond, whisper } = await withTwo(house)
  await open(bond, maren, tobias)
  await whisper()
  await whisper()
  const answer = await sendJson(tobias, `/bonds/${bond}/letters`, letter().sent)
  expect((await maren.post(urls.endBond(bond), { do: 'take-back' })).location).toBe(urls.bond(bond))
  const left = await house.db.selectFrom('bond_letters').select('id').execute()
  expect(left).toEqual([{ id: answer.json.id }])
})

test('a letter of a length that says something, and what is no letter, are refused', async () => {
  await using house = await openTestHouse()
  const { maren, tobias, bond, whisper } = await withTwo(house)
  await open(bond, maren, tobias)
  for (const more of [{ body: text(randomBytes(285)) }, { kind: 'shout' }, { nonce: 'short' }, { seals: { x: 'y' } }])
    expect((await whisper(letter('{}', more).sent)).status).toBe(422)
  expect((await whisper('no letter')).status).toBe(422)
})

test('a reported letter reaches those who decide once it is proven, and no other way', async () => {
  await using house = await openTestHouse()
  const { maren, tobias, bond, whisper } = await withTwo(house)
  await open(bond, maren, tobias)
  const { sent, inner, proof } = letter('{"text":"what nobody should have to read"}')
  const { json } = await whisper(sent)
  const report = `/bonds/${bond}/letters/${json.id}/report`
  const changed = inner.replace('nobody', 'somebody')
  expect((await sendJson(tobias, report, { inner: changed, proof, why: '' })).status).toBe(422)
  expect((await sendJson(maren, report, { inner, proof, why: '' })).status).toBe(404)
  expect((await sendJson(tobias, report, { inner, proof, why: 'It frightens me.' })).status).toBe(204)
  const cases = await house.db.selectFrom('cases').select(['about', 'excerpt']).execute()
  expect(cases).toEqual([{ about: 'whisper', excerpt: 'what nobody should have to read' }])
  const said = await house.db.selectFrom('reports').select('text').execute()
  expect(said).toEqual([{ text: 'It frightens me.' }])
})

test('keys are one’s own: a second browser joins them, and beginning anew ends them', async () => {
  await using house = await openTestHouse()
  const { maren, tobias, bond } = await withTwo(house)
  const device = () => ({ publicKey: text(randomBytes(32)), wrapped: text(randomBytes(90)), locks: [] as unknown[] })
  const lock = (kind: string) => ({
    kind,
    salt: text(randomBytes(16)),
    iterations: 600_000,
    wrapped: text(randomBytes(60)),
  })
  const begin = { ...device(), locks: [lock('passphrase'), lock('code')] }
  expect((await sendJson(maren, urls.bondKeys(), begin)).status).toBe(201)
  expect((await sendJson(maren, urls.bondKeys(), device())).status).toBe(201)
  const own = JSON.parse((await maren.get(urls.bondKeys())).text)
  expect([own.devices.length, own.locks.length]).toEqual([2, 2])
  expect(JSON.parse((await tobias.get(urls.bondKeys())).text)).toEqual({ locks: [], devices: [] })
  const shared = (await tobias.get(`/bonds/${bond}/devices`)).text
  expect(JSON.parse(shared)).toHaveLength(2)
  expect(shared).not.toContain(begin.wrapped)
  await sendJson(maren, urls.bondKeys(), begin)
  expect(JSON.parse((await maren.get(urls.bondKeys())).text).devices).toHaveLength(1)
})

test('of two who write at once, and of one who is paused while they write, nothing is lost and nothing comes twice', async () => {
  await using house = await openTestHouse()
  const { maren, tobias, bond } = await withTwo(house)
  await open(bond, maren, tobias)
  const sent = await Promise.all(
    Array.from({ length: 12 }, (_, at) => sendJson(at % 2 ? maren : tobias, `/bonds/${bond}/letters`, letter().sent)),
  )
  const ids = sent.map(({ json }) => json.id).sort((a, b) => a - b)
  const own = await house.db.selectFrom('users').select('id').where('login', '=', 'tobias').executeTakeFirstOrThrow()
  const mail = await house.db
    .selectFrom('bond_mail')
    .select(['letter_id', 'seq'])
    .where('user_id', '=', own.id)
    .orderBy('seq')
    .execute()
  expect(mail.map(({ seq }) => seq)).toEqual(ids.map((_, at) => at + 1))
  expect(mail.map(({ letter_id }) => letter_id).sort((a, b) => a - b)).toEqual(ids)
})
