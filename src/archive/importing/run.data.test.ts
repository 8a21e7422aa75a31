import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { isPostgres } from '../../platform/db/open.ts'
import { findCredit } from './credit.ts'
import type { Told } from './manifest.ts'
import { importAll, type Outcome } from './run.ts'
import type { Source } from './story.ts'

type Options = { readonly as?: string; readonly defaults?: Told; readonly post?: boolean; readonly dryRun?: boolean }

function file(name: string, text: string): Source {
  return { kind: 'file', name, open: () => ({ ok: true, value: new TextEncoder().encode(text) }) }
}

function folder(name: string, work: object, chapters: Readonly<Record<string, string>> = { '1.txt': 'Once.' }): Source {
  const listed = Object.keys(chapters).map((file) => ({ file }))
  const files: Readonly<Record<string, string>> = {
    'work.json': JSON.stringify({ title: name, chapters: listed, ...work }),
    ...chapters,
  }
  return {
    kind: 'folder',
    name,
    folder: name,
    files: Object.keys(files),
    absent: 'it is not there',
    open: (one) => ({ ok: true, value: new TextEncoder().encode(files[one]) }),
  }
}

async function importInto(
  house: TestHouse,
  sources: readonly Source[],
  options: Options = {},
): Promise<readonly Outcome[]> {
  const credit = await findCredit(house.db, options.as)
  if (!credit.ok) throw new Error(credit.problem)
  const { defaults = {}, post = true, dryRun = false } = options
  return importAll(house, sources, { credit: credit.value, defaults, post, dryRun })
}

const countOf = async ({ db }: TestHouse, table: 'works' | 'pseuds' | 'series' | 'chapters') =>
  (
    await db
      .selectFrom(table)
      .select((all) => all.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

const seriesOf = ({ db }: TestHouse) =>
  db
    .selectFrom('series_works')
    .innerJoin('works', 'works.id', 'series_works.work_id')
    .innerJoin('series', 'series.id', 'series_works.series_id')
    .select(['series.title as series', 'works.title', 'position'])
    .orderBy('series.id')
    .orderBy('position')
    .execute()

const OZ = { author: 'quillfeather', fandoms: ['Oz - L. Frank Baum'] }

test('a folder becomes a work with all its chapters, its tags and its date', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  const about = { ...OZ, published: '2025-03-01', rating: 'Mature', restricted: true, additional_tags: ['Fluff'] }
  const [outcome] = await importInto(house, [
    folder('Letters', about, { '1.txt': 'One two three.', '2.md': 'Four *five*.' }),
  ])
  expect(outcome).toMatchObject({
    outcome: 'imported',
    title: 'Letters',
    byline: 'quillfeather',
    words: 5,
    chapters: 2,
    notes: [],
  })
  const work = await house.db.selectFrom('works').selectAll().executeTakeFirstOrThrow()
  expect(work).toMatchObject({
    id: outcome?.id,
    posted_at: '2025-03-01T00:00:00.000Z',
    updated_at: '2025-03-01T00:00:00.000Z',
    restricted: 1,
    adult: 1,
    complete: 1,
    word_count: 5,
  })
})

test('the same again changes nothing and says where it is', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  const sources = [folder('Letters', OZ), file('tea.txt', 'Tea at dawn, and nobody to drink it with.')]
  const first = await importInto(house, sources, { as: 'quillfeather' })
  const second = await importInto(house, sources, { as: 'quillfeather' })
  expect(second.map(({ outcome, id }) => ({ outcome, id }))).toEqual(
    first.map(({ id }) => ({ outcome: 'already-here', id })),
  )
  expect(await countOf(house, 'works')).toBe(2)
})

test('a work in the bin does not come in again', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  await importInto(house, [folder('Letters', OZ)])
  await house.db.updateTable('works').set({ deleted_at: house.clock.now.toISOString() }).execute()
  expect(await importInto(house, [folder('Letters', OZ)])).toMatchObject([
    { outcome: 'already-here', notes: ['it lies in the bin'] },
  ])
})

test('two imports of the same work at once make one', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  const both = await Promise.all([
    importInto(house, [folder('Letters', OZ)]),
    importInto(house, [folder('Letters', OZ)]),
  ])
  expect(
    both
      .flat()
      .map(({ outcome }) => outcome)
      .sort(),
  ).toEqual(['already-here', 'imported'])
  expect(await countOf(house, 'works')).toBe(1)
})

test('what cannot be read is told with its reason, and the rest goes on', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  const outcomes = await importInto(house, [
    { kind: 'refused', name: 'gone.txt', reason: 'there is no such file or folder' },
    folder('Broken', { ...OZ, rating: 'Spicy' }),
    folder('Letters', OZ),
  ])
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped', 'imported'])
  expect(outcomes[1]?.reason).toContain('rating cannot be "Spicy"')
})

test('a dry run tells the same and writes nothing', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  const sources = [folder('Letters', { ...OZ, author: 'Nobody Yet' }), folder('Loose', {}), file('bad.docx', 'x')]
  const dry = await importInto(house, sources, { dryRun: true })
  expect(await countOf(house, 'works')).toBe(0)
  expect(await countOf(house, 'pseuds')).toBe(1)
  const wet = await importInto(house, sources)
  expect(dry).toEqual(wet.map(({ id, ...outcome }) => outcome))
  expect(dry.map(({ outcome }) => outcome)).toEqual(['imported', 'draft', 'skipped'])
})

test('a file without a fandom is a draft, with one from the tags of the import it is posted', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  expect(await importInto(house, [file('a.txt', 'Once.')])).toMatchObject([{ outcome: 'draft' }])
  expect(await importInto(house, [file('b.txt', 'Twice.')], { defaults: { fandoms: ['Oz'] } })).toMatchObject([
    { outcome: 'imported' },
  ])
  expect(
    await importInto(house, [file('c.txt', 'Thrice.')], { defaults: { fandoms: ['Oz'] }, post: false }),
  ).toMatchObject([{ outcome: 'draft' }])
})

test('where several people have accounts, a file needs to be somebody’s', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  await house.as('gare_du_nord')
  expect(await importInto(house, [file('a.txt', 'Once.')])).toMatchObject([
    { outcome: 'skipped', reason: expect.stringContaining('--as') },
  ])
  expect(await importInto(house, [file('a.txt', 'Once.')], { as: 'Gare_Du_Nord' })).toMatchObject([
    { byline: 'gare_du_nord' },
  ])
  expect((await findCredit(house.db, 'somebody else')).ok).toBe(false)
})

test('an author whom nobody knows becomes a pseud of the first administrator, in letters a pseud may have', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  await house.as('lamplighter', ['admin'])
  const works = [folder('One', { ...OZ, author: 'H. G. Wells' }), folder('Two', { ...OZ, author: 'H. G. Wells' })]
  expect(await importInto(house, works)).toMatchObject([
    { byline: 'H G Wells', notes: ['by H. G. Wells, credited to H G Wells'] },
    { byline: 'H G Wells' },
  ])
  const pseuds = await house.db
    .selectFrom('pseuds')
    .innerJoin('users', 'users.id', 'user_id')
    .select(['name', 'login'])
    .where('is_default', '=', 0)
    .execute()
  expect(pseuds).toEqual([{ name: 'H G Wells', login: 'lamplighter' }])
})

test('where nobody has an account yet, a work is credited to a bare name', async () => {
  await using house = await openTestHouse()
  expect(await importInto(house, [folder('One', OZ), folder('Two', OZ)])).toMatchObject([
    { outcome: 'imported' },
    { outcome: 'imported' },
  ])
  expect(await house.db.selectFrom('pseuds').select(['name', 'user_id']).execute()).toEqual([
    { name: 'quillfeather', user_id: null },
  ])
})

test('parts of a series that come in out of order stand in order', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  const part = (position: number) => folder(`Part ${position}`, { ...OZ, series: { title: 'Ledgers', position } })
  await importInto(house, [part(3), part(2), part(4), part(1)])
  await importInto(house, [folder('Part 5', { ...OZ, series: { title: 'Ledgers' } })])
  expect(await seriesOf(house)).toEqual(
    [1, 2, 3, 4, 5].map((position) => ({ series: 'Ledgers', title: `Part ${position}`, position })),
  )
})

test('an import stops when it is told to, and everything that is in has been told', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  const sources = Array.from({ length: 12 }, (_, at) => folder(`Part ${at + 1}`, OZ))
  const plan = await planOf(house)
  const outcomes = await importAll(house, sources, plan, ({ title }) => title !== 'Part 5')
  expect(outcomes.length).toBeLessThan(12)
  expect(outcomes.map(({ title }) => title)).toContain('Part 5')
  expect(await countOf(house, 'works')).toBe(outcomes.length)
  expect(await importAll(house, sources, plan)).toHaveLength(12)
  expect(await countOf(house, 'works')).toBe(12)
})

test('of stories that come in together, one that is there twice comes in once, under an author who is new too', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  const twice = (author: string) => [...Array(4)].map(() => folder('Letters', { ...OZ, author }))
  const outcomes = await importInto(house, [...twice('quillfeather'), ...twice('Nobody Yet')])
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'imported',
    ...Array(3).fill('already-here'),
    'imported',
    ...Array(3).fill('already-here'),
  ])
  expect(await countOf(house, 'works')).toBe(2)
  expect(await countOf(house, 'pseuds')).toBe(2)
})

test('a story that cannot be written leaves those that came with it, and is told after them', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  await (isPostgres(house.db)
    ? sql`alter table works add constraint refused check (title <> 'Part 10')`
    : sql`create trigger refused before insert on works when new.title = 'Part 10' begin select raise(abort, 'no'); end`
  ).execute(house.db)
  const plan = await planOf(house)
  const told: Outcome[] = []
  const watch = (outcome: Outcome) => told.push(outcome) > 0
  const sources = Array.from({ length: 12 }, (_, at) => folder(`Part ${at + 1}`, OZ))
  await expect(importAll(house, sources, plan, watch)).rejects.toThrow()
  expect(told.map(({ title }) => title)).toEqual(Array.from({ length: 9 }, (_, at) => `Part ${at + 1}`))
  expect(await countOf(house, 'works')).toBe(9)
})

async function planOf(house: TestHouse) {
  const credit = await findCredit(house.db, undefined)
  if (!credit.ok) throw new Error(credit.problem)
  return { credit: credit.value, defaults: {}, post: true, dryRun: false }
}
