import { expect, test } from 'vitest'
import { epubOf } from '../../../test/files/epubs.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { ownBook } from '../../../test/own-books.ts'
import { pictures } from '../../../test/pictures.ts'
import { zipOfFiles } from '../../../test/zips.ts'
import { mediaOf, picturesIn } from '../media/index.ts'
import { findCredit } from './credit.ts'
import { LocalReader } from './reading/reader.ts'
import { importAll, type Outcome } from './run.ts'
import type { Source } from './story.ts'
import { unpacked } from './zips.ts'

async function bring(house: TestHouse, as: string, bytes: Uint8Array, dryRun = false): Promise<Outcome | undefined> {
  await house.as(as)
  const credit = await findCredit(house.db, as)
  if (!credit.ok) throw new Error(credit.problem)
  const source: Source = { kind: 'file', name: 'lamp.epub', open: () => ({ ok: true, value: bytes }) }
  const plan = { credit: credit.value, defaults: { fandoms: ['Oz - L. Frank Baum'] }, post: true, dryRun }
  const [outcome] = await importAll(house, [source], plan)
  return outcome
}

async function lamp(): Promise<Uint8Array> {
  const page =
    '<p>She lit the lamp.</p><p><img src="p/lamp.png" alt="A lamp"/></p><p><img src="p/../p/boat.jpg" alt="image1.jpg"/></p><p><img src="torn.png" alt="A torn map"/></p><p>It came.</p><p><img src="p/lamp.png" alt="A lamp"/></p>'
  return epubOf({
    pages: { 'a.xhtml': page },
    files: {
      'p/lamp.png': await pictures.png(40, 30),
      'p/boat.jpg': await pictures.jpeg(50, 20),
      'torn.png': (await pictures.png(60, 30)).subarray(0, 60),
    },
  })
}

const htmlOf = async ({ db }: TestHouse, workId: number) =>
  (
    await db
      .selectFrom('chapter_texts')
      .innerJoin('chapters', 'chapters.id', 'chapter_texts.chapter_id')
      .select('html')
      .where('work_id', '=', workId)
      .executeTakeFirstOrThrow()
  ).html

const keptIn = async ({ db }: TestHouse) =>
  (await db.selectFrom('pictures').select(['alt', 'width', 'height']).orderBy('id').execute()).map((row) => ({
    ...row,
  }))

test('pictures of a book come in drawn anew, and what cannot be kept leaves its description and a reason', {
  tags: 'long',
}, async () => {
  await using house = await openTestHouse()
  const dry = await bring(house, 'quillfeather', await lamp(), true)
  expect([dry?.pictures, await keptIn(house)]).toEqual([3, []])
  const came = await bring(house, 'quillfeather', await lamp())
  expect(came).toMatchObject({
    outcome: 'imported',
    pictures: 2,
    notes: expect.arrayContaining([expect.stringContaining('one picture has no description')]),
    remarks: [{ what: 'pictures', count: 1, sentence: expect.stringContaining('This picture is broken') }],
  })
  expect(await keptIn(house)).toEqual([
    { alt: 'A lamp', width: 40, height: 30 },
    { alt: '', width: 50, height: 20 },
  ])
  const html = await htmlOf(house, came?.id ?? 0)
  expect(
    html.replace(/\/media\/[a-z2-7]{32}/g, '/media/x').replace(/ (?:id|loading|decoding|ref\w+)="[^"]*"/g, ''),
  ).toBe(
    [
      '<p>She lit the lamp.</p>',
      '<p><img src="/media/x.png" alt="A lamp" width="40" height="30"></p>',
      '<p><img src="/media/x.jpg" alt="" width="50" height="20"></p>',
      '<p><em>[A torn map]</em></p>',
      '<p>It came.</p>',
      '<p><img src="/media/x.png" alt="A lamp" width="40" height="30"></p>',
    ].join('\n'),
  )
  for (const name of picturesIn(html)) expect(await mediaOf(house.config).read(name)).toBeDefined()
  expect((await house.db.selectFrom('picture_works').selectAll().execute()).length).toBe(2)
  expect((await bring(house, 'quillfeather', await lamp()))?.outcome).toBe('already-here')
  expect((await keptIn(house)).length).toBe(2)
})

test('a work with pictures comes back from its own EPUB with them, for another member', async () => {
  await using house = await openTestHouse()
  const first = await bring(house, 'quillfeather', await lamp())
  const again = await bring(house, 'maren', await ownBook(house, first?.id ?? 0))
  expect(again).toMatchObject({ outcome: 'imported', pictures: 2 })
  const plain = async (outcome: Outcome | undefined) =>
    (await htmlOf(house, outcome?.id ?? 0)).replace(/\/media\/[a-z2-7]{32}/g, '/media/x').replace(/ id="p\w+"/g, '')
  expect(await plain(again)).toBe(await plain(first))
})

test('where there is no room, the words come in without the pictures', async () => {
  await using house = await openTestHouse({ FANLIGHT_PICTURE_MEGABYTES: '0' })
  const came = await bring(house, 'quillfeather', await lamp())
  expect(came?.remarks).toMatchObject([{ what: 'pictures', count: 3, sentence: expect.stringContaining('keeps no') }])
  expect([came?.outcome, came?.pictures]).toEqual(['imported', undefined])
})

test('a page in a zip brings the pictures beside it into the archive, under the same limits', async () => {
  await using house = await openTestHouse()
  const page = '<title>The Lamp</title><p>She lit it.</p><p><img src="i/lamp.png" alt="A lamp"></p>'
  const zip = zipOfFiles({
    'tale/lamp.html': page,
    'tale/i/lamp.png': await pictures.png(40, 30),
    'tale/i/torn.png': 'x',
  })
  await house.as('quillfeather')
  const credit = await findCredit(house.db, 'quillfeather')
  if (!credit.ok) throw new Error(credit.problem)
  const found = await unpacked(
    [{ kind: 'file', name: 'all.zip', open: () => ({ ok: true, value: zip }) }],
    new LocalReader(),
  )
  const plan = { credit: credit.value, defaults: { fandoms: ['Oz - L. Frank Baum'] }, post: true, dryRun: false }
  const outcomes = await importAll(house, found, plan)
  expect(outcomes.map(({ outcome, pictures: kept, reason }) => [outcome, kept, reason])).toEqual([
    ['skipped', undefined, 'no page beside it shows it'],
    ['imported', 1, undefined],
  ])
  const html = await htmlOf(house, outcomes[1]?.id ?? 0)
  expect(html).toMatch(/<img src="\/media\/[a-z2-7]{32}\.png" alt="A lamp" width="40" height="30"/)
  for (const name of picturesIn(html)) expect(await mediaOf(house.config).read(name)).toBeDefined()
})
