import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { searchWords } from '../../../platform/text/words.ts'
import type { WorkDetails } from '../kinds.ts'
import { insertWork } from './insert.ts'
import { holdsAWord, holdsWords, indexWords, type SoughtWords } from './words.ts'

const details: WorkDetails = {
  title: 'The Lamp in the Window',
  summary: '<p>A lamp, and <em>nobody</em> home.</p>',
  notesBefore: '',
  notesAfter: '',
  language: 'en',
  rating: 'General Audiences',
  warnings: ['No Archive Warnings Apply'],
  categories: [],
  fandoms: ['Sherlock Holmes - Arthur Conan Doyle'],
  relationships: [],
  characters: ['Mrs. Hudson'],
  additional: ['Fluff', 'Angst with a Happy Ending'],
  restricted: false,
  expectedChapters: 1,
}

async function write(house: TestHouse, changes: Partial<WorkDetails> = {}): Promise<number> {
  await house.as('quillfeather')
  return house.db.transaction().execute(async (trx) => {
    const { id } = await trx.selectFrom('pseuds').select('id').executeTakeFirstOrThrow()
    const now = house.now()
    return (
      await insertWork(trx, { details: { ...details, ...changes }, pseudIds: [id], chapters: [], postedAt: now, now })
    ).workId
  })
}

const phrase = (text: string, more: Partial<SoughtWords> = {}): SoughtWords => ({ words: searchWords(text), ...more })

async function found(house: TestHouse, ...phrases: readonly SoughtWords[]): Promise<readonly number[]> {
  const rows = await house.db.selectFrom('works').select('works.id').where(holdsWords(house.db, phrases)).execute()
  return rows.map(({ id }) => id)
}

test('a work is found by words of its title, byline, tags and summary', async () => {
  await using house = await openTestHouse()
  const id = await write(house)
  for (const text of ['LAMP', 'quillfeather', 'hudson', 'conan', 'nobody', 'happy'])
    expect(await found(house, phrase(text)), text).toEqual([id])
  expect(await found(house, phrase('lamp'), phrase('lighthouse'))).toEqual([])
})

test('a phrase stands in one place, in this order, and never reaches from one tag into the next', async () => {
  await using house = await openTestHouse()
  const id = await write(house)
  expect(await found(house, phrase('happy ending'))).toEqual([id])
  expect(await found(house, phrase('ending happy'))).toEqual([])
  expect(await found(house, phrase('fluff angst'))).toEqual([])
  expect(await found(house, phrase('window quillfeather'))).toEqual([])
})

test('a word can be asked for in one place only, or by its beginning', async () => {
  await using house = await openTestHouse()
  const id = await write(house)
  expect(await found(house, phrase('lamp', { field: 'title' }))).toEqual([id])
  expect(await found(house, phrase('hudson', { field: 'title' }))).toEqual([])
  expect(await found(house, phrase('quill', { open: true, field: 'creators' }))).toEqual([id])
  expect(await found(house, phrase('quill'))).toEqual([])
})

test('two characters of a title in a script without spaces are enough', async () => {
  await using house = await openTestHouse()
  const japanese = await write(house, { title: '東京都の月', language: 'ja' })
  const thai = await write(house, { title: 'พระจันทร์ที่นี่', language: 'th' })
  for (const text of ['東京', '京都', 'の月', '都の'])
    expect(await found(house, phrase(text)), text).toEqual([japanese])
  expect(await found(house, phrase('月東'))).toEqual([])
  expect(await found(house, phrase('ที่นี่'))).toEqual([thai])
})

test('words follow a change, and go with the work', async () => {
  await using house = await openTestHouse()
  const id = await write(house)
  await house.db.updateTable('works').set({ title: 'Something Else' }).execute()
  await house.db.transaction().execute((trx) => indexWords(trx, [id]))
  expect(await found(house, phrase('window'))).toEqual([])
  expect(await found(house, phrase('something else'))).toEqual([id])
  await house.db.deleteFrom('works').execute()
  expect(await found(house, phrase('something'))).toEqual([])
})

test('one phrase of several is enough where any will do', async () => {
  await using house = await openTestHouse()
  const id = await write(house)
  const rows = await house.db
    .selectFrom('works')
    .select('works.id')
    .where(holdsAWord(house.db, [phrase('lighthouse'), phrase('fluff')]))
    .execute()
  expect(rows).toEqual([{ id }])
})
