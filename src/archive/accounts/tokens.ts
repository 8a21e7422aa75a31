import type { Selectable } from 'kysely'
import type { Db, Tables, TokenKind, Transaction } from '../../schema/index.ts'
import { newSecret, secretId } from './secrets.ts'

const DAY = 86_400_000

/** How long a link is good. */
export const TOKEN_DAYS: Readonly<Record<TokenKind, number>> = {
  'set-up': 7,
  'confirm-email': 7,
  'reset-password': 7,
  invitation: 30,
}

/** A link that is still good. */
export interface Token {
  /** the hash; the secret itself is kept nowhere */
  readonly id: string
  readonly userId: number | null
  /** the address it was sent to, or is about */
  readonly email: string | null
  readonly createdAt: string
  readonly expiresAt: string
}

/** Makes a link that works once.
 * @returns the secret that goes into the link */
export async function issueToken(
  trx: Transaction,
  token: {
    readonly kind: TokenKind
    readonly now: Date
    readonly userId?: number
    readonly email?: string
    readonly createdBy?: number
  },
): Promise<string> {
  const secret = newSecret()
  await trx
    .insertInto('tokens')
    .values({
      id: secretId(secret),
      kind: token.kind,
      user_id: token.userId ?? null,
      email: token.email ?? null,
      created_at: token.now.toISOString(),
      expires_at: new Date(token.now.getTime() + TOKEN_DAYS[token.kind] * DAY).toISOString(),
      created_by: token.createdBy ?? null,
      used_at: null,
    })
    .execute()
  return secret
}

/** @returns undefined when the link never was, was used, was taken back or has run out */
export async function findToken(db: Db, kind: TokenKind, secret: string, now: Date): Promise<Token | undefined> {
  const row = await db
    .selectFrom('tokens')
    .selectAll()
    .where('id', '=', secretId(secret))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return row && toToken(row)
}

/** Uses the link up. Of two who come with it at once, one gets undefined. */
export async function spendToken(
  trx: Transaction,
  kind: TokenKind,
  secret: string,
  now: Date,
): Promise<Token | undefined> {
  const row = await trx
    .updateTable('tokens')
    .set({ used_at: now.toISOString() })
    .where('id', '=', secretId(secret))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .returningAll()
    .executeTakeFirst()
  return row && toToken(row)
}

/** Makes all open links of this kind useless: all of one account's, or with null those that belong to none. */
export async function voidTokens(trx: Transaction, kind: TokenKind, userId: number | null): Promise<void> {
  await trx
    .deleteFrom('tokens')
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('user_id', userId === null ? 'is' : '=', userId)
    .execute()
}

/** @returns how many links of this kind were made for the account since then */
export async function tokensSince(db: Db, kind: TokenKind, userId: number, since: Date): Promise<number> {
  const { made } = await db
    .selectFrom('tokens')
    .select((count) => count.fn.countAll<number>().as('made'))
    .where('kind', '=', kind)
    .where('user_id', '=', userId)
    .where('created_at', '>', since.toISOString())
    .executeTakeFirstOrThrow()
  return made
}

function toToken(row: Selectable<Tables['tokens']>): Token {
  return { id: row.id, userId: row.user_id, email: row.email, createdAt: row.created_at, expiresAt: row.expires_at }
}
