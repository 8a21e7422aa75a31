import { sql } from 'kysely'
import type { Transaction } from '../../../schema/index.ts'
import { noteDay } from '../../works/index.ts'

/** A reader who opened a work; the day makes them one. */
export interface Hit {
  readonly workId: number
  readonly reader: string
  /** said yes to works for adults: a guest who was only asked has not read */
  readonly agreed: boolean
  /** `first`: the work's own page, which shows its first chapter; undefined for all at once */
  readonly chapter?: number | 'first' | undefined
  /** the site that led here, by name */
  readonly site?: string | undefined
}

/** Counts each reader once for each work and day, and forgets who they were on the days before.
 * @returns how many were counted */
export async function countHits(trx: Transaction, hits: readonly Hit[], now: Date): Promise<number> {
  const day = now.toISOString().slice(0, 10)
  await trx.deleteFrom('hits').where('day', '<', day).execute()
  await trx.deleteFrom('chapter_hits').where('day', '<', day).execute()
  const readable = await readableOf(trx, hits)
  if (readable.length === 0) return 0
  const counted = await trx
    .insertInto('hits')
    .values([...oncePerWork(readable).values()].map(({ workId, reader }) => ({ day, work_id: workId, reader })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['work_id', 'reader'])
    .execute()
  const byWork = Map.groupBy(counted, ({ work_id }) => work_id)
  // in one order everywhere, so that two processes that count at once do not wait for each other in a circle
  for (const [workId, rows] of [...byWork].sort(([a], [b]) => a - b)) {
    await trx
      .updateTable('work_counters')
      .set({ hits: sql<number>`hits + ${rows.length}`, moved_at: now.toISOString() })
      .where('work_id', '=', workId)
      .execute()
    await noteDay(trx, workId, 'hits', rows.length, now)
  }
  await countChapters(trx, readable, day)
  await countSites(trx, readable, new Set(counted.map(({ work_id, reader }) => `${work_id} ${reader}`)))
  return counted.length
}

async function readableOf(trx: Transaction, hits: readonly Hit[]): Promise<readonly Hit[]> {
  if (hits.length === 0) return []
  const ids = [...new Set(hits.map(({ workId }) => workId))]
  const works = await trx
    .selectFrom('works')
    .select(['id', 'adult', 'first_chapter_id'])
    .where('id', 'in', ids)
    .where('posted_at', 'is not', null)
    .where('deleted_at', 'is', null)
    .execute()
  const adult = new Map(works.map((work) => [work.id, work.adult === 1]))
  const first = new Map(works.map((work) => [work.id, work.first_chapter_id ?? undefined]))
  return hits
    .map((hit) => (hit.chapter === 'first' ? { ...hit, chapter: first.get(hit.workId) } : hit))
    .filter(({ workId, agreed }) => adult.has(workId) && (agreed || !adult.get(workId)))
    .toSorted((a, b) => a.workId - b.workId || (a.reader < b.reader ? -1 : 1))
}

function oncePerWork(hits: readonly Hit[]): ReadonlyMap<string, Hit> {
  return new Map(hits.map((hit) => [`${hit.workId} ${hit.reader}`, hit]))
}

async function countChapters(trx: Transaction, hits: readonly Hit[], day: string): Promise<void> {
  const opened = hits.flatMap(({ chapter, reader }) => (typeof chapter === 'number' ? [{ chapter, reader }] : []))
  if (opened.length === 0) return
  const there = await trx
    .selectFrom('chapters')
    .select('id')
    .where('id', 'in', [...new Set(opened.map(({ chapter }) => chapter))])
    .execute()
  const known = new Set(there.map(({ id }) => id))
  const once = new Map(
    opened.filter(({ chapter }) => known.has(chapter)).map((one) => [`${one.chapter} ${one.reader}`, one]),
  )
  if (once.size === 0) return
  const counted = await trx
    .insertInto('chapter_hits')
    .values([...once.values()].map(({ chapter, reader }) => ({ day, chapter_id: chapter, reader })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('chapter_id')
    .execute()
  for (const [chapterId, rows] of [...Map.groupBy(counted, ({ chapter_id }) => chapter_id)].sort(([a], [b]) => a - b))
    await trx
      .insertInto('chapter_days')
      .values({ chapter_id: chapterId, day, hits: rows.length })
      .onConflict((conflict) =>
        conflict
          .columns(['chapter_id', 'day'])
          .doUpdateSet((set) => ({ hits: set('chapter_days.hits', '+', rows.length) })),
      )
      .execute()
}

/** A site's name is noted of who was counted, and nothing of where on it they were. */
async function countSites(trx: Transaction, hits: readonly Hit[], counted: ReadonlySet<string>): Promise<void> {
  const led = [...oncePerWork(hits).entries()].flatMap(([key, { workId, site }]) =>
    site !== undefined && counted.has(key) ? [{ workId, site }] : [],
  )
  for (const { workId, site } of led.toSorted((a, b) => a.workId - b.workId || (a.site < b.site ? -1 : 1)))
    await trx
      .insertInto('work_sites')
      .values({ work_id: workId, site, hits: 1 })
      .onConflict((conflict) =>
        conflict.columns(['work_id', 'site']).doUpdateSet((set) => ({ hits: set('work_sites.hits', '+', 1) })),
      )
      .execute()
}
