import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { prepare } from '../../../../test/engines.ts'
import { openDatabase } from '../../../platform/db/open.ts'
import type { Db, Tables } from '../../../schema/index.ts'
import { checkArchive } from '../../checking/index.ts'
import { holdsWords } from '../../works/index.ts'
import type { Recipe } from './catalogue.ts'
import { printCatalogue } from './printed.ts'
import { seedCatalogue } from './seed.ts'

const RECIPE: Recipe = { works: 150, seed: 3, volume: 'short', passwordHash: null }
const NOW = new Date('2026-03-09T12:00:00.000Z')

/** Two new archives, the same to the byte. */
async function openTwins() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-printed-'))
  const [one, other] = [path.join(folder, 'one.sqlite'), path.join(folder, 'other.sqlite')]
  const db = open(one)
  await prepare(db)
  await db.destroy()
  copyFileSync(one, other)
  return { one, other, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

function open(file: string): Db {
  return openDatabase<Tables>(`sqlite:${file}`)
}

const COMPARED = [
  'users',
  'pseuds',
  'tags',
  'taggings',
  'works',
  'work_counters',
  'creatorships',
  'chapters',
  'chapter_texts',
  'series',
  'series_works',
  'series_creators',
] as const

test.each(['none', 'short'] as const)('what is printed is what would have been inserted (%s)', async (volume) => {
  using files = await openTwins()
  await printCatalogue(files.one, { ...RECIPE, volume }, NOW, () => undefined)
  const [printed, inserted] = [open(files.one), open(files.other)]
  await seedCatalogue({ db: inserted, now: () => NOW }, { ...RECIPE, volume }, () => undefined)
  for (const table of COMPARED) {
    const rows = (db: Db) => db.selectFrom(table).selectAll().execute()
    const plain = async (db: Db) => (await rows(db)).map((row) => JSON.stringify(row)).sort()
    expect(await plain(printed), table).toEqual(await plain(inserted))
  }
  const lamps = (db: Db) =>
    db
      .selectFrom('works')
      .select('id')
      .where(holdsWords(db, [{ words: ['the'] }]))
      .orderBy('id')
      .execute()
  expect((await lamps(printed)).length).toBeGreaterThan(5)
  expect(await lamps(printed)).toEqual(await lamps(inserted))
  expect((await checkArchive(printed)).faults).toEqual([])
  await printed.destroy()
  await inserted.destroy()
})

test('a catalogue that is not finished leaves the archive as it was', async () => {
  using files = await openTwins()
  const stop = () => {
    throw new Error('the power went')
  }
  await expect(printCatalogue(files.one, RECIPE, NOW, stop)).rejects.toThrow('the power went')
  expect(existsSync(`${files.one}.new`)).toBe(false)
  const db = open(files.one)
  expect(await db.selectFrom('works').select('id').execute()).toEqual([])
  expect((await checkArchive(db)).faults).toEqual([])
  await db.destroy()
})
