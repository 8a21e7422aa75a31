import type { Db } from '../../../schema/index.ts'
import { type AccountPart, kindOf, type Owner, recordsOf, yes } from '../../belongings/index.ts'
import { bringWork } from './bring.ts'
import { bringAutosave, bringSeries } from './bring-around.ts'
import { readWorks } from './read.ts'
import { autosaveRecord, type SeriesRecord, seriesRecord, workRecord } from './records.ts'
import { templates } from './templates.ts'

const works = kindOf({
  name: 'works',
  says: 'A work with everything in it: tags, notes, chapters, drafts, every version that readers have seen, and how it fared.',
  tables: [
    ...['works', 'work_counters', 'creatorships', 'taggings', 'chapters', 'chapter_texts', 'revisions'],
    ...['planned_posts', 'withdrawn_posts', 'chapter_creators', 'work_days', 'chapter_days', 'work_sites'],
  ],
  record: workRecord,
  read: readWorks,
  bring: bringWork,
})

const series = kindOf({
  name: 'series',
  says: 'A series, with the numbers of those of its works that are the member’s own.',
  tables: ['series', 'series_works', 'series_creators'],
  record: seriesRecord,
  read: readSeries,
  bring: bringSeries,
})

async function* readSeries({ db, userId }: Owner): AsyncGenerator<SeriesRecord> {
  const query = db
    .selectFrom('series')
    .selectAll()
    .where('id', 'in', (own) =>
      own
        .selectFrom('series_creators')
        .innerJoin('pseuds', 'pseuds.id', 'series_creators.pseud_id')
        .select('series_id')
        .where('pseuds.user_id', '=', userId),
    )
    .orderBy('id')
  const creators = Map.groupBy(await ownSeriesNames(db, userId), ({ series_id }) => series_id)
  const inside = Map.groupBy(await ownSeriesWorks(db, userId), ({ series_id }) => series_id)
  for await (const { id, title, summary, notes, complete, created_at } of recordsOf(query, (row) => row))
    yield {
      ...{ id, title, summary, notes },
      complete: yes(complete),
      created_at,
      pen_names: (creators.get(id) ?? []).map(({ pseud_id }) => pseud_id),
      works: (inside.get(id) ?? []).map(({ work_id }) => work_id),
    }
}

function ownSeriesNames(db: Db, userId: number) {
  return db
    .selectFrom('series_creators')
    .innerJoin('pseuds', 'pseuds.id', 'series_creators.pseud_id')
    .select(['series_creators.series_id', 'series_creators.pseud_id'])
    .where('pseuds.user_id', '=', userId)
    .orderBy('series_creators.position')
    .execute()
}

function ownSeriesWorks(db: Db, userId: number) {
  return db
    .selectFrom('series_works')
    .innerJoin('creatorships', 'creatorships.work_id', 'series_works.work_id')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select(['series_works.series_id', 'series_works.work_id', 'series_works.position'])
    .distinct()
    .where('pseuds.user_id', '=', userId)
    .orderBy('series_works.position')
    .execute()
}

const autosaved = kindOf({
  name: 'autosaved',
  says: 'What was typed into a form and is not saved.',
  tables: ['autosaves'],
  record: autosaveRecord,
  read: ({ db, userId }) =>
    recordsOf(
      db.selectFrom('autosaves').selectAll().where('user_id', '=', userId).orderBy('id'),
      ({ id, form, work_id, chapter_id, saved_at, fields }) => ({
        ...{ id, form, work: work_id, chapter: chapter_id, saved_at },
        fields: JSON.parse(fields) as Record<string, string[]>,
      }),
    ),
  bring: bringAutosave,
})

/** What works give to an account that leaves. */
export const worksPart: AccountPart = {
  kinds: [works, series, autosaved, templates],
  leftOut: { chapter_bin: 'what was deleted and is gone within thirty days' },
}
