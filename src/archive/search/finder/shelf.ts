import type { Db } from '../../../schema/index.ts'
import type { House } from '../../house.ts'
import { type Blurb, type Counters, loadBlurbs } from '../../works/index.ts'
import type { Listed } from '../listing/store.ts'
import { Kept } from './kept.ts'

/** A blurb as a list shows it: written in some way, and the counters of now. */
export interface Shown<Written> {
  readonly written: Written
  readonly counters: Counters
}

const BLURBS_KEPT = 4000
const PAGES_KEPT = 500
/** Milliseconds for which counters are as good as new. */
const COUNTERS_KEPT = 1000

type CountersById = ReadonlyMap<number, Counters>

/** Written blurbs, kept by work as long as the stamp is the same. Counters move without it, and are
 * read again every second. */
export class BlurbShelf<Written> {
  private readonly db: Db
  private readonly now: () => Date
  private readonly write: (blurb: Blurb) => Written
  private readonly kept = new Kept<{ readonly stamp: number; readonly written: Written }>(BLURBS_KEPT)
  private readonly counted = new Kept<{ readonly at: number; readonly counters: CountersById }>(PAGES_KEPT)

  /** @param write makes what is kept of a blurb: everything but its counters */
  constructor(house: Pick<House, 'db' | 'now'>, write: (blurb: Blurb) => Written) {
    this.db = house.db
    this.now = house.now
    this.write = write
  }

  /** @returns the blurbs in the order of the works; one that has gone meanwhile is left out */
  async show(works: readonly Listed[]): Promise<readonly Shown<Written>[]> {
    const unwritten = works.filter(({ id, stamp }) => this.kept.get(String(id))?.stamp !== stamp)
    const loaded = await loadBlurbs(
      this.db,
      unwritten.map(({ id }) => id),
    )
    for (const [id, blurb] of loaded) this.kept.set(String(id), { stamp: blurb.stamp, written: this.write(blurb) })
    // blurbs come with their counters
    const counters =
      unwritten.length === works.length
        ? new Map([...loaded].map(([id, blurb]) => [id, blurb.counters]))
        : await this.counters(works)
    return works.flatMap(({ id }) => {
      const [written, counted] = [this.kept.get(String(id))?.written, counters.get(id)]
      return written && counted ? [{ written, counters: counted }] : []
    })
  }

  private async counters(works: readonly Listed[]): Promise<CountersById> {
    const ids = works.map(({ id }) => id)
    const [name, at] = [ids.join(), this.now().getTime()]
    const kept = this.counted.get(name)
    if (kept && at >= kept.at && at - kept.at < COUNTERS_KEPT) return kept.counters
    const counters = await countersOf(this.db, ids)
    this.counted.set(name, { at, counters })
    return counters
  }
}

async function countersOf(db: Db, ids: readonly number[]): Promise<CountersById> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('work_counters')
    .select(['work_id', 'hits', 'kudos', 'comments', 'bookmarks'])
    .where('work_id', 'in', ids)
    .execute()
  return new Map(rows.map(({ work_id, ...counters }) => [work_id, counters]))
}
