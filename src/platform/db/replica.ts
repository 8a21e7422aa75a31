import { AsyncLocalStorage } from 'node:async_hooks'
import { type CompiledQuery, type Kysely, sql } from 'kysely'

/** Between two looks at how far the replica has come. */
const LOOK_MS = 200
/** Looks at the primary that are remembered: more than the lag that is borne. */
const LOOKS_KEPT = 50
/** A replica that lags behind more than this is not read from. */
const MOST_LAG_MS = 2000
/** While the primary cannot be asked how far it has come, a replica that had all of it may be read from for so long. */
const ALONE_MS = 60_000

/** How far a database has written its log, or read it, in bytes.
 * @see https://www.postgresql.org/docs/current/datatype-pg-lsn.html */
export type Position = number

/** Which database answers a request, as far as it has got. */
interface Asking {
  fromReplica: boolean
  wrote: boolean
}

const asking = new AsyncLocalStorage<Asking>()

/** A streaming replica beside a primary: whether it may be read from, and for whom. */
export class Replica {
  private readonly primary: Kysely<unknown>
  private readonly copy: Kysely<unknown>
  private readonly elapsed: () => number
  private timer: ReturnType<typeof setInterval> | undefined
  /** where the primary was, and when it was there */
  private asked: { readonly position: Position; readonly at: number }[] = []
  private replayed: Position = -1
  private inStepAt = Number.NEGATIVE_INFINITY
  private heardAt = Number.NEGATIVE_INFINITY
  private looking = false

  /** @param primary a handle that reads from there alone; @param copy likewise; @param elapsed a clock that never goes back, in milliseconds */
  constructor(primary: Kysely<unknown>, copy: Kysely<unknown>, elapsed = () => performance.now()) {
    this.primary = primary
    this.copy = copy
    this.elapsed = elapsed
  }

  /** Begins to look, and goes on until it is told to end. */
  begin(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref()
    void this.look()
  }

  end(): void {
    clearInterval(this.timer)
  }

  /** @returns whether what is read there is of the last moments, and holds everything up to this position */
  holds(position: Position = 0): boolean {
    return this.replayed >= position && this.elapsed() - this.inStepAt < MOST_LAG_MS
  }

  /** A query there failed: it is not asked until it was looked at again. */
  away(): void {
    this.inStepAt = Number.NEGATIVE_INFINITY
  }

  /** @returns where the primary is now: whatever was committed before lies below */
  async position(): Promise<Position> {
    const { rows } = await sql<{
      at: number
    }>`select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as at`.execute(this.primary)
    return rows[0]?.at ?? Number.POSITIVE_INFINITY
  }

  /** Looks how far both have come. */
  async look(): Promise<void> {
    if (this.looking) return
    this.looking = true
    await asking.exit(async () => {
      await this.lookAtPrimary().catch(() => undefined)
      await this.lookAtCopy().catch(() => this.away())
    })
    this.looking = false
  }

  private async lookAtPrimary(): Promise<void> {
    const at = this.elapsed()
    // what is not flushed yet is not sent yet
    const { rows } = await sql<{ at: number }>`select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0') as at`.execute(
      this.primary,
    )
    this.heardAt = this.elapsed()
    this.asked = [...this.asked.slice(-LOOKS_KEPT), { position: rows[0]?.at ?? Number.POSITIVE_INFINITY, at }]
  }

  /** A database that is no replica any more, or never was, has no position. */
  private async lookAtCopy(): Promise<void> {
    const { rows } = await sql<{ at: number | null }>`select case when pg_is_in_recovery() then
      pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0') end as at`.execute(this.copy)
    const replayed = rows[0]?.at ?? -1
    this.replayed = replayed
    const reached = this.asked.findLast(({ position }) => position <= replayed)
    if (reached) this.asked = this.asked.filter(({ at }) => at >= reached.at)
    if (reached) this.inStepAt = reached.at
    const hasAll = reached !== undefined && reached === this.asked.at(-1)
    if (hasAll && this.elapsed() - this.heardAt < ALONE_MS) this.inStepAt = this.elapsed()
  }
}

/** Does the work of one request with what it reads from the replica, until it writes something.
 * @returns what came of it, and whether it wrote */
export async function readingFrom<T>(
  fromReplica: boolean,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly wrote: boolean }> {
  const state: Asking = { fromReplica, wrote: false }
  try {
    const result = await asking.run(state, work)
    return { result, wrote: state.wrote }
  } finally {
    // what was begun here and goes on, such as a timer, belongs to no request any more
    state.fromReplica = false
  }
}

/** Reads something that must not be of a moment ago, whoever asks for it: it is kept for others. */
export function fromPrimary<T>(work: () => Promise<T>): Promise<T> {
  return asking.exit(work)
}

/** @returns whether the replica answers this query of the request that is under way */
export function goesToReplica(query: CompiledQuery): boolean {
  return asking.getStore()?.fromReplica === true && isReading(query)
}

/** The primary does something, of the request that is under way: if more than a reading, the request reads where it wrote from here on.
 * @param query undefined for a transaction */
export function noteAtPrimary(query?: CompiledQuery): void {
  const state = asking.getStore()
  if (!state || (query && isReading(query))) return
  state.wrote = true
  state.fromReplica = false
}

/** The replica failed: the rest of the request is answered by the primary, so that it does not go back in time. */
export function leaveReplica(): void {
  const state = asking.getStore()
  if (state) state.fromReplica = false
}

const READS = /^\s*(?:select|with)\b/i
const DOES = /\b(?:insert|update|delete|for\s+(?:no\s+key\s+)?share|nextval|pg_notify|pg_(?:try_)?advisory\w*)\b/i

function isReading({ query, sql: text }: CompiledQuery): boolean {
  return query.kind === 'SelectQueryNode' || (READS.test(text) && !DOES.test(text))
}
