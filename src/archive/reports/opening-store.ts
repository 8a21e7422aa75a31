import type { Transaction } from '../../schema/index.ts'
import type { Reported, Reporter } from './open-report.ts'

const MOST_OF_EXCERPT = 20_000

/** @returns the number of the open case on this thing, made when there is none */
export async function openCase(trx: Transaction, reported: Reported, urgent: boolean, now: string): Promise<number> {
  const key = `${reported.about}/${reported.id ?? reported.key ?? ''}`
  const made = await trx
    .insertInto('cases')
    .values({
      about: reported.about,
      target_id: reported.id ?? null,
      target_key: key,
      address: reported.address,
      name: reported.name,
      excerpt: reported.excerpt.slice(0, MOST_OF_EXCERPT),
      user_id: reported.userId,
      urgent: urgent ? 1 : 0,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('target_key').where('closed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  const open = trx.selectFrom('cases').select('id').where('target_key', '=', key).where('closed_at', 'is', null)
  const { id } = await open.executeTakeFirstOrThrow()
  if (urgent) await trx.updateTable('cases').set({ urgent: 1 }).where('id', '=', id).execute()
  return id
}

export async function insertReport(trx: Transaction, caseId: number, by: Reporter, now: string): Promise<void> {
  await trx
    .insertInto('reports')
    .values({
      case_id: caseId,
      category: by.category,
      text: by.text,
      user_id: by.userId ?? null,
      email: by.email,
      created_at: now,
    })
    .execute()
}

/** @returns everybody who decides about reports and whose address has answered */
export function thoseWhoDecide(trx: Transaction) {
  return trx
    .selectFrom('users')
    .select(['login', 'email'])
    .where('email_confirmed_at', 'is not', null)
    .where('id', 'in', (those) =>
      those.selectFrom('user_roles').select('user_id').where('role', 'in', ['admin', 'policy', 'moderator']),
    )
    .execute()
}
