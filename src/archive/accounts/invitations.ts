import type { Db, Transaction } from '../../schema/index.ts'

/** How many open invitations a member may have at a time. */
export const OPEN_INVITATIONS = 3

/** An invitation as lists show it. */
export interface Invitation {
  /** a hash, good for taking the invitation back and for nothing else */
  readonly id: string
  /** login of who made it; null once that account is gone */
  readonly by: string | null
  /** where it was sent; null when it was handed over */
  readonly email: string | null
  readonly createdAt: string
  readonly expiresAt: string
}

/** @param createdBy one member's; everybody's when absent
 * @returns those that can still be used, newest first, at most 500 */
export async function openInvitations(db: Db, now: Date, createdBy?: number): Promise<readonly Invitation[]> {
  const rows = await db
    .selectFrom('tokens')
    .leftJoin('users', 'users.id', 'tokens.created_by')
    .select(['tokens.id', 'users.login', 'tokens.email', 'tokens.created_at', 'tokens.expires_at'])
    .where('tokens.kind', '=', 'invitation')
    .where('tokens.used_at', 'is', null)
    .where('tokens.expires_at', '>', now.toISOString())
    .$if(createdBy !== undefined, (query) => query.where('tokens.created_by', '=', createdBy ?? 0))
    .orderBy('tokens.created_at', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    by: row.login,
    email: row.email,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}

/** @param createdBy whose it must be; anybody's when absent */
export async function withdrawInvitation(trx: Transaction, id: string, createdBy?: number): Promise<void> {
  await trx
    .deleteFrom('tokens')
    .where('id', '=', id)
    .where('kind', '=', 'invitation')
    .where('used_at', 'is', null)
    .$if(createdBy !== undefined, (query) => query.where('created_by', '=', createdBy ?? 0))
    .execute()
}
