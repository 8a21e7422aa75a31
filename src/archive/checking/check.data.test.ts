import { type Insertable, sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { isPostgres } from '../../platform/db/open.ts'
import type { Tables, Transaction } from '../../schema/index.ts'
import { createSeries, insertWork, joinSeries, type WorkDetails } from '../works/index.ts'
import { checkArchive } from './check.ts'

const DETAILS: WorkDetails = {
  title: 'Tea at Dawn',
  summary: '',
  notesBefore: '',
  notesAfter: '',
  language: 'en',
  rating: 'General Audiences',
  warnings: ['No Archive Warnings Apply'],
  categories: [],
  fandoms: ['Oz - L. Frank Baum'],
  relationships: [],
  characters: [],
  additional: [],
  restricted: false,
  expectedChapters: 2,
}

function chapter(html: string) {
  return { title: '', summary: '', contentNotes: '', notesBefore: '', notesAfter: '', html }
}

/** An archive with one posted work of two chapters and one draft, both in a series. */
async function openSmallArchive(): Promise<TestHouse & { readonly workId: number }> {
  const house = await openTestHouse()
  await house.as('quillfeather')
  const workId = await house.db.transaction().execute(async (trx) => {
    const { id } = await trx.selectFrom('pseuds').select('id').executeTakeFirstOrThrow()
    const now = house.now()
    const common = {
      pseudIds: [id],
      now,
      chapters: [chapter('<p>One two three.</p>\n<p>四つ。</p>'), chapter('<p>Four.</p>')],
    }
    const posted = await insertWork(trx, { ...common, details: DETAILS, postedAt: now })
    const draft = await insertWork(trx, {
      ...common,
      details: { ...DETAILS, rating: '', warnings: [], fandoms: [] },
      postedAt: null,
    })
    const seriesId = await createSeries(trx, { title: 'Teas', pseudIds: [id], now })
    for (const work of [posted, draft]) await joinSeries(trx, seriesId, work.workId, now)
    return posted.workId
  })
  return { ...house, workId, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
}

test('nothing is wrong with what came in by the door, drafts among it', async () => {
  await using house = await openSmallArchive()
  expect(await checkArchive(house.db)).toEqual({ works: 2, faults: [] })
})

/** As no door of the archive would put it in. */
function insertComment(trx: Transaction, workId: number, changes: Partial<Insertable<Tables['comments']>>) {
  const row = { work_id: workId, path: '', html: '<p>Hm.</p>', state: 'shown' as const, created_at: '' }
  return trx
    .insertInto('comments')
    .values({ ...row, ...changes })
    .execute()
}

type Damage = readonly [damage: (trx: Transaction, workId: number) => Promise<unknown>, fault: RegExp]

const DAMAGES: Readonly<Record<string, Damage>> = {
  'a wrong number of words': [
    (trx, id) => trx.updateTable('works').set({ word_count: 7 }).where('id', '=', id).execute(),
    /it says it has 7 words, and it is 5/,
  ],
  'a wrong number of chapters': [
    (trx, id) => trx.updateTable('works').set({ chapter_count: 3 }).where('id', '=', id).execute(),
    /3 chapters, and it is 2/,
  ],
  'a chapter whose text is gone': [
    (trx, id) =>
      trx
        .deleteFrom('chapter_texts')
        .where('chapter_id', 'in', (from) => from.selectFrom('chapters').select('id').where('work_id', '=', id))
        .execute(),
    /has no text/,
  ],
  'two chapters in one place': [
    (trx, id) => trx.updateTable('chapters').set({ position: 1 }).where('work_id', '=', id).execute(),
    /stands at 1, not at 2/,
  ],
  'a paragraph that is there twice': [
    (trx) => trx.updateTable('chapter_texts').set({ html: '<p id="p1">One two three.</p>' }).execute(),
    /the paragraph p1 is there twice/,
  ],
  'a counter of paragraphs that has fallen behind': [
    (trx, id) => trx.updateTable('works').set({ next_block: 2 }).where('id', '=', id).execute(),
    /the paragraph p2 has a number that the next new one would get/,
  ],
  'a work that calls itself unfinished': [
    (trx, id) => trx.updateTable('works').set({ complete: 0 }).where('id', '=', id).execute(),
    /it is complete and does not say so/,
  ],
  'a harmless work behind the question for adults': [
    (trx, id) => trx.updateTable('works').set({ adult: 1 }).where('id', '=', id).execute(),
    /it is asked about first, though rated General Audiences/,
  ],
  'a posted work without its tags': [
    (trx, id) => trx.deleteFrom('taggings').where('work_id', '=', id).execute(),
    /without a rating/,
  ],
  'a work that nobody wrote': [
    (trx, id) => trx.deleteFrom('creatorships').where('work_id', '=', id).execute(),
    /nobody is credited/,
  ],
  'a work without counters': [
    (trx, id) => trx.deleteFrom('work_counters').where('work_id', '=', id).execute(),
    /no counters/,
  ],
  'a wrong number of bookmarks': [
    (trx, id) =>
      trx
        .updateTable('work_counters')
        .set({ bookmarks: 3, moved_at: '2026-03-09' })
        .where('work_id', '=', id)
        .execute(),
    /says it has 3 public bookmarks, and it is 0/,
  ],
  'a reader of today who was not counted': [
    (trx, id) => trx.insertInto('hits').values({ day: '2026-03-09', work_id: id, reader: 'm1' }).execute(),
    /says it had 0 readers, and 1 came today/,
  ],
  'a work sorted under another title': [
    (trx, id) => trx.updateTable('works').set({ title: 'Coffee' }).where('id', '=', id).execute(),
    /sorted by title under tea at dawn, and it is coffee/,
  ],
  'a gap in a series': [
    (trx, id) => trx.updateTable('series_works').set({ position: 5 }).where('work_id', '=', id).execute(),
    /series \d+ has 2 works on 2 places from 2 to 5/,
  ],
  'a series without works': [(trx) => trx.deleteFrom('series_works').execute(), /series \d+ has no works/],
  'an account without a default pseud': [
    (trx) => trx.updateTable('pseuds').set({ is_default: 0 }).execute(),
    /quillfeather has 0 default pseuds/,
  ],
  'a tag that nobody would find': [
    (trx) => trx.updateTable('tags').set({ name_key: 'kansas' }).where('type', '=', 'fandom').execute(),
    /kept under "kansas"/,
  ],
  'a counter of kudos that counts more than there are': [
    (trx, id) =>
      trx.updateTable('work_counters').set({ kudos: 3, moved_at: '2026-03-09' }).where('work_id', '=', id).execute(),
    /work \d+ says it has 3 kudos, and it is 0/,
  ],
  'a counter of comments that never moved, though it should have': [
    (trx, id) => insertComment(trx, id, {}),
    /work \d+ says it has 0 comments, and it is 1/,
  ],
  'a thread that stands on no shelf': [
    (trx, id) => insertComment(trx, id, { number: 1 }),
    /work \d+ says it has 0 threads on shelf 0, and it is 1/,
  ],
  'a place kept for nobody': [
    (trx, id) => insertComment(trx, id, { state: 'gone', html: '' }),
    /comment \d+ keeps a place that nobody needs/,
  ],
  'a comment outside of all threads': [
    (trx, id) => insertComment(trx, id, { parent_id: null }),
    /comment \d+ belongs to no thread/,
  ],
  'a bond of one': [
    async (trx) => {
      const { id } = await trx.selectFrom('users').select('id').executeTakeFirstOrThrow()
      await trx.insertInto('bonds').values({ id: 7, created_at: '', leader_id: id }).execute()
      await trx.insertInto('bond_members').values({ bond_id: 7, user_id: id, joined_at: '' }).execute()
    },
    /bond 7 has 1 in it/,
  ],
  'whispers with one number, beyond the last that was given': [
    async (trx) => {
      const { id } = await trx.selectFrom('users').select('id').executeTakeFirstOrThrow()
      await trx.insertInto('bonds').values({ id: 7, created_at: '', leader_id: null }).execute()
      const mail = { user_id: id, bond_id: 7, seq: 3, gone: 1 as const }
      await trx
        .insertInto('bond_mail')
        .values([
          { ...mail, letter_id: 1 },
          { ...mail, letter_id: 2 },
        ])
        .execute()
    },
    /2 whispers for member \d+ have only 1 numbers/,
  ],
  'a synonym of a tag that is none to filter by': [
    (trx) => trx.updateTable('tags').set({ merger_id: 9 }).where('type', '=', 'fandom').execute(),
    /cannot be a synonym of Not Rated/,
  ],
}

test.each(Object.entries(DAMAGES))('%s is found', async (_name, [damage, fault]) => {
  await using house = await openSmallArchive()
  await house.db.transaction().execute((trx) => damage(trx, house.workId))
  const { faults } = await checkArchive(house.db)
  expect(faults.map((one) => one.fault).join('\n')).toMatch(fault)
})

test('a reference to a row that is not there is found by the engine', async () => {
  await using house = await openSmallArchive()
  if (isPostgres(house.db)) {
    // PostgreSQL lets nobody make one; a constraint that it was told not to look at is what can go wrong there
    await sql`alter table taggings add constraint odd check (position < 0) not valid`.execute(house.db)
  } else {
    await sql`pragma foreign_keys = off`.execute(house.db)
    await sql`insert into creatorships (work_id, pseud_id, position) values (${house.workId}, 999, 1)`.execute(house.db)
  }
  expect((await checkArchive(house.db)).faults).toMatchObject([
    { fault: expect.stringMatching(/points to a row of pseuds|constraint odd/) },
  ])
  if (isPostgres(house.db)) await sql`alter table taggings drop constraint odd`.execute(house.db)
})
