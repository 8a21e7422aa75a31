import type { Db } from '../../schema/index.ts'
import { type Arrival, type Coming, importKey } from './coming.ts'

/** @returns those of the stories that came in before, under a byline that was there before */
export async function findKnown(db: Db, all: readonly Coming[]): Promise<ReadonlyMap<Coming, Arrival>> {
  const keys = new Map<Coming, string>()
  for (const coming of all) {
    const { pseudId } = coming.byline
    if (pseudId !== undefined) keys.set(coming, importKey(coming, pseudId))
  }
  if (keys.size === 0) return new Map()
  const rows = await db
    .selectFrom('works')
    .select(['id', 'deleted_at', 'import_key'])
    .where('import_key', 'in', [...keys.values()])
    .execute()
  const byKey = new Map(rows.map((row) => [row.import_key, row]))
  const known = new Map<Coming, Arrival>()
  for (const [coming, key] of keys) {
    const row = byKey.get(key)
    const notes = row?.deleted_at ? ['it lies in the bin'] : []
    if (row) known.set(coming, { kind: 'known', workId: row.id, notes })
  }
  return known
}
