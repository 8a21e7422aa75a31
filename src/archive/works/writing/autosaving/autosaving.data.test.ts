import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { addChapter, post, tea } from '../../../../../test/posting.ts'
import { type Answer, type Fields, type Visitor, wordsOf } from '../../../../../test/visitor.ts'
import { urls } from '../../../urls.ts'

type Told = { readonly kept?: string; readonly compare?: string; readonly saved?: boolean; readonly problem?: string }

let serial = 0

/** Sends what somebody typed into a form, as the page's script does. */
async function type(author: Visitor, form: string, typed: Fields): Promise<{ answer: Answer; told: Told }> {
  const answer = await author.post(urls.autosaveOf(form), { ...typed, serial: String(++serial) })
  return { answer, told: JSON.parse(answer.text) as Told }
}

const open = async (author: Visitor, form: string, address = form): Promise<Fields> =>
  fieldsIn((await author.get(address)).text, form)

const rows = (house: TestHouse) => house.db.selectFrom('autosaves').selectAll().orderBy('id').execute()

test('what is typed into a posted chapter is kept, offered again, and seen by no reader before it is saved', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const form = urls.editWork(work)
  const fields = await open(author, form)
  const { told } = await type(author, form, { ...fields, text: 'The kettle was silent.' })
  expect(told).toEqual({ kept: expect.stringMatching(/^\d+\.1$/) })
  for (const visitor of [author, house.guest()])
    expect((await visitor.get(urls.work(work))).text).not.toContain('The kettle was silent.')

  const again = await author.get(form)
  expect(wordsOf(again.text)).toContain('You were writing here')
  expect(fieldsIn(again.text, form).text).toBe(fields.text)
  const [row] = await rows(house)
  const taken = await author.get(`${form}?take_up=${row?.id}`)
  expect(fieldsIn(taken.text, form)).toMatchObject({ text: 'The kettle was silent.', autosave: `${row?.id}.1` })
  expect((await author.post(form, fieldsIn(taken.text, form))).status).toBe(303)
  expect(await rows(house)).toEqual([])
  expect((await house.guest().get(urls.work(work))).text).toContain('The kettle was silent.')
})

test('one window writes over its own text only: a second one keeps its own, and is told of the first', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const form = urls.editWork(work)
  const [left, right] = [await open(author, form), await open(author, form)]
  const first = await type(author, form, { ...left, text: 'Left one.' })
  const second = await type(author, form, { ...right, text: 'Right one.' })
  expect(second.told.compare).toBe(urls.autosave(Number(second.told.kept?.split('.')[0])))
  const third = await type(author, form, { ...left, autosave: first.told.kept ?? '', text: 'Left two.' })
  expect(third.told.kept).toBe(first.told.kept?.replace('.1', '.2'))
  expect(third.told.compare).toBeDefined()
  expect((await rows(house)).map((row) => JSON.parse(row.fields).text)).toEqual([['Left two.'], ['Right one.']])
})

test('a text that was offered and left alone is not written over by what is typed next', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await type(author, urls.newWork(), { ...(await open(author, urls.newWork())), text: 'The first try.' })
  await type(author, urls.newWork(), { ...(await open(author, urls.newWork())), text: 'The second try.' })
  expect(await rows(house)).toHaveLength(2)
  const [first] = await rows(house)
  const taken = await open(author, urls.newWork(), `${urls.newWork()}?take_up=${first?.id}`)
  await type(author, urls.newWork(), { ...taken, text: 'The first try, gone on with.' })
  expect((await rows(house)).map((row) => JSON.parse(row.fields).text)).toEqual([
    ['The first try, gone on with.'],
    ['The second try.'],
  ])
})

test('what comes late or twice changes nothing', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const fields = await open(author, urls.newWork())
  const send = (text: string, at: number) =>
    author.post(urls.autosaveOf(urls.newWork()), { ...fields, text, serial: String(at) })
  await send('Newer.', 1_790_000_000_002)
  await send('Older.', 1_790_000_000_001)
  await send('Newer.', 1_790_000_000_002)
  expect((await rows(house)).map((row) => [row.version, JSON.parse(row.fields).text])).toEqual([[1, ['Newer.']]])
})

test('who saved from another window meanwhile is told', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const form = urls.editWork(work)
  const [left, right] = [await open(author, form), await open(author, form)]
  expect((await author.post(form, { ...left, text: 'Left, saved.' })).status).toBe(303)
  const { told } = await type(author, form, { ...right, text: 'Right, typed.' })
  expect(told.compare).toBeDefined()
})

test('a text that the browser kept is not offered when its form has been taken', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const fields = { ...(await open(author, urls.newWork())), ...tea }
  const { location } = await author.post(urls.newWork(), fields)
  expect((await type(author, urls.newWork(), { ...fields, kept: '1' })).told).toEqual({ saved: true })
  const form = urls.editWork(Number(/\d+/.exec(location ?? '')?.[0]))
  const stored = await open(author, form)
  expect((await type(author, form, { ...stored, kept: '1' })).told).toEqual({ saved: true })
  expect(await rows(house)).toEqual([])
})

test('what is autosaved is its author’s alone, and is thrown away by nobody else', async () => {
  await using house = await openTestHouse()
  const [author, other] = [await house.as('quillfeather'), await house.as('maren')]
  const work = await post(author)
  const chapter = await addChapter(author, work)
  const form = urls.editChapter(work, chapter)
  await type(author, form, { ...(await open(author, form)), text: 'Mine.' })
  const [{ id } = { id: 0 }] = await rows(house)
  expect((await other.post(urls.autosaveOf(form), { sheet: 'x', serial: '1' })).status).toBe(404)
  expect((await other.get(urls.autosave(id))).status).toBe(404)
  expect((await other.post(urls.discardAutosave(id))).status).toBe(404)
  expect((await author.get(urls.autosave(id))).text).toContain('Mine.')
  expect((await author.post(urls.discardAutosave(id))).location).toBe(form)
  expect(await rows(house)).toEqual([])
})

test('a text that is too long, and a flood of texts, are refused and leave what lies there', {
  tags: 'long',
}, async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const fields = await open(author, urls.newWork())
  const long = await type(author, urls.newWork(), { ...fields, text: 'a'.repeat(2_300_000) })
  expect([long.answer.status, long.told.problem]).toEqual([413, 'too-long'])
  for (let sheet = 0; sheet < 10; sheet++)
    await type(author, urls.newWork(), { ...fields, sheet: `s${sheet}`, text: 'a' })
  const flood = await type(author, urls.newWork(), { ...fields, sheet: 'one more', text: 'b' })
  expect([flood.answer.status, flood.told.problem]).toEqual([413, 'too-many'])
  expect(await rows(house)).toHaveLength(10)
  const statuses = new Set<number>()
  for (let at = 0; at < 240; at++)
    statuses.add(
      (await author.post(urls.autosaveOf(urls.newWork()), { sheet: 's1', serial: '1' }, await author.token())).status,
    )
  expect(statuses).toContain(429)
})
