import type { Db } from '../../../schema/index.ts'
import { type Counters, loadBlurbs, type WrittenBlurb, writeBlurb } from '../../works/index.ts'
import type { Listed } from '../listing/store.ts'
import { Kept } from './kept.ts'

/** A blurb as a list shows it. */
export interface ShownBlurb {
  readonly written: WrittenBlurb
  readonly counters: Counters
}

const BLURBS_KEPT = 4000

/** Written blurbs, kept by work as long as the stamp is the same. Counters move without it and are read every time. */
export class BlurbShelf {
  private readonly db: Db
  private readonly kept = new Kept<{ readonly stamp: number; readonly written: WrittenBlurb }>(BLURBS_KEPT)

  constructor(db: Db) {
    this.db = db
  }

  /** @returns the blurbs in the order of the works; one that has gone meanwhile is left out */
  async show(works: readonly Listed[]): Promise<readonly ShownBlurb[]> {
    const unwritten = works.filter(({ id, stamp }) => this.kept.get(String(id))?.stamp !== stamp)
    for (const [id, blurb] of await loadBlurbs(
      this.db,
      unwritten.map(({ id }) => id),
    )) {
      this.kept.set(String(id), { stamp: blurb.stamp, written: writeBlurb(blurb) })
    }
    const counters = await countersOf(
      this.db,
      works.map(({ id }) => id),
    )
    return works.flatMap(({ id }) => {
      const [written, counted] = [this.kept.get(String(id))?.written, counters.get(id)]
      return written && counted ? [{ written, counters: counted }] : []
    })
  }
}

async function countersOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Counters>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('work_counters')
    .select(['work_id', 'hits', 'kudos', 'comments', 'bookmarks'])
    .where('work_id', 'in', ids)
    .execute()
  return new Map(rows.map(({ work_id, ...counters }) => [work_id, counters]))
}
