import { z } from 'zod'
import type { Db, Transaction } from '../../schema/index.ts'
import type { Outcome } from './run.ts'

const outcomes = z.array(
  z.object({
    source: z.string(),
    outcome: z.enum(['imported', 'already-here', 'draft', 'skipped']),
    id: z.int().exactOptional(),
    title: z.string().exactOptional(),
    byline: z.string().exactOptional(),
    words: z.int().exactOptional(),
    chapters: z.int().exactOptional(),
    pictures: z.int().exactOptional(),
    notes: z.array(z.string()),
    remarks: z
      .array(
        z.object({
          kind: z.enum(['changed', 'left-out', 'guessed']),
          what: z.string(),
          count: z.int(),
          sentence: z.string(),
        }),
      )
      .exactOptional(),
    reason: z.string().exactOptional(),
  }),
)

/** Keeps what became of a member's files in place of what became of those before. */
export async function keepReport(
  trx: Transaction,
  userId: number,
  report: readonly Outcome[],
  now: Date,
): Promise<void> {
  const row = { made_at: now.toISOString(), outcomes: JSON.stringify(report) }
  await trx
    .insertInto('import_reports')
    .values({ user_id: userId, ...row })
    .onConflict((known) => known.column('user_id').doUpdateSet(row))
    .execute()
}

/** @returns what became of the files that the member brought in last; undefined before the first time */
export async function lastReport(db: Db, userId: number): Promise<readonly Outcome[] | undefined> {
  const row = await db.selectFrom('import_reports').select('outcomes').where('user_id', '=', userId).executeTakeFirst()
  return row && outcomes.parse(JSON.parse(row.outcomes))
}
