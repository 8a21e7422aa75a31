import { foldName } from '../../../platform/text/fold.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { partsOf, type TieChoices, USUAL } from '../rules.ts'

/** A pen name of somebody with an account. */
export interface Named {
  readonly pseudId: number
  readonly userId: number
  readonly pseud: string
  readonly login: string
}

/** Whom a typed name means: an account's own pen name before one of somebody else's that is spelt the same.
 * @returns `several` when it could be more than one person */
export async function findNamed(db: Db, typed: string): Promise<Named | 'unknown' | 'several'> {
  const { pseud, login } = partsOf(typed)
  const rows = await db
    .selectFrom('pseuds')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .select(['pseuds.id as pseudId', 'users.id as userId', 'pseuds.name as pseud', 'users.login', 'users.login_key'])
    .select('pseuds.is_default')
    .where((or) =>
      or.or([or('pseuds.name_key', '=', foldName(pseud)), or('users.login_key', '=', pseud.toLowerCase())]),
    )
    .$if(login !== undefined, (query) => query.where('users.login_key', '=', (login ?? '').toLowerCase()))
    .execute()
  const byName = rows.filter((row) => foldName(row.pseud) === foldName(pseud))
  const byLogin = rows.filter((row) => row.login_key === pseud.toLowerCase())
  const own = byName.find((row) => byLogin.includes(row)) ?? byLogin.find((row) => row.is_default === 1)
  const found = own ?? (byName.length === 1 ? byName[0] : undefined)
  if (!found) return byName.length > 1 ? 'several' : 'unknown'
  return { pseudId: found.pseudId, userId: found.userId, pseud: found.pseud, login: found.login }
}

/** @returns what this member lets others ask and give */
export async function choicesOf(db: Db, userId: number): Promise<TieChoices> {
  const row = await db
    .selectFrom('tie_choices')
    .select(['cocreation', 'gifts'])
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ?? USUAL
}

export async function setChoices(trx: Transaction, userId: number, choices: TieChoices): Promise<void> {
  await trx
    .insertInto('tie_choices')
    .values({ user_id: userId, ...choices })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(choices))
    .execute()
}
