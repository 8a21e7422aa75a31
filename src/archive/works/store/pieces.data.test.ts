import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { addChapter, post, tea } from '../../../../test/posting.ts'
import { searchWords } from '../../../platform/text/words.ts'
import { urls } from '../../urls.ts'
import { readTexts } from '../searched.ts'
import { noteOldTexts } from './texts-to-read.ts'
import { holdsWords } from './words.ts'

async function found(house: TestHouse, text: string): Promise<readonly number[]> {
  await readTexts(house)
  return kept(house, text)
}

async function kept({ db }: TestHouse, text: string): Promise<readonly number[]> {
  const held = holdsWords(db, [{ words: searchWords(text) }])
  const rows = await db.selectFrom('works').select('works.id').where(held).execute()
  return rows.map(({ id }) => id)
}

test('a story is found by its text a moment after it was saved, and follows what becomes of it', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author, { text: 'The kettle sang.\n\nNobody heard the lighthouses.' })
  expect(await kept(house, 'kettle')).toEqual([])
  expect(await found(house, 'kettles')).toEqual([id])
  expect(await found(house, 'sang nobody')).toEqual([])
  const chapter = await addChapter(author, id, { text: 'A marmalade cat.' })
  expect(await found(house, 'marmalade')).toEqual([id])
  const { version } = await house.db
    .selectFrom('chapters')
    .select('version')
    .where('id', '=', chapter)
    .executeTakeFirstOrThrow()
  await author.post(urls.editChapter(id, chapter), {
    ...{ title: '', expectedChapters: '?', position: '2', version: String(version) },
    text: 'A ginger cat.',
  })
  expect(await found(house, 'marmalade')).toEqual([])
  expect(await found(house, 'ginger')).toEqual([id])
  expect(await found(house, 'kettle')).toEqual([id])
  await house.db.deleteFrom('works').where('id', '=', id).execute()
  expect(await found(house, 'kettle')).toEqual([])
  expect(await house.db.selectFrom('text_pieces').selectAll().execute()).toEqual([])
})

test('a draft is not read, nor a text that its author does not want to be searched', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author, { text: 'The kettle sang.', notesBefore: 'For Margarethe.' })
  expect(await found(house, 'kettle')).toEqual([id])
  await author.post(urls.robotChoices(id), { engines: '', training: '', search: 'no' })
  expect((await author.get(urls.robotChoices(id))).text).toMatch(/name="search"[^>]*checked/)
  expect(await found(house, 'kettle')).toEqual([])
  expect(await found(house, 'margarethe')).toEqual([id])
  await author.post(urls.robotChoices(id), { engines: '', training: '' })
  expect(await found(house, 'kettle')).toEqual([id])
  await house.db.transaction().execute((trx) => trx.updateTable('chapters').set({ posted_at: null }).execute())
  await house.db.transaction().execute((trx) => trx.insertInto('texts_to_read').values({ work_id: id }).execute())
  expect(await found(house, 'kettle')).toEqual([])
})

test('a long text is kept in pieces, the last word of it too, and a word that stands there a thousand times', async () => {
  await using house = await openTestHouse()
  const paragraph = `${'the kettle and the lamp '.repeat(80)}\n\n`
  const id = await post(await house.as('quillfeather'), { text: `${paragraph.repeat(20)}The very last zeppelin.` })
  expect(await found(house, 'very last zeppelin')).toEqual([id])
  expect((await house.db.selectFrom('text_pieces').select('id').execute()).length).toBeGreaterThan(4)
})

test('what was kept in an older way is read again, and found as it was until then', async () => {
  await using house = await openTestHouse()
  const id = await post(await house.as('quillfeather'), tea)
  expect(await found(house, 'kettle')).toEqual([id])
  await house.db.transaction().execute((trx) => trx.updateTable('text_pieces').set({ made: '0 en 0' }).execute())
  await noteOldTexts(house.db)
  expect(await kept(house, 'kettle')).toEqual([id])
  expect(await found(house, 'kettle')).toEqual([id])
  expect(await house.db.selectFrom('text_pieces').select('made').where('made', 'like', '0 %').execute()).toEqual([])
})
