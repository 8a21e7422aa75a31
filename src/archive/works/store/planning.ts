import type { Db, Transaction } from '../../../schema/index.ts'
import { enqueue } from '../../jobs/index.ts'

/** The kind of job that looks whether a planned draft is due. */
export const POST_PLANNED = 'post-planned'

/** A draft that is to be posted by itself. */
export interface PlannedPost {
  readonly id: number
  readonly workId: number
  /** undefined for the work itself, with all its chapters */
  readonly chapterId: number | undefined
  /** UTC instant */
  readonly postAt: string
  /** IANA name of the zone in which it was chosen */
  readonly zone: string
  readonly userId: number
  /** why it was not posted when its time came; empty while that has not happened */
  readonly problem: string
}

/** Which draft is meant. */
export type Planned = { readonly workId: number; readonly chapterId?: number | undefined }

/** Plans that a draft is posted; a plan that there is takes the new time. Each plan has its job, and a job that finds its
 * plan moved or gone does nothing. */
export async function planPost(
  trx: Transaction,
  { workId, chapterId }: Planned,
  plan: { readonly at: Date; readonly zone: string; readonly userId: number },
  now: Date,
): Promise<void> {
  await dropPlan(trx, { workId, chapterId })
  const { id } = await trx
    .insertInto('planned_posts')
    .values({
      work_id: workId,
      chapter_id: chapterId ?? null,
      post_at: plan.at.toISOString(),
      zone: plan.zone,
      user_id: plan.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await enqueue(trx, now, POST_PLANNED, { id }, plan.at)
}

/** @returns whether there was such a plan */
export async function dropPlan(trx: Transaction, planned: Planned): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('planned_posts')
    .where('work_id', '=', planned.workId)
    .where('chapter_id', 'is not distinct from', planned.chapterId ?? null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Takes a plan whose time has come away; of several who try, one does.
 * @returns whether it was this one */
export async function takePlan(trx: Transaction, id: number, now: Date): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('planned_posts')
    .where('id', '=', id)
    .where('post_at', '<=', now.toISOString())
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** @returns what is planned for a work and its chapters, soonest first */
export async function plansOf(db: Db, workId: number): Promise<readonly PlannedPost[]> {
  const rows = await plans(db).where('work_id', '=', workId).orderBy('post_at').execute()
  return rows.map(toPlan)
}

/** @returns the plan of that number, if its time has come; undefined when it is gone */
export async function duePlan(db: Db, id: number, now: Date): Promise<PlannedPost | undefined> {
  const row = await plans(db).where('id', '=', id).where('post_at', '<=', now.toISOString()).executeTakeFirst()
  return row && toPlan(row)
}

/** Says why a plan could not be kept; it stands until its author looks at it. */
export async function failPlan(trx: Transaction, id: number, problem: string): Promise<void> {
  await trx.updateTable('planned_posts').set({ problem }).where('id', '=', id).execute()
}

/** @returns the zone in which the member planned last; undefined when nothing is planned */
export async function lastZone(db: Db, userId: number): Promise<string | undefined> {
  const row = await plans(db).where('user_id', '=', userId).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.zone
}

function plans(db: Db) {
  return db.selectFrom('planned_posts').select(['id', 'work_id', 'chapter_id', 'post_at', 'zone', 'user_id', 'problem'])
}

type Row = Awaited<ReturnType<ReturnType<typeof plans>['execute']>>[number]

function toPlan({ id, work_id, chapter_id, post_at, zone, user_id, problem }: Row): PlannedPost {
  return {
    id,
    workId: work_id,
    chapterId: chapter_id ?? undefined,
    postAt: post_at,
    zone,
    userId: user_id ?? 0,
    problem,
  }
}
