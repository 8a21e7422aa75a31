import { foldName } from '../../platform/text/fold.ts'
import type { Transaction } from '../../schema/index.ts'

/** The byline of works that nobody wants to be known by any more; no account can be called so. */
export const ORPHAN_NAME = 'orphan_account'

/** The pen name without an account that orphaned works are credited to; made when it is first needed.
 * @returns its id */
export async function orphanPseud(trx: Transaction, now: Date): Promise<number> {
  const known = await trx
    .selectFrom('pseuds')
    .select('id')
    .where('user_id', 'is', null)
    .where('name_key', '=', foldName(ORPHAN_NAME))
    .orderBy('id')
    .executeTakeFirst()
  if (known) return known.id
  const { id } = await trx
    .insertInto('pseuds')
    .values({
      user_id: null,
      name: ORPHAN_NAME,
      name_key: foldName(ORPHAN_NAME),
      is_default: 0,
      created_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
