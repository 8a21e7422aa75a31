import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { chapterDetails, plantWork, workDetails } from '../../../../test/stories.ts'
import { countWords } from '../../../platform/text/count.ts'
import type { Transaction } from '../../../schema/index.ts'
import { orderChapters, postChapter, removeChapter } from './chapter-list.ts'
import { insertChapter, updateChapter } from './chapters.ts'

const within = <Value>(house: TestHouse, work: (trx: Transaction) => Promise<Value>) =>
  house.db.transaction().execute(work)

const chapterRows = (house: TestHouse, workId: number) =>
  house.db
    .selectFrom('chapters')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .selectAll()
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute()

/** What the work's row must say, counted slowly from the texts themselves. */
async function slowCount(house: TestHouse, workId: number) {
  const chapters = (await chapterRows(house, workId)).filter(({ posted_at }) => posted_at !== null)
  const counts = chapters.map(({ html }) => countWords(html))
  return {
    chapter_count: chapters.length,
    word_count: counts.reduce((sum, { words }) => sum + words, 0),
    character_count: counts.reduce((sum, { characters }) => sum + characters, 0),
    first_chapter_id: chapters.at(0)?.id ?? null,
    last_chapter_id: chapters.at(-1)?.id ?? null,
  }
}

type Step =
  | { readonly kind: 'insert'; readonly place: number; readonly post: boolean; readonly words: number }
  | { readonly kind: 'remove' | 'post' | 'edit' | 'front'; readonly at: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    place: fc.integer({ min: -2, max: 12 }),
    post: fc.boolean(),
    words: fc.nat(9),
  }),
  fc.record({
    kind: fc.constantFrom('remove' as const, 'post' as const, 'edit' as const, 'front' as const),
    at: fc.nat(9),
  }),
)

async function take(house: TestHouse, trx: Transaction, workId: number, one: Step): Promise<void> {
  const now = house.now()
  if (one.kind === 'insert') {
    const html = one.words === 0 ? '' : `<p>${'word '.repeat(one.words).trim()}</p>\n<p>Another.</p>`
    await insertChapter(trx, workId, one.place, chapterDetails(html), { post: one.post, now })
    return
  }
  const rows = await trx
    .selectFrom('chapters')
    .select(['id', 'version'])
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute()
  const row = rows[one.at % rows.length]
  if (!row) return
  if (one.kind === 'remove') await removeChapter(trx, row.id, now)
  if (one.kind === 'post') await postChapter(trx, row.id, now)
  if (one.kind === 'edit')
    await updateChapter(trx, row.id, chapterDetails(`<p>Edited ${one.at}.</p>`), { version: row.version, now })
  if (one.kind === 'front')
    await orderChapters(trx, workId, [row.id, ...rows.map(({ id }) => id).filter((id) => id !== row.id)], now)
}

test('whatever is done to chapters, they stand 1 to n, are counted rightly, and no paragraph has another’s id', {
  tags: 'long',
}, async () => {
  await using house = await openTestHouse()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { workId } = await plantWork(house, ['quillfeather'])
      for (const one of steps) await within(house, (trx) => take(house, trx, workId, one))
      const rows = await chapterRows(house, workId)
      expect(rows.map(({ position }) => position)).toEqual(rows.map((_, at) => at + 1))
      const work = await house.db.selectFrom('works').selectAll().where('id', '=', workId).executeTakeFirstOrThrow()
      expect(work).toMatchObject(await slowCount(house, workId))
      const ids = rows.flatMap(({ html }) =>
        [...html.matchAll(/ id="p(\w+)"/g)].map(([, id = '']) => Number.parseInt(id, 36)),
      )
      expect(new Set(ids).size).toBe(ids.length)
      expect(Math.max(0, ...ids)).toBeLessThan(work.next_block)
    }),
    { numRuns: 25 },
  )
})

test('two who add a chapter at once get two places', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const add = (at: number) => () =>
    within(house, (trx) =>
      insertChapter(trx, workId, 99, chapterDetails(`<p>Number ${at}.</p>`), { post: true, now: house.now() }),
    )
  await Promise.all([1, 2, 3, 4, 5].map((at) => add(at)()))
  const rows = await chapterRows(house, workId)
  expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
  expect(new Set(rows.flatMap(({ html }) => html.match(/id="\w+"/g))).size).toBe(6)
})

test('two who delete the last two posted chapters at once leave one', async () => {
  await using house = await openTestHouse()
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'], {
    chapters: [chapterDetails('<p>One.</p>'), chapterDetails('<p>Two.</p>')],
  })
  const removed = await Promise.all(chapterIds.map((id) => within(house, (trx) => removeChapter(trx, id, house.now()))))
  expect(removed.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await chapterRows(house, workId)).toHaveLength(1)
})

test('a chapter that is added to a draft is a draft until the work is posted', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'], { postedAt: null })
  await within(house, (trx) =>
    insertChapter(trx, workId, 2, chapterDetails('<p>Two.</p>'), { post: true, now: house.now() }),
  )
  expect((await chapterRows(house, workId)).map(({ posted_at }) => posted_at)).toEqual([null, null])
})

test('a total that more chapters pass grows with them', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'], { details: workDetails({ expectedChapters: 1 }) })
  await within(house, (trx) =>
    insertChapter(trx, workId, 2, chapterDetails('<p>Two.</p>'), { post: true, now: house.now() }),
  )
  const work = await house.db.selectFrom('works').select(['expected_chapters', 'complete']).executeTakeFirst()
  expect(work).toEqual({ expected_chapters: 2, complete: 1 })
})

test('an order that is not of all chapters changes nothing', async () => {
  await using house = await openTestHouse()
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'], {
    chapters: [chapterDetails('<p>One.</p>'), chapterDetails('<p>Two.</p>')],
  })
  const [one = 0, two = 0] = chapterIds
  for (const order of [[], [one], [one, one], [one, two, two], [one, two + 1]])
    expect(await within(house, (trx) => orderChapters(trx, workId, order, house.now()))).toBe(false)
  expect(await within(house, (trx) => orderChapters(trx, workId, [two, one], house.now()))).toBe(true)
  expect((await chapterRows(house, workId)).map(({ id }) => id)).toEqual([two, one])
})
