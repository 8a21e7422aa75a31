import { foldName } from '../../platform/text/fold.ts'
import type { Db, Transaction } from '../../schema/index.ts'

/** A pen name with the account behind it. */
export interface Pseud {
  readonly id: number
  readonly name: string
  readonly isDefault: boolean
  /** null once the account is gone */
  readonly login: string | null
}

/** A pen name as its page and its owner's list show it. */
export interface PseudDetails extends Pseud {
  readonly userId: number | null
  /** sanitised HTML; empty for nothing */
  readonly description: string
}

/** A new pen name; @returns its id
 * @throws when the person has one of that name: the unique columns decide between two that come at once */
export async function insertPseud(
  trx: Transaction,
  pseud: {
    /** null for a bare name, as an import makes where nobody has an account yet */
    readonly userId: number | null
    readonly name: string
    readonly isDefault: boolean
    readonly now: Date
    readonly description?: string
  },
): Promise<number> {
  const { id } = await trx
    .insertInto('pseuds')
    .values({
      user_id: pseud.userId,
      name: pseud.name,
      name_key: foldName(pseud.name),
      is_default: pseud.isDefault ? 1 : 0,
      description: pseud.description ?? '',
      created_at: pseud.now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @returns the person's pen names, the default first, then by name */
export async function pseudsOf(db: Db, userId: number): Promise<readonly PseudDetails[]> {
  const rows = await selectPseuds(db)
    .where('pseuds.user_id', '=', userId)
    .orderBy('pseuds.is_default', 'desc')
    .orderBy('pseuds.name_key')
    .execute()
  return rows.map(toPseud)
}

/** @param login of the account, @param name of the pen name; both in any case
 * @returns undefined when the account has no such name, or there is no such account */
export async function pseudNamed(db: Db, login: string, name: string): Promise<PseudDetails | undefined> {
  const row = await selectPseuds(db)
    .where('users.login_key', '=', login.toLowerCase())
    .where('pseuds.name_key', '=', foldName(name))
    .executeTakeFirst()
  return row && toPseud(row)
}

/** @throws when the person has another pseud of that name */
export async function changePseud(
  trx: Transaction,
  pseudId: number,
  { name, description }: { readonly name: string; readonly description: string },
): Promise<void> {
  await trx
    .updateTable('pseuds')
    .set({ name, name_key: foldName(name), description })
    .where('id', '=', pseudId)
    .execute()
}

/** From now on the person posts under this name unless they choose another. */
export async function makeDefault(trx: Transaction, userId: number, pseudId: number): Promise<void> {
  await trx
    .updateTable('pseuds')
    .set((is) => ({
      is_default: is
        .case()
        .when('id', '=', pseudId)
        .then(1 as const)
        .else(0 as const)
        .end(),
    }))
    .where('user_id', '=', userId)
    .execute()
}

/** @returns how many works and series, drafts and binned ones among them, are credited to the name */
export async function creditsOf(db: Db, pseudId: number): Promise<number> {
  const { works, series } = await db
    .selectNoFrom((count) => [
      count
        .selectFrom('creatorships')
        .select((all) => all.fn.countAll<number>().as('n'))
        .where('pseud_id', '=', pseudId)
        .as('works'),
      count
        .selectFrom('series_creators')
        .select((all) => all.fn.countAll<number>().as('n'))
        .where('pseud_id', '=', pseudId)
        .as('series'),
    ])
    .executeTakeFirstOrThrow()
  return (works ?? 0) + (series ?? 0)
}

/** Takes a pen name away that nothing is credited to and that is not the default.
 * @returns false when it is still needed */
export async function deletePseud(trx: Transaction, userId: number, pseudId: number): Promise<boolean> {
  if ((await creditsOf(trx, pseudId)) > 0) return false
  const { numDeletedRows } = await trx
    .deleteFrom('pseuds')
    .where('id', '=', pseudId)
    .where('user_id', '=', userId)
    .where('is_default', '=', 0)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Gives a pen name without an account to this one. Where the account has one of that name already, what is credited to the first is
 * the caller's to move.
 * @returns the account's pen name of that name */
export async function adoptPseud(trx: Transaction, pseudId: number, userId: number): Promise<number> {
  const bare = await trx.selectFrom('pseuds').select('name_key').where('id', '=', pseudId).executeTakeFirstOrThrow()
  const own = await trx
    .selectFrom('pseuds')
    .select('id')
    .where('user_id', '=', userId)
    .where('name_key', '=', bare.name_key)
    .executeTakeFirst()
  if (own) return own.id
  await trx
    .updateTable('pseuds')
    .set({ user_id: userId })
    .where('id', '=', pseudId)
    .where('user_id', 'is', null)
    .execute()
  return pseudId
}

/** Takes a pen name without an account away once nothing is credited to it. */
export async function dropBarePseud(trx: Transaction, pseudId: number): Promise<void> {
  if ((await creditsOf(trx, pseudId)) > 0) return
  await trx.deleteFrom('pseuds').where('id', '=', pseudId).where('user_id', 'is', null).execute()
}

function selectPseuds(db: Db) {
  return db
    .selectFrom('pseuds')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .select(['pseuds.id', 'pseuds.name', 'pseuds.is_default', 'pseuds.user_id', 'pseuds.description', 'users.login'])
}

type PseudRow = Awaited<ReturnType<ReturnType<typeof selectPseuds>['execute']>>[number]

function toPseud(row: PseudRow): PseudDetails {
  return {
    id: row.id,
    name: row.name,
    isDefault: row.is_default === 1,
    login: row.login,
    userId: row.user_id,
    description: row.description,
  }
}
