import { createHash, randomBytes } from 'node:crypto'
import type { Member } from '../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import { secretId } from './secrets.ts'
import { standingOf } from './sessions.ts'

/** What a key can open, each alone. */
export const SCOPES = ['read', 'place', 'change'] as const
export type Scope = (typeof SCOPES)[number]

/** A key as its owner sees it in the list. */
export interface ProgramKey {
  readonly id: number
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: string
  /** UTC day; null for never */
  readonly usedOn: string | null
}

/** So many a member can have. */
export const MOST_KEYS = 30
export const LONGEST_KEY_NAME = 60

/** Without letters that are taken for others on a small screen: 32 signs, five bits each. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz'
const KEY = /^[0-9a-z]{6}(?:-[0-9a-z]{6}){3}$/

/** @returns 120 random bits in four groups, to be typed where there is only a bad keyboard */
function newKey(): string {
  const signs = [...randomBytes(24)].map((byte) => SIGNS[byte % 32])
  return [0, 6, 12, 18].map((at) => signs.slice(at, at + 6).join('')).join('-')
}

/** @returns whether the words can be a key; a password that looks like one is tried as a password all the same */
export function looksLikeKey(words: string): boolean {
  return KEY.test(words)
}

/** What KOReader sends in place of a password. */
export function digestOf(key: string): string {
  return createHash('md5').update(key).digest('hex')
}

/** @returns the key, which is shown once; only its hashes are kept */
export async function makeKey(
  trx: Transaction,
  key: { readonly userId: number; readonly name: string; readonly scopes: readonly Scope[]; readonly now: Date },
): Promise<string> {
  const secret = newKey()
  await trx
    .insertInto('program_keys')
    .values({
      user_id: key.userId,
      name: key.name,
      scopes: key.scopes.join(' '),
      secret_id: secretId(secret),
      digest_id: secretId(digestOf(secret)),
      created_at: key.now.toISOString(),
      used_on: null,
    })
    .execute()
  return secret
}

/** @returns the member's keys, the newest first */
export async function keysOf(db: Db, userId: number): Promise<readonly ProgramKey[]> {
  const rows = await db
    .selectFrom('program_keys')
    .select(['id', 'name', 'scopes', 'created_at', 'used_on'])
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: scopesIn(row.scopes),
    createdAt: row.created_at,
    usedOn: row.used_on,
  }))
}

function scopesIn(words: string): readonly Scope[] {
  return SCOPES.filter((scope) => words.split(' ').includes(scope))
}

/** Makes a key useless, or all of the member's; somebody else's is left alone. */
export async function withdrawKey(trx: Transaction, userId: number, id?: number): Promise<void> {
  await trx
    .deleteFrom('program_keys')
    .where('user_id', '=', userId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .execute()
}

/** Who a key stands for, and what it opens. Whoever uses a key holds no role: a program that reads needs none. */
export interface KeyHolder {
  readonly member: Member
  readonly keyId: number
  readonly scopes: readonly Scope[]
}

/** @returns undefined for a key that is none (any more), and for an account that is closed */
export function holderOfKey(db: Db, key: string, now: Date): Promise<KeyHolder | undefined> {
  return holder(db, 'secret_id', secretId(key), now)
}

/** @param digest see {@link digestOf} */
export function holderOfDigest(db: Db, digest: string, now: Date): Promise<KeyHolder | undefined> {
  return holder(db, 'digest_id', secretId(digest), now)
}

async function holder(
  db: Db,
  column: 'secret_id' | 'digest_id',
  id: string,
  now: Date,
): Promise<KeyHolder | undefined> {
  const row = await db
    .selectFrom('program_keys')
    .innerJoin('users', 'users.id', 'program_keys.user_id')
    .select(['program_keys.id', 'program_keys.scopes', 'program_keys.used_on', 'users.id as user', 'users.login'])
    .select(['users.suspended_until', 'users.standing_reason', 'users.adult_confirmed_at'])
    .where(`program_keys.${column}`, '=', id)
    .where('users.banned_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const today = now.toISOString().slice(0, 10)
  if (row.used_on !== today)
    await db.updateTable('program_keys').set({ used_on: today }).where('id', '=', row.id).execute()
  return {
    member: {
      ...{ kind: 'member', id: row.user, login: row.login, roles: [], sessionId: `key ${row.id}` },
      ...standingOf(row, now),
    },
    keyId: row.id,
    scopes: scopesIn(row.scopes),
  }
}
