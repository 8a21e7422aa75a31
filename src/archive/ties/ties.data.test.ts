import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { mailsOf } from '../../../test/outbox.ts'
import { plantWork, workDetails } from '../../../test/stories.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { createSeries, joinSeries } from '../works/index.ts'

const later = (house: TestHouse) => {
  house.clock.now = new Date(house.clock.now.getTime() + 2000)
}
const answer = async (house: TestHouse, login: string, what: string, id: number, yes: boolean) =>
  (await house.as(login)).post(urls.ties(login), { what, id: String(id), do: yes ? 'yes' : 'no' })
const onlyId = async (house: TestHouse, table: 'cocreator_invitations' | 'gifts' | 'related_works') =>
  (await house.db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id

test('a co-creator is credited once they say yes, and hears of it by mail', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  const page = urls.creatorsOfWork(workId)
  expect((await maren.get(page)).status).toBe(404)
  const asked = await author.post(page, { do: 'invite', names: 'maren' })
  expect(asked.location).toBe(page)
  expect(wordsOf((await author.get(page)).text)).toContain('have not answered maren')
  const [mail] = await mailsOf(house)
  expect([mail?.to, mail?.subject]).toEqual(['maren@example.org', 'Somebody asks for your word at Fanlight'])
  expect((await maren.get(urls.editWork(workId))).status).toBe(404)
  expect(wordsOf((await maren.get(urls.ties('maren'))).text)).toContain('with the work Tea at Dawn')
  const id = await onlyId(house, 'cocreator_invitations')
  await answer(house, 'tobias', 'invitation', id, true)
  expect((await maren.get(urls.editWork(workId))).status).toBe(404)
  await answer(house, 'maren', 'invitation', id, true)
  expect((await maren.get(urls.editWork(workId))).status).toBe(200)
  expect(wordsOf((await house.guest().get(urls.work(workId))).text)).toContain('quillfeather , maren')
  await author.post(page, { do: 'leave', sure: '1' })
  later(house)
  expect(wordsOf((await house.guest().get(urls.work(workId))).text)).not.toContain('quillfeather')
})

test('an unknown, an unwilling and a blocking co-creator are each a sentence beside the field', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const author = await house.as('quillfeather')
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const refused = async (names: string) => {
    const { status, text } = await author.post(urls.creatorsOfWork(workId), { do: 'invite', names })
    expect(status).toBe(422)
    expect(text).toContain(`value="${names}"`)
    return wordsOf(text)
  }
  expect(await refused('nobody_at_all')).toContain('Nobody here is called “nobody_at_all”.')
  expect(await refused('quillfeather')).toContain('is you')
  await maren.post(urls.ties('maren'), { what: 'choices', cocreation: 'refuse', gifts: 'refuse' })
  expect(await refused('maren')).toContain('maren does not want to be asked.')
  await tobias.post(urls.distance('tobias'), { name: 'quillfeather', do: 'block' })
  expect(await refused('tobias')).toContain('tobias does not want to be asked.')
  expect((await author.post(urls.giftsOfWork(workId), { do: 'give', names: 'maren' })).text).toContain(
    'does not take gifts',
  )
  expect(await house.db.selectFrom('cocreator_invitations').selectAll().execute()).toEqual([])
})

test('the last creator of a work or series leaves only by orphaning it', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const author = await house.as('quillfeather')
  const { id: pseudId } = await house.db
    .selectFrom('pseuds')
    .select('id')
    .where('name', '=', 'quillfeather')
    .executeTakeFirstOrThrow()
  const seriesId = await house.db.transaction().execute(async (trx) => {
    const id = await createSeries(trx, { title: 'Tea', pseudIds: [pseudId], now: house.now() })
    await joinSeries(trx, id, workId, house.now())
    return id
  })
  for (const page of [urls.creatorsOfSeries(seriesId), urls.creatorsOfWork(workId)]) {
    expect((await author.post(page, { do: 'orphan' })).status).toBe(422)
    expect((await author.post(page, { do: 'leave', sure: '1' })).status).toBe(422)
    expect((await author.post(page, { do: 'orphan', sure: '1' })).status).toBe(303)
    expect((await author.get(page)).status).toBe(404)
  }
  expect(wordsOf((await house.guest().get(urls.work(workId))).text)).toContain('orphan_account')
})

test('who co-creates a chapter is named on it and credited with the work; a series has co-creators too', async () => {
  await using house = await openTestHouse()
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'])
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  const page = urls.creatorsOfChapter(workId, chapterIds[0] ?? 0)
  await author.post(page, { do: 'invite', names: 'maren' })
  await answer(house, 'maren', 'invitation', await onlyId(house, 'cocreator_invitations'), true)
  const read = await maren.get(urls.chapter(workId, chapterIds[0] ?? 0))
  expect(read.text).toMatch(/<p class="byline">\s*by <a rel="author" href="\/users\/maren\/pseuds\/maren">maren<\/a>/)
  expect((await author.get(urls.creatorsOfChapter(workId, 99_999))).status).toBe(404)
})

test('a gift is shown once it is accepted, and no more once it is refused', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const author = await house.as('quillfeather')
  await house.as('maren')
  await author.post(urls.giftsOfWork(workId), { do: 'give', names: 'maren, Aunt Sal' })
  const seen = async () => {
    later(house)
    return wordsOf((await house.guest().get(urls.work(workId))).text)
  }
  expect(await seen()).toContain('For Aunt Sal')
  const { id } = await house.db
    .selectFrom('gifts')
    .select('id')
    .where('user_id', 'is not', null)
    .executeTakeFirstOrThrow()
  await answer(house, 'quillfeather', 'gift', id, true)
  expect(await seen()).not.toContain('For maren')
  await answer(house, 'maren', 'gift', id, true)
  expect(await seen()).toContain('For maren , Aunt Sal')
  const listed = async () => wordsOf((await house.guest().get(urls.userWorks('quillfeather'))).text)
  expect(await listed()).toContain('Tea at Dawn by quillfeather for maren , Aunt Sal')
  expect(wordsOf((await house.guest().get(urls.giftsTo('maren'))).text)).toContain('Tea at Dawn')
  await answer(house, 'maren', 'gift', id, false)
  expect(await seen()).not.toContain('For maren')
  expect(await listed()).toContain('by quillfeather for Aunt Sal')
  expect((await author.post(urls.giftsOfWork(workId), { do: 'give', names: 'maren' })).text).toContain(
    'does not want it',
  )
  await (await house.as('tobias')).post(urls.ties('tobias'), { what: 'choices', gifts: 'accept' })
  await author.post(urls.giftsOfWork(workId), { do: 'give', names: 'tobias' })
  expect(await seen()).toContain('For Aunt Sal , tobias')
  expect((await house.guest().get(urls.giftsTo('nobody'))).status).toBe(404)
})

test('what a work was made from is named on it at once, and on the other once its author agrees', async () => {
  await using house = await openTestHouse()
  const parent = await plantWork(house, ['maren'], { details: workDetails({ title: 'The First Lamp' }) })
  const child = await plantWork(house, ['quillfeather'])
  const author = await house.as('quillfeather')
  const page = urls.relatedWorks(child.workId)
  const relate = (fields: Record<string, string>) => author.post(page, { do: 'relate', kind: 'translation', ...fields })
  await relate({ address: `http://127.0.0.1:8080/works/${parent.workId}` })
  const seen = async (workId: number) => {
    later(house)
    return wordsOf((await house.guest().get(urls.work(workId))).text)
  }
  expect(await seen(child.workId)).toContain('A translation of The First Lamp')
  expect(await seen(parent.workId)).not.toContain('Made from this work')
  await answer(house, 'quillfeather', 'claim', await onlyId(house, 'related_works'), true)
  expect(await seen(parent.workId)).not.toContain('Made from this work')
  await answer(house, 'maren', 'claim', await onlyId(house, 'related_works'), true)
  expect(await seen(parent.workId)).toContain('Made from this work Tea at Dawn')
  const wrong = async (fields: Record<string, string>) => wordsOf((await relate(fields)).text)
  expect(await wrong({ address: 'javascript:alert(1)' })).toContain('no address of a work')
  expect(await wrong({ address: '/works/99999' })).toContain('no such work')
  expect(await wrong({ address: String(child.workId) })).toContain('no such work')
  expect(await wrong({ address: 'https://example.org/a' })).toContain('needs its title')
  await relate({ address: 'https://example.org/a', title: 'Elsewhere', author: 'Somebody' })
  expect(await seen(child.workId)).toContain('A translation of Elsewhere by Somebody')
})
