import type { Db, Transaction } from '../../../schema/index.ts'

/** @returns whether some account of this archive has the address */
export async function isTaken(db: Db, email: string): Promise<boolean> {
  const row = await db.selectFrom('users').select('id').where('email_key', '=', email.toLowerCase()).executeTakeFirst()
  return row !== undefined
}

/** What a work or a series is called here, and whom it is by. */
export interface Named {
  readonly title: string
  readonly byline: string
}

/** @returns by kind and number, `work 12`; what is gone is left out */
export async function namesOf(
  trx: Transaction,
  things: readonly { readonly kind: string; readonly id: number }[],
): Promise<ReadonlyMap<string, Named>> {
  const idsOf = (kind: string) => things.filter((one) => one.kind === kind).map(({ id }) => id)
  const [works, series] = [idsOf('work'), idsOf('series')]
  const found = new Map<string, Named>()
  for (let from = 0; from < works.length; from += 500) {
    const ids = works.slice(from, from + 500)
    const rows = await trx.selectFrom('works').select(['id', 'title', 'creators_sort']).where('id', 'in', ids).execute()
    for (const { id, title, creators_sort } of rows) found.set(`work ${id}`, { title, byline: creators_sort })
  }
  for (let from = 0; from < series.length; from += 500) {
    const ids = series.slice(from, from + 500)
    const rows = await trx.selectFrom('series').select(['id', 'title']).where('id', 'in', ids).execute()
    for (const { id, title } of rows) found.set(`series ${id}`, { title, byline: '' })
  }
  return found
}

/** @returns the tags of that type that have these folded names, by name */
export async function tagsCalled(
  trx: Transaction,
  type: 'fandom' | 'character' | 'relationship' | 'additional',
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (let from = 0; from < keys.length; from += 500) {
    const rows = await trx
      .selectFrom('tags')
      .select(['id', 'name_key'])
      .where('type', '=', type)
      .where('name_key', 'in', keys.slice(from, from + 500))
      .execute()
    for (const { id, name_key } of rows) found.set(name_key, id)
  }
  return found
}
