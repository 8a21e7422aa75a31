import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { addChapter, post } from '../../../../../test/posting.ts'
import { type Visitor, wordsOf } from '../../../../../test/visitor.ts'
import { urls } from '../../../urls.ts'

function later(house: TestHouse, minutes: number): void {
  house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000)
}

async function save(author: Visitor, address: string, text: string): Promise<void> {
  const fields = fieldsIn((await author.get(address)).text, address)
  expect((await author.post(address, { ...fields, text })).status).toBe(303)
}

const revisions = (house: TestHouse) => house.db.selectFrom('revisions').selectAll().orderBy('id').execute()
const idsOf = (html = '') => [...html.matchAll(/ id="(p\w+)"/g)].map(([, id]) => id)

async function chapterOf(house: TestHouse, work: number): Promise<number> {
  const row = await house.db.selectFrom('chapters').select('id').where('work_id', '=', work).executeTakeFirstOrThrow()
  return row.id
}

test('saved texts of a posted chapter are versions, the posted one too; what is saved within ten minutes is one', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const form = urls.editWork(work)
  const postedAt = house.now().toISOString()
  expect(await revisions(house)).toEqual([])
  later(house, 60)
  await save(author, form, 'The kettle sang once.')
  later(house, 5)
  await save(author, form, 'The kettle sang twice.')
  const second = house.now().toISOString()
  later(house, 6)
  await save(author, form, 'The kettle sang thrice.')
  const rows = await revisions(house)
  expect(rows.map(({ kind, saved_at }) => [kind, saved_at])).toEqual([
    ['posted', postedAt],
    ['edited', second],
    ['edited', house.now().toISOString()],
  ])
  expect(rows.map(({ html }) => /sang (\w+)|Nobody/.exec(html)?.[0])).toEqual(['Nobody', 'sang twice', 'sang thrice'])

  const versions = urls.versions(work, await chapterOf(house, work))
  const list = wordsOf((await author.get(versions)).text)
  expect(list).toContain('As it was posted')
  expect(list).toContain('stands now')
})

test('a draft has no versions', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { do: 'draft' })
  const chapter = await addChapter(author, work, { do: 'draft' })
  await save(author, urls.editChapter(work, chapter), 'Another rain.')
  expect(await revisions(house)).toEqual([])
  expect((await author.get(urls.versions(work, chapter))).text).toContain('One version only')
})

test('two versions are compared word by word, in one column and side by side, and each is read', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { text: 'The kettle sang.\n\nNobody else did.\n\nIt rained.' })
  await save(author, urls.editWork(work), 'The old kettle sang.\n\nIt rained.')
  const chapter = await chapterOf(house, work)
  const [first, second] = await revisions(house)
  const pair = `from=${first?.id}&to=${second?.id}`
  const inline = (await author.get(urls.compareVersions(work, chapter, pair))).text
  expect(inline).toContain('The <ins>old </ins>kettle sang.')
  expect(inline).toContain('<del>Nobody else did.</del>')
  const sides = (await author.get(urls.compareVersions(work, chapter, `${pair}&view=side`))).text
  expect(sides).toContain('The kettle sang.')
  expect(sides).toContain('The <ins>old </ins>kettle sang.')
  expect((await author.get(urls.version(work, chapter, first?.id ?? 0))).text).toContain('Nobody else did.')
  expect((await author.get(urls.compareVersions(work, chapter, 'from=1&to=999'))).status).toBe(404)
})

test('going back to a version loses nothing, and gives paragraphs their ids back', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { text: 'The kettle sang.\n\nNobody else did.\n\nIt rained.' })
  await save(author, urls.editWork(work), 'The kettle sang.\n\nIt rained.\n\nA whole new paragraph came.')
  const chapter = await chapterOf(house, work)
  const [first] = await revisions(house)
  expect((await author.post(urls.restoreVersion(work, chapter, first?.id ?? 0))).status).toBe(303)
  const rows = await revisions(house)
  expect(rows.map(({ kind }) => kind)).toEqual(['posted', 'edited', 'restored'])
  expect(rows[2]?.html).toBe(rows[0]?.html)
  expect(rows[1]?.html).toContain('A whole new paragraph came.')
  expect(idsOf(rows[2]?.html)).toEqual(['p1', 'p2', 'p3'])
  expect((await house.guest().get(urls.work(work))).text).toContain('Nobody else did.')
})

test('versions are their author’s alone', async () => {
  await using house = await openTestHouse()
  const [author, other] = [await house.as('quillfeather'), await house.as('maren')]
  const work = await post(author)
  await save(author, urls.editWork(work), 'Changed.')
  const chapter = await chapterOf(house, work)
  const [first] = await revisions(house)
  const id = first?.id ?? 0
  for (const address of [
    urls.versions(work, chapter),
    urls.version(work, chapter, id),
    urls.compareVersions(work, chapter),
  ])
    expect((await other.get(address)).status, address).toBe(404)
  expect((await other.post(urls.restoreVersion(work, chapter, id))).status).toBe(404)
})
