import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { addChapter, post } from '../../../../../test/posting.ts'
import { wordsOf } from '../../../../../test/visitor.ts'
import { urls } from '../../../urls.ts'

const datesOf = (house: TestHouse, id: number) =>
  house.db.selectFrom('works').select(['posted_at', 'updated_at']).where('id', '=', id).executeTakeFirstOrThrow()

async function firstField(page: string, address: string): Promise<readonly string[]> {
  return Object.keys(fieldsIn(page, address)).filter((name) => name.startsWith('day_'))
}

test('chapters are dated back; the work is as old as its first and as new as its last, in lists too', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const old = await post(author, { title: 'The Older' })
  await addChapter(author, old)
  house.clock.now = new Date(house.clock.now.getTime() + 3_600_000)
  await post(await house.as('maren'), { title: 'The Newer' })
  await addChapter(author, old, { do: 'draft' })
  const address = urls.datesOfWork(old)
  const [first = '', second = '', ...others] = await firstField((await author.get(address)).text, address)
  expect(others).toEqual([])
  expect((await author.post(address, { [first]: '2009-03-29', [second]: '2011-01-02' })).location).toBe(
    urls.editWork(old),
  )
  expect(await datesOf(house, old)).toEqual({
    posted_at: '2009-03-29T12:00:00.000Z',
    updated_at: '2011-01-02T12:00:00.000Z',
  })
  const list = (await house.guest().get(urls.works())).text
  expect(list.indexOf('The Newer')).toBeLessThan(list.indexOf('The Older'))
  expect(list).toContain('02 Jan 2011')
  expect(wordsOf((await house.guest().get(urls.chapterIndex(old))).text)).toContain('2009-03-29')
})

test('a new chapter moves a work that was dated back, and saving the same dates again moves nothing', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const address = urls.datesOfWork(work)
  const [only = ''] = await firstField((await author.get(address)).text, address)
  await author.post(address, { [only]: '2009-03-29' })
  await addChapter(author, work)
  const before = await datesOf(house, work)
  expect(before).toEqual({ posted_at: '2009-03-29T12:00:00.000Z', updated_at: house.now().toISOString() })
  expect(wordsOf((await author.post(address, { [only]: '2009-03-29' })).text)).not.toContain('saved')
  expect(await datesOf(house, work)).toEqual(before)
})

test('a day to come is refused beside its field, with what was typed', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const before = await datesOf(house, work)
  const address = urls.datesOfWork(work)
  const [only = ''] = await firstField((await author.get(address)).text, address)
  const refused = await author.post(address, { [only]: '2999-01-01' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('still to come')
  expect(fieldsIn(refused.text, address)).toMatchObject({ [only]: '2999-01-01' })
  expect((await author.post(address, { [only]: 'long ago' })).status).toBe(422)
  expect(await datesOf(house, work)).toEqual(before)
  expect((await (await house.as('maren')).get(address)).status).toBe(404)
})

test('a draft is posted with the date that it had elsewhere, once it lacks nothing', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { do: 'draft', fandoms: '' })
  await addChapter(author, work, { do: 'draft' })
  const address = urls.datesOfWork(work)
  const [only = ''] = await firstField((await author.get(address)).text, address)
  const refused = await author.post(address, { [only]: '2009-03-29' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Name at least one fandom')
  const whole = await post(author, { do: 'draft' })
  const own = urls.datesOfWork(whole)
  const [field = ''] = await firstField((await author.get(own)).text, own)
  expect((await author.post(own, { [field]: '2009-03-29' })).location).toBe(urls.work(whole))
  const noon = '2009-03-29T12:00:00.000Z'
  expect(await datesOf(house, whole)).toEqual({ posted_at: noon, updated_at: noon })
})
