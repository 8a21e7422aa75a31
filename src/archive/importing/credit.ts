import { foldName } from '../../platform/text/fold.ts'
import { allow, type Result, refuse } from '../../platform/text/result.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import { findUserByLogin, insertPseud, pseudNamed } from '../accounts/index.ts'

/** The name that a work is credited to. */
export interface Byline {
  /** undefined while there is no such pseud yet */
  readonly pseudId: number | undefined
  /** whose pseud it is or will be; null for a bare name without an account */
  readonly userId: number | null
  readonly name: string
}

/** Who an import credits works to. */
export type Credit =
  | { readonly kind: 'pseud'; readonly byline: Byline }
  /** under the pseud that the files name, where the account has it; else under its default one */
  | { readonly kind: 'account'; readonly userId: number }
  /** under the pseud that the files name, whosever it is; a new one goes to the importer (null: nobody has an account) */
  | { readonly kind: 'authors'; readonly importer: number | null; readonly alone: boolean }

/** @param as login, pseud, or LOGIN/PSEUD; undefined to go by what the files say
 * @returns the sentence for the person when there is nobody of that name, or more than one */
export async function findCredit(db: Db, as: string | undefined): Promise<Result<Credit, string>> {
  if (as === undefined) return allow(await creditByFiles(db))
  const [login = '', name] = as.split('/')
  const user = await findUserByLogin(db, login)
  if (name !== undefined) return inOne(user && (await pseudNamed(db, login, name)), `${login} has no pseud "${name}"`)
  if (user) return allow({ kind: 'account', userId: user.id })
  const [first, ...others] = await pseudsCalled(db, as)
  if (others.length === 0) return inOne(first, `there is no account and no pseud "${as}"`)
  return refuse(
    `several accounts have a pseud "${as}": ${[first, ...others].map((one) => `${one?.login}/${one?.name}`).join(', ')}`,
  )
}

function inOne(
  pseud: { readonly id: number; readonly userId: number | null; readonly name: string } | undefined,
  otherwise: string,
) {
  if (!pseud) return refuse(otherwise)
  return allow({ kind: 'pseud', byline: { pseudId: pseud.id, userId: pseud.userId, name: pseud.name } } as const)
}

async function creditByFiles(db: Db): Promise<Credit> {
  const users = await db.selectFrom('users').select('id').orderBy('id').limit(2).execute()
  const admin = await db
    .selectFrom('user_roles')
    .select('user_id')
    .where('role', '=', 'admin')
    .orderBy('user_id')
    .executeTakeFirst()
  return { kind: 'authors', importer: admin?.user_id ?? users[0]?.id ?? null, alone: users.length === 1 }
}

/** @param author as the files have it; undefined when they do not say
 * @returns the byline, with what was decided about it; or why there is none */
export async function bylineFor(db: Db, credit: Credit, author: string | undefined): Promise<Result<Byline, string>> {
  if (credit.kind === 'pseud') return allow(credit.byline)
  if (credit.kind === 'account') return allow(await ownByline(db, credit.userId, author))
  if (author === undefined || author === '') {
    if (credit.importer !== null && credit.alone) return allow(await ownByline(db, credit.importer, undefined))
    return refuse('nothing says whose it is; say it with --as LOGIN-OR-PSEUD')
  }
  return bylineOfAuthor(db, credit.importer, author)
}

async function ownByline(db: Db, userId: number, author: string | undefined): Promise<Byline> {
  const row = await db
    .selectFrom('pseuds')
    .select(['id', 'name'])
    .where('user_id', '=', userId)
    .where((or) => or.or([or('is_default', '=', 1), or('name_key', '=', foldName(author ?? ''))]))
    .orderBy((order) =>
      order
        .case()
        .when('name_key', '=', foldName(author ?? ''))
        .then(0)
        .else(1)
        .end(),
    )
    .executeTakeFirstOrThrow()
  return { pseudId: row.id, userId, name: row.name }
}

async function bylineOfAuthor(db: Db, importer: number | null, author: string): Promise<Result<Byline, string>> {
  const name = pseudFrom(author)
  if (name === '') return refuse(`"${author}" cannot be a pseud; say whose it is with --as LOGIN-OR-PSEUD`)
  const called = await pseudsCalled(db, name)
  const known = called.find(({ login }) => login !== null && foldName(login) === foldName(name)) ?? called[0]
  if (!known) return allow({ pseudId: undefined, userId: importer, name })
  if (called.length > 1 && foldName(known.login ?? '') !== foldName(name)) {
    return refuse(`several accounts have a pseud "${name}"; say whose it is with --as LOGIN/PSEUD`)
  }
  return allow({ pseudId: known.id, userId: known.userId, name: known.name })
}

/** @returns the author's name in the letters a pseud may have: "P. G. Wodehouse" as "P G Wodehouse" */
function pseudFrom(author: string): string {
  const letters = author
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, ' ')
    .trim()
  return /[\p{L}\p{N}]/u.test(letters) ? [...letters].slice(0, 40).join('').trim() : ''
}

/** @returns the numbers of bylines that certainly are there, in the same order; of two imports that make one at once, both get the same */
export async function makeBylines(trx: Transaction, bylines: readonly Byline[], now: Date): Promise<readonly number[]> {
  const made = new Map<string, number>()
  const ids: number[] = []
  for (const byline of bylines) {
    const name = `${byline.userId} ${foldName(byline.name)}`
    const id = byline.pseudId ?? made.get(name) ?? (await makeByline(trx, byline, now))
    if (byline.pseudId === undefined) made.set(name, id)
    ids.push(id)
  }
  return ids
}

async function makeByline(trx: Transaction, byline: Byline, now: Date): Promise<number> {
  const row = await trx
    .selectFrom('pseuds')
    .select('id')
    .where('user_id', byline.userId === null ? 'is' : '=', byline.userId)
    .where('name_key', '=', foldName(byline.name))
    .executeTakeFirst()
  return row?.id ?? insertPseud(trx, { userId: byline.userId, name: byline.name, isDefault: false, now })
}

function pseudsCalled(db: Db, name: string) {
  return db
    .selectFrom('pseuds')
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['pseuds.id', 'pseuds.name', 'pseuds.user_id as userId', 'users.login'])
    .where('pseuds.name_key', '=', foldName(name))
    .orderBy('pseuds.id')
    .limit(10)
    .execute()
}
