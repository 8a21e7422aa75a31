import { isDuplicate } from '../../platform/db/duplicate.ts'
import type { Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { insertWorks, type NewWork } from '../works/index.ts'
import { type Arrival, type Coming, dateOf, importKey } from './coming.ts'
import { makeBylines } from './credit.ts'
import { findKnown } from './known.ts'
import { type Pictured, shownPictures, withKeptPictures } from './pictures.ts'
import { joinToldSeries, type ToldPlaces } from './series.ts'

type Desk = Pick<House, 'db' | 'config' | 'now'>

/** Puts one story in: all of it, or nothing. Of two imports that bring the same one at once, one does.
 * @param places where the works of this import stand in their series */
export async function bringIn(house: Desk, coming: Coming, places: ToldPlaces = new Map()): Promise<Arrival> {
  const known = await findKnown(house.db, [coming])
  try {
    const arrivals = known.size > 0 ? known : await insertAll(house, [coming], places)
    return arrivals.get(coming) as Arrival
  } catch (error) {
    const meanwhile = isDuplicate(error) ? await findKnown(house.db, [coming]) : new Map<Coming, Arrival>()
    const arrival = meanwhile.get(coming)
    if (arrival) return arrival
    throw error
  }
}

/** Puts several stories in with one transaction, and where it fails none of them.
 * @returns where they ended up. Those that are not in it are to be brought in each by itself, so that one that cannot come in does not
 *   keep the others out; so is a story that comes a second time among them */
export async function bringTogether(
  house: Desk,
  all: readonly Coming[],
  places: ToldPlaces,
): Promise<ReadonlyMap<Coming, Arrival>> {
  const known = await findKnown(house.db, all)
  const fresh = Map.groupBy(
    all.filter((coming) => !known.has(coming)),
    ({ story, byline }) => `${story.key}@${byline.userId}@${byline.name}`,
  )
  const once = [...fresh.values()].flatMap((same) => same.slice(0, 1))
  try {
    return new Map([...known, ...(await insertAll(house, once, places))])
  } catch {
    return known
  }
}

/** @returns what {@link bringIn} would have answered; nothing is written */
export async function foresee(house: Pick<House, 'db' | 'now'>, coming: Coming): Promise<Arrival> {
  const posted = coming.post && coming.ready.postable
  return (
    (await findKnown(house.db, [coming])).get(coming) ?? {
      kind: 'new',
      posted,
      notes: dateOf(coming.story, posted, house.now()).notes,
      pictures: shownPictures(coming).length,
      remarks: [],
    }
  )
}

/** A story whose pictures are kept. */
interface Dressed {
  readonly coming: Coming
  readonly pictured: Pictured
}

/** All of them, or none. */
async function insertAll(
  house: Desk,
  all: readonly Coming[],
  places: ToldPlaces,
): Promise<ReadonlyMap<Coming, Arrival>> {
  if (all.length === 0) return new Map()
  const dressed: Dressed[] = []
  for (const coming of all) dressed.push({ coming, pictured: await withKeptPictures(house, coming) })
  const { arrivals, told } = await house.db.transaction().execute(async (trx) => {
    // places of works that are rolled back must not stay
    const told: ToldPlaces = new Map(places)
    return { arrivals: await insertStories(trx, dressed, told, house.now()), told }
  })
  for (const [workId, position] of told) places.set(workId, position)
  return arrivals
}

async function insertStories(
  trx: Transaction,
  dressed: readonly Dressed[],
  places: ToldPlaces,
  now: Date,
): Promise<ReadonlyMap<Coming, Arrival>> {
  const bylines = dressed.map(({ coming }) => coming.byline)
  const pseudIds = await makeBylines(trx, bylines, now)
  const stories = dressed.map((one, at) => workOf(one, pseudIds[at] ?? 0, now))
  const inserted = await insertWorks(
    trx,
    stories.map(({ work }) => work),
  )
  const arrivals = new Map<Coming, Arrival>()
  for (const [at, { workId }] of inserted.entries()) {
    const one = stories[at]
    if (!one) continue
    const { series: told } = one.coming.story.told
    const [pseudId = 0] = one.work.pseudIds
    if (told) await joinToldSeries(trx, { told, workId, pseudId, places, now })
    const { pictures, remarks } = one.pictured
    arrivals.set(one.coming, { kind: 'new', workId, posted: one.posted, notes: one.notes, pictures, remarks })
  }
  return arrivals
}

function workOf({ coming, pictured }: Dressed, pseudId: number, now: Date) {
  const { details, chapters, postable } = pictured.ready
  const posted = coming.post && postable
  const { date, notes } = dateOf(coming.story, posted, now)
  const work: NewWork = {
    details,
    pseudIds: [pseudId],
    chapters,
    postedAt: posted ? date : null,
    importKey: importKey(coming, pseudId),
    now,
  }
  return { coming, pictured, posted, notes: [...notes, ...pictured.notes], work }
}
