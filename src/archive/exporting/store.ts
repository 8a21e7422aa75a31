import type { Db, Transaction } from '../../schema/index.ts'

/** The file that a member has asked for last. */
export interface Export {
  readonly askedAt: string
  readonly done: number
  /** about how many records there are; 0 until that is known */
  readonly total: number
  /** null while it is being made */
  readonly readyAt: string | null
  readonly file: string | null
  readonly bytes: number
}

export async function exportOf(db: Db, userId: number): Promise<Export | undefined> {
  const row = await db.selectFrom('account_exports').selectAll().where('user_id', '=', userId).executeTakeFirst()
  return (
    row && {
      askedAt: row.asked_at,
      done: row.done,
      total: row.total,
      readyAt: row.ready_at,
      file: row.file,
      bytes: Number(row.bytes),
    }
  )
}

/** Asks for a new file in place of the one before; while one is being made there is no other.
 * @returns whether this asked for it */
export async function askForExport(trx: Transaction, userId: number, file: string, now: Date): Promise<boolean> {
  const fresh = { asked_at: now.toISOString(), done: 0, total: 0, ready_at: null, file, bytes: 0 }
  const row = await trx
    .insertInto('account_exports')
    .values({ user_id: userId, ...fresh })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet(fresh).where('account_exports.ready_at', 'is not', null),
    )
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function noteExported(
  db: Db,
  userId: number,
  far: { readonly done: number; readonly total: number },
): Promise<void> {
  await db.updateTable('account_exports').set(far).where('user_id', '=', userId).execute()
}

/** The file lies in its folder. */
export async function finishExport(
  trx: Transaction,
  userId: number,
  made: { readonly file: string; readonly bytes: number; readonly now: Date },
): Promise<void> {
  await trx
    .updateTable('account_exports')
    .set({ bytes: made.bytes, ready_at: made.now.toISOString() })
    .where('user_id', '=', userId)
    .where('file', '=', made.file)
    .execute()
}

/** @returns names of files that are still kept for somebody */
export async function keptFiles(trx: Transaction, before: string): Promise<ReadonlySet<string>> {
  await trx.deleteFrom('account_exports').where('ready_at', '<', before).execute()
  const rows = await trx.selectFrom('account_exports').select('file').where('file', 'is not', null).execute()
  const coming = await trx
    .selectFrom('account_imports')
    .select('file')
    .where((is) => is.and([is('done_at', 'is', null), is('sent_at', '>=', before)]))
    .execute()
  return new Set([...rows, ...coming].flatMap(({ file }) => file ?? []))
}

/** About how many records an account has: those that take longest to write. */
export async function countWorks(db: Db, userId: number): Promise<number> {
  const { works } = await db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select((count) => count.fn.count<number | string>('creatorships.work_id').distinct().as('works'))
    .where('pseuds.user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return Number(works)
}
