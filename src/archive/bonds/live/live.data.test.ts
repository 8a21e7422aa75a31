import { expect, test } from 'vitest'
import { draws } from '../../../../test/draws.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { post } from '../../../../test/posting.ts'
import { bind, Ear, open } from '../../../../test/reading-together.ts'
import { urls } from '../../urls.ts'
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

test('a bond that ends, and a session that ends, are over for an open page', async () => {
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

test('whatever is under way, nothing passes a shield once raising it was answered', async () => {
  await using house = await openTestHouse()
  const { tobias, maren, bond, stand } = await withTwo(house)
  await open(bond, maren, tobias)
  await using ear = await Ear.of(tobias)
  await ear.until('hello')
  const listening = ear.toEnd()
  const raisers = [
    () => maren.post(urls.bondShields(bond), { all: 'up' }),
    () => tobias.post(urls.bondShields(bond), { all: 'up' }),
    () => maren.post(urls.pauseBonds(), { paused: '1' }),
    () => tobias.post(urls.pauseBonds(), { paused: '1' }),
  ]
  for (let round = 0; round < draws(20); round++) {
    const under = [stand(`p${round}a`), stand(`p${round}b`)]
    await raisers[round % raisers.length]?.()
    const passed = ear.heard.filter(({ name }) => name === 'place').length
    await Promise.all([...under, stand(`p${round}c`)])
    const later = ear.heard.filter(({ name }) => name === 'place').slice(passed)
    expect(later).toEqual([])
    await open(bond, maren, tobias)
    for (const hand of [maren, tobias]) await hand.post(urls.pauseBonds(), { paused: '0' })
  }
  endStreams(house)
  await listening
})
