import type { Db, Transaction } from '../../../schema/index.ts'

/** Who makes something for whom. */
export interface Assignment {
  readonly id: number
  readonly recipientId: number
  readonly recipient: string
  /** undefined while somebody is wanted for it */
  readonly giver: string | undefined
  readonly giverId: number | undefined
  readonly workId: number | undefined
  /** the work is there for everybody to read */
  readonly shown: boolean
}

function selectAssignments(db: Db, collectionId: number) {
  return db
    .selectFrom('assignments')
    .innerJoin('users as recipients', 'recipients.id', 'assignments.recipient_id')
    .leftJoin('users as givers', 'givers.id', 'assignments.giver_id')
    .leftJoin('works', 'works.id', 'assignments.work_id')
    .select([
      'assignments.id',
      'assignments.recipient_id',
      'assignments.giver_id',
      'assignments.work_id',
      'recipients.login as recipient',
      'givers.login as giver',
      'works.posted_at',
      'works.unrevealed',
    ])
    .where('assignments.collection_id', '=', collectionId)
    .orderBy('assignments.id')
}

/** @param userId only those that this member gives or gets; all when absent */
export async function assignmentsOf(db: Db, collectionId: number, userId?: number): Promise<readonly Assignment[]> {
  const rows = await selectAssignments(db, collectionId)
    .$if(userId !== undefined, (query) =>
      query.where((is) => is.or([is('giver_id', '=', userId ?? 0), is('recipient_id', '=', userId ?? 0)])),
    )
    .execute()
  return rows.map((row) => ({
    id: row.id,
    recipientId: row.recipient_id,
    recipient: row.recipient,
    giver: row.giver ?? undefined,
    giverId: row.giver_id ?? undefined,
    workId: row.work_id ?? undefined,
    shown: row.work_id !== null && row.posted_at !== null && row.unrevealed === 0,
  }))
}

/** Sends assignments out, once.
 * @param pairs a recipient without a giver is a pinch hit
 * @returns false when they were sent before: of two who press the button at once, one sends */
export async function sendAssignments(
  trx: Transaction,
  collectionId: number,
  pairs: readonly { readonly giverId: number | null; readonly recipientId: number }[],
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('challenges')
    .set({ sent_at: now.toISOString(), open: 0 })
    .where('collection_id', '=', collectionId)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  for (let at = 0; at < pairs.length; at += 500)
    await trx
      .insertInto('assignments')
      .values(
        pairs.slice(at, at + 500).map(({ giverId, recipientId }) => ({
          collection_id: collectionId,
          giver_id: giverId,
          recipient_id: recipientId,
          work_id: null,
          told_at: null,
        })),
      )
      .execute()
  return true
}

/** Gives an assignment without a work to somebody, or makes it a pinch hit that somebody is wanted for.
 * @returns whether it was still without a work */
export async function reassign(
  trx: Transaction,
  collectionId: number,
  id: number,
  giverId: number | null,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('assignments')
    .set({ giver_id: giverId })
    .where('collection_id', '=', collectionId)
    .where('id', '=', id)
    .where('work_id', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The giver has made something.
 * @returns whether it was theirs to make */
export async function fulfil(trx: Transaction, id: number, giverId: number, workId: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('assignments')
    .set({ work_id: workId })
    .where('id', '=', id)
    .where('giver_id', '=', giverId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes those who are to hear that something was made for them and have not: only of a work that everybody can read. */
export async function takeUntold(trx: Transaction, workId: number, now: Date): Promise<readonly number[]> {
  const work = await trx
    .selectFrom('works')
    .select('id')
    .where('id', '=', workId)
    .where('posted_at', 'is not', null)
    .where('unrevealed', '=', 0)
    .where('deleted_at', 'is', null)
    .where('hidden_at', 'is', null)
    .executeTakeFirst()
  if (!work) return []
  const told_at = now.toISOString()
  const gifts = await trx
    .updateTable('assignments')
    .set({ told_at })
    .where('work_id', '=', workId)
    .where('told_at', 'is', null)
    .returning('recipient_id')
    .execute()
  const claims = await trx
    .updateTable('claims')
    .set({ told_at })
    .where('work_id', '=', workId)
    .where('told_at', 'is', null)
    .returning('prompt_id')
    .execute()
  const prompters =
    claims.length === 0
      ? []
      : await trx
          .selectFrom('prompts')
          .select('user_id')
          .where(
            'id',
            'in',
            claims.map(({ prompt_id }) => prompt_id),
          )
          .execute()
  return [...gifts.map(({ recipient_id }) => recipient_id), ...prompters.flatMap(({ user_id }) => user_id ?? [])]
}
