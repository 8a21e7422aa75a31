import type { Db, Transaction } from '../../../schema/index.ts'
import { parseReport, type Report } from './report.ts'

/** The account that a member brings in. */
export interface Import {
  readonly file: string
  readonly sentAt: string
  /** null while the member looks at it */
  readonly startedAt: string | null
  readonly done: number
  readonly total: number
  readonly doneAt: string | null
  readonly report: Report | undefined
}

export async function importOf(db: Db, userId: number): Promise<Import | undefined> {
  const row = await db.selectFrom('account_imports').selectAll().where('user_id', '=', userId).executeTakeFirst()
  return (
    row && {
      file: row.file,
      sentAt: row.sent_at,
      startedAt: row.started_at,
      done: row.done,
      total: row.total,
      doneAt: row.done_at,
      report: parseReport(row.report),
    }
  )
}

/** Keeps what was sent in place of what was sent before, unless that is coming in.
 * @returns whether it is kept */
export async function keepSent(
  trx: Transaction,
  userId: number,
  sent: { readonly file: string; readonly report: Report; readonly now: Date },
): Promise<boolean> {
  const row = {
    sent_at: sent.now.toISOString(),
    file: sent.file,
    started_at: null,
    done: 0,
    total: 0,
    done_at: null,
    report: JSON.stringify(sent.report),
  }
  const kept = await trx
    .insertInto('account_imports')
    .values({ user_id: userId, ...row })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet(row)
        .where((is) =>
          is.or([is('account_imports.started_at', 'is', null), is('account_imports.done_at', 'is not', null)]),
        ),
    )
    .returning('user_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** @returns whether it begins now; of two who say so, one begins */
export async function startImport(trx: Transaction, userId: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account_imports')
    .set({ started_at: now.toISOString() })
    .where('user_id', '=', userId)
    .where('started_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function noteImported(
  db: Db,
  userId: number,
  far: { readonly done: number; readonly total: number },
): Promise<void> {
  await db.updateTable('account_imports').set(far).where('user_id', '=', userId).execute()
}

export async function endImport(trx: Transaction, userId: number, report: Report, now: Date): Promise<void> {
  await trx
    .updateTable('account_imports')
    .set({ done_at: now.toISOString(), report: JSON.stringify(report) })
    .where('user_id', '=', userId)
    .execute()
}

/** Forgets what was sent and is not coming in.
 * @returns the name of its file; undefined when there is none */
export async function dropSent(trx: Transaction, userId: number): Promise<string | undefined> {
  const row = await trx
    .deleteFrom('account_imports')
    .where('user_id', '=', userId)
    .where((is) => is.or([is('started_at', 'is', null), is('done_at', 'is not', null)]))
    .returning('file')
    .executeTakeFirst()
  return row?.file
}
