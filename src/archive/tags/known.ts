import type { Db } from '../../schema/index.ts'
import { type Tag, tagsById } from './store.ts'

/** Tags kept in memory for each database; some 200 bytes each. */
const MOST_KEPT = 100_000

const kept = new WeakMap<Db, Map<number, Tag>>()

/** As {@link tagsById}, for lists: names are read again and again, and a tag keeps its type, name and number for ever, so what was
 * read once is true. Within a transaction nothing is kept, since it may be undone.
 * @returns by number; unknown ones are left out */
export async function knownTags(db: Db, ids: Iterable<number>): Promise<ReadonlyMap<number, Tag>> {
  const known = db.isTransaction ? new Map<number, Tag>() : (kept.get(db) ?? new Map<number, Tag>())
  if (!db.isTransaction) kept.set(db, known)
  const found = new Map<number, Tag>()
  const missing = new Set<number>()
  for (const id of ids) {
    const tag = known.get(id)
    if (tag) found.set(id, tag)
    else missing.add(id)
  }
  for (const tag of await tagsById(db, [...missing])) {
    known.set(tag.id, tag)
    found.set(tag.id, tag)
  }
  letGo(known)
  return found
}

/** Those that were read longest ago go first. */
function letGo(known: Map<number, Tag>): void {
  for (const id of known.keys()) {
    if (known.size <= MOST_KEPT) return
    known.delete(id)
  }
}
