import type { CommentersAllowed, Db, Moderated, Transaction } from '../../../schema/index.ts'
import type { Ground } from '../rules.ts'

/** Who may comment, and what the author looks at first. */
export interface Choices {
  readonly allowed: CommentersAllowed
  readonly moderated: Moderated
  /** paragraphs can be commented on */
  readonly margin: boolean
}

/** As it is until somebody says otherwise. */
export const UNTIL_CHOSEN: Choices = { allowed: 'members', moderated: 'none', margin: false }

/** @returns what holds for a work: its own choice, else that of the first in its byline for all their works, else the
 * archive's */
export async function groundOf(db: Db, workId: number): Promise<Ground> {
  const creators = await db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .leftJoin('comment_defaults', 'comment_defaults.user_id', 'pseuds.user_id')
    .select(['pseuds.user_id', 'comment_defaults.allowed', 'comment_defaults.moderated', 'comment_defaults.margin'])
    .where('creatorships.work_id', '=', workId)
    .orderBy('creatorships.position')
    .execute()
  const own = await ownChoices(db, workId)
  const first = creators.find(({ user_id }) => user_id !== null)
  const margin = first?.margin ?? null
  return {
    workId,
    creators: [...new Set(creators.flatMap(({ user_id }) => user_id ?? []))],
    allowed: own?.allowed ?? first?.allowed ?? UNTIL_CHOSEN.allowed,
    moderated: own?.moderated ?? first?.moderated ?? UNTIL_CHOSEN.moderated,
    margin: own?.margin ?? (margin === null ? UNTIL_CHOSEN.margin : margin === 1),
  }
}

/** @returns undefined while nothing is said about this work in particular */
export async function ownChoices(db: Db, workId: number): Promise<Choices | undefined> {
  const row = await db
    .selectFrom('comment_choices')
    .select(['allowed', 'moderated', 'margin'])
    .where('work_id', '=', workId)
    .executeTakeFirst()
  return row && { ...row, margin: row.margin === 1 }
}

/** @param choices undefined to go by the author's defaults again */
export async function choose(trx: Transaction, workId: number, choices: Choices | undefined): Promise<void> {
  await trx.deleteFrom('comment_choices').where('work_id', '=', workId).execute()
  if (choices)
    await trx
      .insertInto('comment_choices')
      .values({ work_id: workId, ...toRow(choices) })
      .execute()
}

/** @returns what a member has said for all their works */
export async function defaultsOf(db: Db, userId: number): Promise<Choices> {
  const row = await db
    .selectFrom('comment_defaults')
    .select(['allowed', 'moderated', 'margin'])
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ? { ...row, margin: row.margin === 1 } : UNTIL_CHOSEN
}

export async function setDefaults(trx: Transaction, userId: number, choices: Choices): Promise<void> {
  await trx
    .insertInto('comment_defaults')
    .values({ user_id: userId, ...toRow(choices) })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(toRow(choices)))
    .execute()
}

function toRow({ allowed, moderated, margin }: Choices) {
  return { allowed, moderated, margin: margin ? 1 : 0 } as const
}
