import { isDuplicate } from '../../platform/db/duplicate.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { insertWork } from '../works/index.ts'
import { type Byline, makeByline } from './credit.ts'
import { shownPictures, withKeptPictures } from './pictures.ts'
import type { Remark } from './remarks.ts'
import type { ReadyStory } from './rules.ts'
import { joinToldSeries, type ToldPlaces } from './series.ts'
import type { Story } from './story.ts'

/** A story on its way in. */
export interface Coming {
  /** its chapters are in `ready` */
  readonly story: Omit<Story, 'chapters'>
  /** what the rules made of it */
  readonly ready: ReadyStory
  readonly byline: Byline
  /** whether readers are to see it at once, if it may be posted */
  readonly post: boolean
}

/** Where a story ended up. */
export type Arrival =
  /** without an id where nothing was written */
  | {
      readonly kind: 'new'
      readonly workId?: number
      readonly posted: boolean
      readonly notes: readonly string[]
      /** how many came in with it, and what is to be said of those that did not */
      readonly pictures: number
      readonly remarks: readonly Remark[]
    }
  /** it had come in before */
  | { readonly kind: 'known'; readonly workId: number; readonly notes: readonly string[] }

/** Puts one story in: all of it, or nothing. Of two imports that bring the same one at once, one does.
 * @param places where the works of this import stand in their series */
export async function bringIn(
  house: Pick<House, 'db' | 'config' | 'now'>,
  coming: Coming,
  places: ToldPlaces = new Map(),
): Promise<Arrival> {
  const known = await findKnown(house.db, coming)
  if (known) return known
  const { ready, pictures, notes, remarks } = await withKeptPictures(house, coming)
  try {
    const arrival = await house.db
      .transaction()
      .execute((trx) => insertStory(trx, { ...coming, ready }, places, house.now()))
    return { kind: 'new', ...arrival, notes: [...arrival.notes, ...notes], pictures, remarks }
  } catch (error) {
    const meanwhile = isDuplicate(error) ? await findKnown(house.db, coming) : undefined
    if (meanwhile) return meanwhile
    throw error
  }
}

/** @returns what {@link bringIn} would have answered; nothing is written */
export async function foresee(house: Pick<House, 'db' | 'now'>, coming: Coming): Promise<Arrival> {
  const posted = coming.post && coming.ready.postable
  return (
    (await findKnown(house.db, coming)) ?? {
      kind: 'new',
      posted,
      notes: dateOf(coming.story, posted, house.now()).notes,
      pictures: shownPictures(coming).length,
      remarks: [],
    }
  )
}

async function findKnown(db: Db, { story, byline }: Coming): Promise<Arrival | undefined> {
  if (byline.pseudId === undefined) return undefined
  const row = await db
    .selectFrom('works')
    .select(['id', 'deleted_at'])
    .where('import_key', '=', importKey(story, byline.pseudId))
    .executeTakeFirst()
  return row && { kind: 'known', workId: row.id, notes: row.deleted_at === null ? [] : ['it lies in the bin'] }
}

async function insertStory(
  trx: Transaction,
  { story, ready, byline, post }: Coming,
  places: ToldPlaces,
  now: Date,
): Promise<{ readonly workId: number; readonly posted: boolean; readonly notes: readonly string[] }> {
  const pseudId = await makeByline(trx, byline, now)
  const posted = post && ready.postable
  const { date, notes } = dateOf(story, posted, now)
  const { workId } = await insertWork(trx, {
    details: ready.details,
    pseudIds: [pseudId],
    chapters: ready.chapters,
    postedAt: posted ? date : null,
    importKey: importKey(story, pseudId),
    now,
  })
  if (story.told.series) await joinToldSeries(trx, { told: story.told.series, workId, pseudId, places, now })
  return { workId, posted, notes }
}

/** A work that was published elsewhere before keeps its date. */
function dateOf(
  { told: { published } }: Coming['story'],
  posted: boolean,
  now: Date,
): { readonly date: Date; readonly notes: readonly string[] } {
  if (published === undefined) return { date: now, notes: [] }
  if (!posted) return { date: now, notes: ['its date is not kept: a draft is dated on the day it is posted'] }
  if (published > now) return { date: now, notes: ['its date lies ahead; today’s is taken'] }
  return { date: published, notes: [] }
}

function importKey({ key }: Coming['story'], pseudId: number): string {
  return `import:${key}@${pseudId}`
}
