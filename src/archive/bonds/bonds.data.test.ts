import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { addChapter, post } from '../../../test/posting.ts'
import { bind, open } from '../../../test/reading-together.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

test('a bond needs both, starts with shields up, and is there for nobody else', async () => {
  await using house = await openTestHouse()
  const [maren, tobias, wren] = [await house.as('maren'), await house.as('tobias'), await house.as('wren')]
  expect((await maren.get('/')).text).not.toContain('Pause bonds')
  const bond = await bind(maren, tobias, 'tobias')
  const rows = await house.db.selectFrom('bond_members').selectAll().execute()
  expect(rows.map(({ gives, takes, walks }) => [gives, takes, walks])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ])
  expect(wordsOf((await maren.get(urls.bond(bond))).text)).toContain('You and tobias')
  expect((await maren.get('/')).text).toContain('Pause bonds')
  const [absent, foreign] = [await wren.get(urls.bond(999)), await wren.get(urls.bond(bond))]
  expect(foreign.status).toBe(404)
  expect(wordsOf(foreign.text)).toBe(wordsOf(absent.text))
  for (const address of [urls.bondShields(bond), urls.endBond(bond), urls.bondShelf(bond), urls.bondStep(bond)])
    expect((await wren.post(address, { all: 'down', do: 'end' })).status).toBe(404)
})

test('what is wrong with an offer is said beside the name; an offer can be declined and taken back', async () => {
  await using house = await openTestHouse()
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const offer = (name: string) => maren.post(urls.bondOffers(), { name, do: 'name' })
  for (const [name, sentence] of [
    ['nobody-here', 'Nobody here has this name.'],
    ['maren', 'This is you.'],
  ] as const) {
    const answer = await offer(name)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`value="${name}"`)
    expect(wordsOf(answer.text)).toContain(sentence)
  }
  await offer('Tobias')
  expect(wordsOf((await offer('tobias')).text)).toContain('You have offered this already')
  expect((await maren.post(urls.bondOffer(1), { do: 'accept' })).status).toBe(404)
  expect((await tobias.post(urls.bondOffer(1), { do: 'withdraw' })).status).toBe(404)
  expect((await tobias.post(urls.bondOffer(1), { do: 'decline' })).status).toBe(303)
  await offer('tobias')
  expect((await maren.post(urls.bondOffer(2), { do: 'withdraw' })).status).toBe(303)
  expect((await tobias.post(urls.bondOffer(2), { do: 'accept' })).status).toBe(404)
  await bind(maren, tobias, 'tobias')
  expect(wordsOf((await offer('tobias')).text)).toContain('You read together already')
})

test('a link is good once, and its secret is kept nowhere', async () => {
  await using house = await openTestHouse()
  const [maren, tobias, wren] = [await house.as('maren'), await house.as('tobias'), await house.as('wren')]
  const made = await maren.post(urls.bondOffers(), { do: 'link', name: '' })
  const secret = /\/bonds\/join\/([\w-]+)/.exec(made.text)?.[1] ?? ''
  expect(JSON.stringify(await house.db.selectFrom('bond_offers').selectAll().execute())).not.toContain(secret)
  expect((await maren.get(urls.joinBond(secret))).status).toBe(404)
  expect(wordsOf((await tobias.get(urls.joinBond(secret))).text)).toContain('Read with maren?')
  const answers = await Promise.all([tobias.post(urls.joinBond(secret)), wren.post(urls.joinBond(secret))])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
  expect((await house.guest().get(urls.joinBond(secret))).location).toContain(urls.login())
})

test('a block ends a bond at once, and an offer from somebody blocked is answered like any other', async () => {
  await using house = await openTestHouse()
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const bond = await bind(maren, tobias, 'tobias')
  await tobias.post(urls.distance('tobias'), { name: 'maren', do: 'block' })
  for (const hand of [maren, tobias]) expect((await hand.get(urls.bond(bond))).status).toBe(404)
  const answer = await maren.post(urls.bondOffers(), { name: 'tobias', do: 'name' })
  expect(answer.status).toBe(303)
  expect(await house.db.selectFrom('bond_offers').selectAll().execute()).toEqual([])
})

test('when somebody joins a circle all shields go up; who leaves is out; the last two can end it', async () => {
  await using house = await openTestHouse()
  const [maren, tobias, wren] = [await house.as('maren'), await house.as('tobias'), await house.as('wren')]
  const bond = await bind(maren, tobias, 'tobias')
  await open(bond, maren, tobias)
  await maren.post(urls.bondOffers(), { bond: String(bond), name: 'wren', do: 'name' })
  await wren.post(urls.bondOffer(2), { do: 'accept' })
  expect(wordsOf((await wren.get(urls.bond(bond))).text)).toContain('You and maren and tobias')
  const given = await house.db.selectFrom('bond_members').select('gives').execute()
  expect(given.map(({ gives }) => gives)).toEqual([0, 0, 0])
  await wren.post(urls.endBond(bond), { do: 'end' })
  expect((await wren.get(urls.bond(bond))).status).toBe(404)
  expect((await maren.get(urls.bond(bond))).status).toBe(200)
  await tobias.post(urls.endBond(bond), { do: 'end' })
  expect((await maren.get(urls.bond(bond))).status).toBe(404)
  expect(await house.db.selectFrom('bonds').selectAll().execute()).toEqual([])
})

test('no more than twelve read together', async () => {
  await using house = await openTestHouse()
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const bond = await bind(maren, tobias, 'tobias')
  for (let at = 3; at <= 12; at++) {
    const link = await maren.post(urls.bondOffers(), { bond: String(bond), do: 'link' })
    const secret = /\/bonds\/join\/([\w-]+)/.exec(link.text)?.[1] ?? ''
    expect((await (await house.as(`reader${at}`)).post(urls.joinBond(secret))).status).toBe(303)
  }
  expect(wordsOf((await maren.post(urls.bondOffers(), { bond: String(bond), do: 'link' })).text)).toContain(
    'No more than 12 people',
  )
})

test('without script, an opened chapter is the place, and the shelf says where each one is', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const workId = await post(author, { title: 'The Long Way' })
  const second = await addChapter(author, workId)
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const bond = await bind(maren, tobias, 'tobias')
  await maren.post(urls.bondShelf(bond), { work: `http://archive.test/works/${workId}/chapters/1`, do: 'on' })
  const shelf = async () => wordsOf((await tobias.get(urls.bond(bond))).text)
  expect(await shelf()).toContain('The Long Way by quillfeather')
  await maren.get(urls.chapter(workId, second))
  expect(await shelf()).not.toContain('maren: chapter')
  await open(bond, maren, tobias)
  expect(await shelf()).not.toContain('maren: chapter')
  await maren.get(urls.chapter(workId, second))
  expect(await shelf()).toContain('maren: chapter 2 of 2')
  await maren.post(urls.bondShields(bond), { all: 'up' })
  await maren.get(urls.work(workId))
  expect(await shelf()).toContain('maren: chapter 2 of 2')
  await author.post(urls.deleteWork(workId))
  expect(await shelf()).not.toContain('The Long Way')
  const refused = await maren.post(urls.bondShelf(bond), { work: String(workId), do: 'on' })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('There is no such work, or not for you.')
})

test('a place that was not fetched before the shield went up is not there afterwards', async () => {
  await using house = await openTestHouse()
  const workId = await post(await house.as('quillfeather'))
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const bond = await bind(maren, tobias, 'tobias')
  await open(bond, maren, tobias)
  await maren.post(urls.bondShelf(bond), { work: String(workId), do: 'on' })
  const chapter = (await house.db.selectFrom('chapters').select('id').executeTakeFirstOrThrow()).id
  await maren.post(urls.bondPlace(), { work: String(workId), chapter: String(chapter), block: 'p2' })
  await maren.post(urls.pauseBonds(), { paused: '1' })
  expect(wordsOf((await tobias.get(urls.bond(bond))).text)).not.toContain('maren: in the text')
  await maren.post(urls.pauseBonds(), { paused: '0' })
  expect((await tobias.get(urls.bond(bond))).text).toContain(`${urls.chapter(workId, chapter)}#p2`)
})

test('an account that goes takes its bonds along', async () => {
  await using house = await openTestHouse()
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  await bind(maren, tobias, 'tobias')
  await house.db.transaction().execute(async (trx) => {
    const { id } = await trx.deleteFrom('users').where('login', '=', 'tobias').returning('id').executeTakeFirstOrThrow()
    await house.announce(trx, { kind: 'user-removed', userId: id })
  })
  expect(await house.db.selectFrom('bonds').selectAll().execute()).toEqual([])
  expect((await maren.get('/')).text).not.toContain('Pause bonds')
})
