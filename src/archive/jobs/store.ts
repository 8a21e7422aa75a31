import { isPostgres } from '../../platform/db/open.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import { MOST_ATTEMPTS, retryDelay } from './rules.ts'

/** How long a worker has a job to itself; it renews the lease while it works. */
export const LEASE = 60_000

/** A job that one worker has taken. */
export interface TakenJob {
  readonly id: number
  readonly kind: string
  readonly payload: unknown
  /** this one included */
  readonly attempts: number
}

/** A job that failed too often. */
export interface DeadJob {
  readonly id: number
  readonly kind: string
  readonly createdAt: string
  readonly deadAt: string
  readonly attempts: number
  readonly lastError: string
}

/**
 * Puts work off until after this transaction; if the transaction does not stand, neither does the job.
 * @param payload JSON; the job's handler checks it
 * @param runAt not before; at once when absent
 */
export async function enqueue(trx: Transaction, now: Date, kind: string, payload: unknown, runAt = now): Promise<void> {
  await trx
    .insertInto('jobs')
    .values({ kind, payload: JSON.stringify(payload), created_at: now.toISOString(), run_at: runAt.toISOString() })
    .execute()
}

/** @param runAt at exactly this moment; whenever when absent
 * @returns whether such a job waits, and nobody has taken it yet */
export async function isPlanned(trx: Transaction, kind: string, payload: unknown, runAt?: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', kind)
    .where('payload', '=', JSON.stringify(payload))
    .where('dead_at', 'is', null)
    .where('attempts', '=', 0)
    .$if(runAt !== undefined, (query) => query.where('run_at', '=', runAt?.toISOString() ?? ''))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes the job that has been due longest; nobody else gets it while the lease lasts.
 * @returns undefined when none is due */
export async function takeJob(db: Db, now: Date): Promise<TakenJob | undefined> {
  const row = await db
    .updateTable('jobs')
    .set((update) => ({ leased_until: later(now, LEASE), attempts: update('attempts', '+', 1) }))
    .where('id', '=', (due) =>
      due
        .selectFrom('jobs')
        .select('id')
        .where('dead_at', 'is', null)
        .where('run_at', '<=', now.toISOString())
        .where((or) => or.or([or('leased_until', 'is', null), or('leased_until', '<', now.toISOString())]))
        .orderBy('run_at')
        .orderBy('id')
        .limit(1)
        // two PostgreSQL workers asking at once must not both wait for the same row; SQLite has one writer at a time
        .$if(isPostgres(db), (query) => query.forUpdate().skipLocked()),
    )
    .returning(['id', 'kind', 'payload', 'attempts'])
    .executeTakeFirst()
  const job = row && { ...row, payload: JSON.parse(row.payload) as unknown }
  if (!job || job.attempts <= MOST_ATTEMPTS) return job
  // it never failed, it took its worker down with it: given up like the others, or it would do so for ever
  await failJob(db, job, now, 'the program ended in the middle of it each time')
  return takeJob(db, now)
}

/** Keeps a long job from being taken by another worker. */
export async function renewLease(db: Db, job: TakenJob, now: Date): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ leased_until: later(now, LEASE) })
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempts)
    .execute()
}

/** The job is done and leaves the table; not if its lease ran out and another attempt has begun. */
export async function finishJob(db: Db, job: TakenJob): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', job.id).where('attempts', '=', job.attempts).execute()
}

/** The job failed: it waits for its next try, or for a person. */
export async function failJob(db: Db, job: TakenJob, now: Date, error: string): Promise<void> {
  const delay = retryDelay(job.attempts)
  await db
    .updateTable('jobs')
    .set({
      leased_until: null,
      last_error: error.slice(0, 2000),
      ...(delay === undefined ? { dead_at: now.toISOString() } : { run_at: later(now, delay) }),
    })
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempts)
    .execute()
}

/** @returns those that were given up, newest first, at most 200 */
export async function deadJobs(db: Db): Promise<readonly DeadJob[]> {
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'kind', 'created_at', 'dead_at', 'attempts', 'last_error'])
    .where('dead_at', 'is not', null)
    .orderBy('dead_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    createdAt: row.created_at,
    deadAt: row.dead_at ?? '',
    attempts: row.attempts,
    lastError: row.last_error ?? '',
  }))
}

/** @returns how many wait or are being done, the given-up ones not among them */
export async function queueLength(db: Db): Promise<number> {
  const { waiting } = await db
    .selectFrom('jobs')
    .select((count) => count.fn.countAll<number>().as('waiting'))
    .where('dead_at', 'is', null)
    .executeTakeFirstOrThrow()
  return waiting
}

/** What the queue looks like. */
export interface QueueState {
  /** planned ones among them, given-up ones not */
  readonly waiting: number
  /** of these, which should have been begun by now */
  readonly due: number
  /** since when the oldest of them is due; 0 when none is */
  readonly oldestDueSeconds: number
  readonly failed: number
  /** mails that have not left, given-up ones among them */
  readonly mails: number
}

export async function queueState(db: Db, now: Date): Promise<QueueState> {
  const instant = now.toISOString()
  const row = await db
    .selectFrom('jobs')
    .select((jobs) => [
      jobs.fn.countAll<number>().filterWhere('dead_at', 'is', null).as('waiting'),
      jobs.fn.countAll<number>().filterWhere('dead_at', 'is', null).filterWhere('run_at', '<=', instant).as('due'),
      jobs.fn.countAll<number>().filterWhere('dead_at', 'is not', null).as('failed'),
      jobs.fn.countAll<number>().filterWhere('kind', '=', 'mail').as('mails'),
      jobs.fn.min('run_at').filterWhere('dead_at', 'is', null).as('oldest'),
    ])
    .executeTakeFirstOrThrow()
  const { oldest, ...counts } = row
  const late = oldest === null ? 0 : (now.getTime() - Date.parse(oldest)) / 1000
  return { ...counts, oldestDueSeconds: Math.max(0, Math.round(late)) }
}

/** Gives a given-up job its full number of tries again. */
export async function sendRoundAgain(trx: Transaction, jobId: number, now: Date): Promise<void> {
  await trx
    .updateTable('jobs')
    .set({ dead_at: null, attempts: 0, run_at: now.toISOString() })
    .where('id', '=', jobId)
    .where('dead_at', 'is not', null)
    .execute()
}

/** Throws a given-up job away. */
export async function discardJob(trx: Transaction, jobId: number): Promise<void> {
  await trx.deleteFrom('jobs').where('id', '=', jobId).where('dead_at', 'is not', null).execute()
}

function later(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString()
}
