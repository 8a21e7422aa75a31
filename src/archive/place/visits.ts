import type { Db, Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'
import type { Place } from './rules.ts'
import { countHits, type Hit } from './store/hits.ts'
import { newestPlaces, notePlace } from './store/places.ts'
import { keepingHistory, noteReading, type Opened } from './store/readings.ts'

/** What is noted when somebody opens a work. */
export interface Visit {
  /** undefined for who is not counted: its creators, machines */
  readonly hit: Hit | undefined
  /** of a member: what goes into their history, and the chapter that they have come to */
  readonly opened: (Opened & { readonly place: Place | undefined }) | undefined
}

const WAIT = 2000
const MOST = 500

/**
 * Visits of the last moments, noted together: a page is not kept waiting for a database that writes one thing at a
 * time. What a process has not written when it dies is lost, two seconds at most.
 */
class Visits {
  private waiting: Visit[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly house: House

  constructor(house: House) {
    this.house = house
  }

  add(visit: Visit): void {
    this.waiting.push(visit)
    if (this.waiting.length >= MOST) void this.settle()
    else this.timer ??= setTimeout(() => void this.settle(), WAIT).unref()
  }

  async settle(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const visits = this.waiting
    this.waiting = []
    if (visits.length === 0) return
    const { db, now, log } = this.house
    await db
      .transaction()
      .execute((trx) => noteVisits(trx, visits, now()))
      .catch((error: unknown) => log.warn({ err: error, visits: visits.length }, 'visits were not noted'))
  }
}

const books = new WeakMap<Db, Visits>()

function bookOf(house: House): Visits {
  const book = books.get(house.db) ?? new Visits(house)
  books.set(house.db, book)
  return book
}

/** Notes a visit soon. */
export function noteVisit(house: House, visit: Visit): void {
  bookOf(house).add(visit)
}

/** Notes now what this process has seen so far: before the archive closes, and before somebody looks at their history. */
export function settleVisits(house: House): Promise<void> {
  return bookOf(house).settle()
}

async function noteVisits(trx: Transaction, visits: readonly Visit[], now: Date): Promise<void> {
  const opened = visits.flatMap((visit) => visit.opened ?? [])
  const keeping = await keepingHistory(trx, [...new Set(opened.map(({ userId }) => userId))])
  const kept = await standing(
    trx,
    opened.filter(({ userId }) => keeping.has(userId)),
  )
  for (const one of kept) {
    await noteReading(trx, one)
    if (one.place) await comeTo(trx, one.userId, one.workId, one.place)
  }
  await countHits(
    trx,
    visits.flatMap(({ hit }) => hit ?? []),
    now,
  )
}

/** A work, or a chapter, may have gone since; the rest is in the order in which every process writes. */
async function standing<One extends NonNullable<Visit['opened']>>(
  trx: Transaction,
  opened: readonly One[],
): Promise<readonly One[]> {
  if (opened.length === 0) return []
  const works = await trx
    .selectFrom('works')
    .select('id')
    .where('id', 'in', [...new Set(opened.map(({ workId }) => workId))])
    .execute()
  const there = new Set(works.map(({ id }) => id))
  return opened
    .filter(({ workId }) => there.has(workId))
    .toSorted((a, b) => a.userId - b.userId || a.workId - b.workId || (a.at < b.at ? -1 : 1))
}

/** To have opened a chapter is a place in it, for those who read without script; going back to an earlier one is not, or
 * a look at the beginning would lose the place. */
async function comeTo(trx: Transaction, userId: number, workId: number, place: Place): Promise<void> {
  const known = (await newestPlaces(trx, userId, [workId])).get(workId)
  if (known && known.number >= place.number) return
  const chapter = await trx
    .selectFrom('chapters')
    .select('id')
    .where('id', '=', place.chapterId ?? 0)
    .executeTakeFirst()
  if (chapter) await notePlace(trx, userId, workId, place)
}
