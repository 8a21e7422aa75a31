import { isId } from '../../../platform/db/ids.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { keptNote, type WishTyped } from '../rules.ts'

export const PROMPTS_A_PAGE = 25

/** A prompt of a meme as its page shows it. */
export interface Prompt extends WishTyped {
  readonly id: number
  readonly collectionId: number
  /** null once the account is gone */
  readonly userId: number | null
  /** whose it is; undefined where nobody is told */
  readonly login: string | undefined
  /** who means to fill it; undefined for nobody at present */
  readonly claimedBy: number | undefined
  readonly fills: number
}

function selectPrompts(db: Db) {
  return db
    .selectFrom('prompts')
    .leftJoin('users', 'users.id', 'prompts.user_id')
    .leftJoin('claims', (join) =>
      join.onRef('claims.prompt_id', '=', 'prompts.id').on('claims.open_key', 'is not', null),
    )
    .selectAll('prompts')
    .select((row) => [
      'users.login',
      'claims.user_id as claimedBy',
      row
        .selectFrom('claims as filled')
        .select((count) => count.fn.countAll<number>().as('fills'))
        .whereRef('filled.prompt_id', '=', 'prompts.id')
        .where('filled.open_key', 'is', null)
        .as('fills'),
    ])
    .where('prompts.kind', '=', 'prompt')
}

function toPrompt(row: Awaited<ReturnType<ReturnType<typeof selectPrompts>['execute']>>[number]): Prompt {
  return {
    id: row.id,
    collectionId: row.collection_id,
    userId: row.user_id,
    login: row.anonymous === 1 ? undefined : (row.login ?? undefined),
    claimedBy: row.claimedBy ?? undefined,
    fills: Number(row.fills ?? 0),
    ...wishIn(row),
  }
}

/** A stored wish in the words of the domain. */
export function wishIn(row: {
  readonly fandoms: string
  readonly relationships: string
  readonly characters: string
  readonly additional: string
  readonly all_of: 0 | 1
  readonly unwanted: string
  readonly note: string
}): WishTyped {
  const { fandoms, relationships, characters, additional, unwanted, note } = row
  return { fandoms, relationships, characters, additional, unwanted, note, allOf: row.all_of === 1 }
}

/** @returns a wish as it is stored, its note sanitised */
export function wishColumns({ fandoms, relationships, characters, additional, allOf, unwanted, note }: WishTyped) {
  return {
    ...{ fandoms, relationships, characters, additional, unwanted },
    all_of: allOf ? 1 : 0,
    note: keptNote(note),
  } as const
}

/** @param page 1 for the newest */
export async function promptsOf(
  db: Db,
  collectionId: number,
  page: number,
): Promise<{ readonly total: number; readonly prompts: readonly Prompt[] }> {
  const { total } = await db
    .selectFrom('prompts')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('collection_id', '=', collectionId)
    .where('kind', '=', 'prompt')
    .executeTakeFirstOrThrow()
  const rows = await selectPrompts(db)
    .where('prompts.collection_id', '=', collectionId)
    .orderBy('prompts.id', 'desc')
    .limit(PROMPTS_A_PAGE)
    .offset((page - 1) * PROMPTS_A_PAGE)
    .execute()
  return { total, prompts: rows.map(toPrompt) }
}

export async function findPrompt(db: Db, collectionId: number, id: number): Promise<Prompt | undefined> {
  if (!isId(id)) return undefined
  const row = await selectPrompts(db)
    .where('prompts.collection_id', '=', collectionId)
    .where('prompts.id', '=', id)
    .executeTakeFirst()
  return row && toPrompt(row)
}

export async function insertPrompt(
  trx: Transaction,
  prompt: {
    readonly collectionId: number
    readonly userId: number
    readonly anonymous: boolean
    readonly wish: WishTyped
  },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('prompts')
    .values({
      collection_id: prompt.collectionId,
      sign_up_id: null,
      user_id: prompt.userId,
      kind: 'prompt',
      ...wishColumns(prompt.wish),
      anonymous: prompt.anonymous ? 1 : 0,
      created_at: now.toISOString(),
    })
    .execute()
}

/** Takes a prompt away, unless somebody has claimed or filled it.
 * @returns whether it is gone */
export async function removePrompt(trx: Transaction, id: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('prompts')
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('claims').select('claims.id').whereRef('claims.prompt_id', '=', 'prompts.id'))),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Claims a prompt for somebody; of two at once, one gets it.
 * @returns whether they have it now */
export async function claimPrompt(trx: Transaction, promptId: number, userId: number, now: Date): Promise<boolean> {
  const row = await trx
    .insertInto('claims')
    .values({
      prompt_id: promptId,
      user_id: userId,
      work_id: null,
      open_key: String(promptId),
      told_at: null,
      created_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('open_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Gives a claimed prompt free again. */
export async function dropClaim(trx: Transaction, promptId: number, userId: number): Promise<void> {
  await trx.deleteFrom('claims').where('open_key', '=', String(promptId)).where('user_id', '=', userId).execute()
}

/** Fills a prompt that the member has claimed.
 * @returns whether they had */
export async function fillPrompt(trx: Transaction, promptId: number, userId: number, workId: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('claims')
    .set({ work_id: workId, open_key: null })
    .where('open_key', '=', String(promptId))
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
