import { expect, test, vi } from 'vitest'
import { draws } from '../../../../test/draws.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { post } from '../../../../test/posting.ts'
import { bind, Ear, letter, open, sendJson, type Told } from '../../../../test/reading-together.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { committedHere } from '../../../platform/db/open.ts'
import { urls } from '../../urls.ts'
import { veilWork } from '../../works/index.ts'
import { SHIELD_NAMES, type Shield } from '../rules.ts'
import { hubOf, MOST_LINES } from './hub.ts'
import { endStreams } from './index.ts'

async function withTwo(house: TestHouse) {
  const workId = await post(await house.as('quillfeather'), { title: 'The Long Way' })
  const chapter = (await house.db.selectFrom('chapters').select('id').executeTakeFirstOrThrow()).id
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const bond = await bind(maren, tobias, 'tobias')
  const stand = async (block: string) =>
    (await maren.post(urls.bondPlace(), { work: String(workId), chapter: String(chapter), block })).status
  return { workId, chapter, maren, tobias, bond, stand }
}

test('a place passes while both shields allow, with the title of a work that the other may see', async () => {
  await using house = await openTestHouse()
  const { tobias, maren, bond, stand, workId } = await withTwo(house)
  await open(bond, maren, tobias)
  await using ear = await Ear.of(tobias)
  await ear.until('hello')
  expect(await stand('p2')).toBe(204)
  const { data } = await ear.until('place')
  expect(data).toMatchObject({ bond, work: workId, title: 'The Long Way', block: 'p2' })
  expect(await stand("p'2")).toBe(204)
  expect((await ear.until('place')).data.block).toBe('')
  expect((await maren.post(urls.bondPlace(), { work: '999', chapter: '1' })).status).toBe(404)
  endStreams(house)
  await ear.toEnd()
})

test('neither the place nor the title of a work that the other may not see passes, by whatever is there to keep it', async () => {
  await using house = await openTestHouse()
  const { tobias, workId, chapter } = await withTwo(house)
  const author = await house.as('quillfeather')
  const shared = await bind(author, tobias, 'tobias')
  await open(shared, author, tobias)
  await author.post(urls.bondShelf(shared), { work: String(workId), do: 'on' })
  const told = async () => {
    await author.post(urls.bondPlace(), { work: String(workId), chapter: String(chapter), block: 'p1' })
    await using ear = await Ear.of(tobias)
    await ear.until('hello')
    endStreams(house)
    await ear.toEnd()
    const page = (await tobias.get(urls.bond(shared))).text
    return [ear.heard.some(({ name }) => name === 'place'), page.includes('The Long Way')]
  }
  const veil = (unrevealed: boolean) =>
    house.db.transaction().execute((trx) => veilWork(trx, workId, { anonymous: unrevealed, unrevealed }, house.now()))
  await veil(true)
  expect(await told()).toEqual([false, false])
  await veil(false)
  expect(await told()).toEqual([true, true])
  await house.db.updateTable('works').set({ hidden_at: house.now().toISOString() }).execute()
  expect(await told()).toEqual([false, false])
})

test('who reads is told as long as it is true and allowed, and nothing says that it is over', async () => {
  await using house = await openTestHouse()
  const { tobias, maren, bond } = await withTwo(house)
  await open(bond, maren, tobias)
  await using ear = await Ear.of(tobias)
  await ear.until('hello')
  await using own = await Ear.of(maren)
  await own.until('hello')
  await ear.until('here')
  await maren.post(urls.bondShields(bond), { all: 'up' })
  await own.until('hello', ({ bonds }) => bonds[0].gives.length === 0)
  const before = ear.heard.length
  await tobias.post(urls.bondShields(bond), { takes: ['place'], gives: [] })
  await ear.until('hello')
  expect(ear.heard.slice(before).map(({ name }) => name)).toEqual(['hello'])
})

test('pages that open in the same moment are greeted once each, and those beside them hear of it', async () => {
  await using house = await openTestHouse()
  const { tobias, maren, bond } = await withTwo(house)
  await open(bond, maren, tobias)
  await using ear = await Ear.of(tobias)
  await ear.until('hello')
  const before = committedHere(house.db)
  const pages = await Promise.all(Array.from({ length: MOST_LINES }, () => Ear.of(maren)))
  await Promise.all(pages.map((page) => page.until('hello')))
  // one for all openings, one delivery for each; the other's page may have had its own
  expect(committedHere(house.db) - before).toBeLessThanOrEqual(1 + MOST_LINES + 2)
  await ear.until('here')
  for (const page of pages) expect(page.heard.filter(({ name }) => name === 'hello')).toHaveLength(1)
  endStreams(house)
  await Promise.all([ear, ...pages].map((page) => page.toEnd()))
})

test('signs of life say who reads, to all pages of a part in one transaction, as far as shields allow then', async () => {
  await using house = await openTestHouse()
  const { tobias, maren, bond } = await withTwo(house)
  await open(bond, maren, tobias)
  const ears = await Promise.all([tobias, tobias, maren].map((visitor) => Ear.of(visitor)))
  await Promise.all(ears.map((ear) => ear.until('hello')))
  const reading = ears.map((ear) => ear.toEnd())
  const told = () => ears.map(({ heard }) => heard.filter(({ name }) => name === 'here').length)
  await vi.waitFor(() => expect(told().every((many) => many > 0)).toBe(true))
  const beatAll = async () => {
    house.clock.now = new Date(house.clock.now.getTime() + 16_000)
    for (let part = 0; part < 20; part++) await hubOf(house).beat()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const before = told()
  await beatAll()
  await vi.waitFor(() => expect(told()).toEqual(before.map((many) => many + 1)))
  await maren.post(urls.bondShields(bond), { all: 'up' })
  const [raised, committed] = [told(), committedHere(house.db)]
  await beatAll()
  expect(told()).toEqual(raised)
  expect(committedHere(house.db) - committed).toBeLessThanOrEqual(2 + ears.length)
  endStreams(house)
  await Promise.all(reading)
})

test('who leads is followed, hands over, and stops', async () => {
  await using house = await openTestHouse()
  const { tobias, maren, bond } = await withTwo(house)
  await open(bond, maren, tobias)
  await using ear = await Ear.of(tobias)
  await ear.until('hello')
  await maren.post(urls.bondStep(bond), { do: 'lead' })
  const led = await ear.until('step')
  await tobias.post(urls.bondStep(bond), { do: 'follow' })
  await ear.until('hello', ({ bonds }) => bonds[0].walks)
  await maren.post(urls.bondStep(bond), { do: 'hand' })
  const handed = await ear.until('step')
  expect(handed.data.leader).not.toBe(led.data.leader)
  await tobias.post(urls.bondStep(bond), { do: 'stop' })
  expect((await ear.until('step')).data.leader).toBeNull()
})

test('a bond that ends, and a session that ends, are over for an open page', { tags: 'long' }, async () => {
  await using house = await openTestHouse()
  const { tobias, maren, bond } = await withTwo(house)
  await open(bond, maren, tobias)
  await using ear = await Ear.of(tobias)
  await ear.until('hello')
  await maren.post(urls.distance('maren'), { name: 'tobias', do: 'block' })
  expect((await ear.until('hello')).data.bonds).toEqual([])
  await tobias.post(urls.logout())
  await bind(maren, await house.as('wren'), 'wren')
  await Ear.of(await house.as('tobias')).then(async (other) => other[Symbol.asyncDispose]())
  await ear.toEnd()
})

/** What each shield keeps back, as an open page hears it. */
const KEEPS_BACK: Readonly<Record<Shield, (told: Told) => boolean>> = {
  presence: ({ name }) => name === 'here',
  place: ({ name }) => name === 'place',
  whispers: ({ name, data }) => name === 'letter' && data.kind === 'whisper',
  impressions: ({ name, data }) => name === 'letter' && data.kind === 'impression',
}

interface Raising {
  readonly shields: readonly Shield[]
  readonly raise: () => Promise<unknown>
}

/** Every shield from whoever gives and from whoever takes, everything at once from both, and pausing from both. */
function raisings(bond: number, giver: Visitor, taker: Visitor): readonly Raising[] {
  const but = (one: Shield) => SHIELD_NAMES.filter((name) => name !== one)
  const shields = urls.bondShields(bond)
  return [
    ...SHIELD_NAMES.flatMap((one) => [
      { shields: [one], raise: () => giver.post(shields, { gives: but(one), takes: SHIELD_NAMES }) },
      { shields: [one], raise: () => taker.post(shields, { gives: SHIELD_NAMES, takes: but(one) }) },
    ]),
    ...[giver, taker].flatMap((hand) => [
      { shields: SHIELD_NAMES, raise: () => hand.post(shields, { all: 'up' }) },
      { shields: SHIELD_NAMES, raise: () => hand.post(urls.pauseBonds(), { paused: '1' }) },
    ]),
  ]
}

/** Sends a letter, if that may be by now; a program that sends too many in a minute is refused, which is no matter here. */
async function write(from: Visitor, bond: number, kind: string, sent: Set<number>): Promise<void> {
  const { status, json } = await sendJson(from, `/bonds/${bond}/letters`, letter(undefined, { kind }).sent)
  if (status === 201) sent.add(json.id)
}

test('whatever is under way, nothing passes a shield once raising it was answered, and nothing is lost or doubled by it', async () => {
  await using house = await openTestHouse({ FANLIGHT_REQUESTS_A_MINUTE: '0' })
  const { tobias, maren, bond, stand } = await withTwo(house)
  await open(bond, maren, tobias)
  await using ear = await Ear.of(tobias)
  await ear.until('hello')
  const listening = ear.toEnd()
  const sent = new Set<number>()
  const all = raisings(bond, maren, tobias)
  for (let round = 0; round < draws(12); round++) {
    const { shields, raise } = all[round % all.length] as Raising
    house.clock.now = new Date(house.clock.now.getTime() + 16_000)
    await house.db.updateTable('bond_readers').set({ seen_at: house.now().toISOString() }).execute()
    const kind = shields.includes('impressions') ? 'impression' : 'whisper'
    const under = [stand(`p${round}a`), write(maren, bond, kind, sent), stand(`p${round}b`)]
    await raise()
    const before = ear.heard.length
    await Promise.all([...under, stand(`p${round}c`)])
    const passed = ear.heard.slice(before).filter((told) => shields.some((shield) => KEEPS_BACK[shield](told)))
    expect(passed).toEqual([])
    for (const hand of [maren, tobias]) await hand.post(urls.pauseBonds(), { paused: '0' })
    await open(bond, maren, tobias)
  }
  const letters = () => ear.heard.filter(({ name }) => name === 'letter').map(({ data }) => data.id)
  await vi.waitFor(() => expect(letters()).toHaveLength(sent.size), { timeout: 10_000 })
  expect(new Set(letters())).toEqual(sent)
  endStreams(house)
  await listening
})
