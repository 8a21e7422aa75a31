import { foldName } from '../../platform/text/fold.ts'
import type { Db, TagType, Transaction } from '../../schema/index.ts'
import { tagName } from '../urls.ts'
import { pairingKey } from './pairing.ts'
import { FIXED_TAGS, TYPE_WORDS } from './rules.ts'

/** A tag as a chip or a link shows it. */
export interface Tag {
  readonly id: number
  readonly type: TagType
  readonly name: string
  /** the name in addresses; see urls.tagWorks */
  readonly pathName: string
}

/** Puts the fixed ratings, warnings and categories in, if they are not there yet. */
export async function plantFixedTags(trx: Transaction, now: Date): Promise<void> {
  const created_at = now.toISOString()
  await trx
    .insertInto('tags')
    .values(
      FIXED_TAGS.map(({ id, type, name }) => ({
        id,
        type,
        name,
        name_key: foldName(name),
        path_name: name,
        canonical: 1,
        created_at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Finds each name among the tags of its type, or makes it: one tag for all spellings that differ by case, accent or
 * Unicode form, in the form that came first.
 * @param names as {@link import('./rules.ts').tagNameFrom} gave them
 * @returns in the same order, each tag once
 */
export async function findOrMakeTags(
  trx: Transaction,
  type: TagType,
  names: readonly string[],
  now: Date,
): Promise<readonly Tag[]> {
  const keys = [...new Map(names.map((name) => [foldName(name), name]))]
  if (keys.length === 0) return []
  const known = await tagsByKey(
    trx,
    type,
    keys.map(([key]) => key),
  )
  const made = new Map(known)
  // always in one order: two who make the same tags at once must not wait for each other in a circle
  for (const [key, name] of keys.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!made.has(key)) made.set(key, await makeTag(trx, type, key, name, now))
  }
  return keys.flatMap(([key]) => made.get(key) ?? [])
}

async function tagsByKey(db: Db, type: TagType, keys: readonly string[]): Promise<ReadonlyMap<string, Tag>> {
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name', 'name_key'])
    .where('type', '=', type)
    .where('name_key', 'in', keys)
    .execute()
  return new Map(rows.map((row) => [row.name_key, toTag(row)]))
}

/** Of two who make the same tag at once, the second finds the first one's. A name that another type has taken in the
 * addresses gets the type's word behind it, and a number when that is taken too. */
async function makeTag(trx: Transaction, type: TagType, key: string, name: string, now: Date): Promise<Tag> {
  const pairing_key = type === 'relationship' ? pairingKey(name) : null
  const merger_id = pairing_key === null ? null : await canonicalPairing(trx, pairing_key)
  const own = { type, name, name_key: key, pairing_key, merger_id, created_at: now.toISOString() }
  for (const pathName of pathNames(type, name)) {
    const made = await trx
      .insertInto('tags')
      .values({ ...own, path_name: pathName })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'type', 'name', 'path_name'])
      .executeTakeFirst()
    const tag = made ? toTag(made) : (await tagsByKey(trx, type, [key])).get(key)
    if (tag) return tag
  }
  throw new Error(`the tag "${name}" (${type}) could neither be made nor found`)
}

/** A pairing in another order, or with another slash, is born as a synonym of the one that wranglers chose. */
async function canonicalPairing(trx: Transaction, key: string): Promise<number | null> {
  const row = await trx
    .selectFrom('tags')
    .select('id')
    .where('pairing_key', '=', key)
    .where('canonical', '=', 1)
    .orderBy('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** What a tag may be called in addresses, the best first: there is always one that nobody has taken. */
function* pathNames(type: TagType, name: string): Iterable<string> {
  const apart = `${name} - ${TYPE_WORDS[type]}`
  yield name
  yield apart
  for (let number = 2; number < 10_000; number++) yield `${apart} ${number}`
}

/** @param pathName from an address; another spelling (case, accents) finds the tag too
 * @returns undefined when no tag has that name */
export async function findTagByPath(db: Db, pathName: string): Promise<Tag | undefined> {
  const columns = ['id', 'type', 'name', 'path_name'] as const
  const exact = await db.selectFrom('tags').select(columns).where('path_name', '=', pathName).executeTakeFirst()
  const row =
    exact ??
    (await db
      .selectFrom('tags')
      .select(columns)
      .where('name_key', '=', foldName(pathName))
      .orderBy('id')
      .executeTakeFirst())
  return row && toTag(row)
}

/** @param segment of an address, as Hono decoded it: escapes of the field's tools stand for what they mean, and where
 * no tag is called so, for themselves */
export async function findTagInAddress(db: Db, segment: string): Promise<Tag | undefined> {
  const name = tagName(segment)
  return (await findTagByPath(db, name)) ?? (name === segment ? undefined : await findTagByPath(db, segment))
}

/** @returns the tags with these numbers, in no order; unknown ones are left out */
export async function tagsById(db: Db, ids: readonly number[]): Promise<readonly Tag[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('tags').select(['id', 'type', 'name', 'path_name']).where('id', 'in', ids).execute()
  return rows.map(toTag)
}

/** @returns the tag of this type whose name folds alike; undefined when there is none */
export async function findTagOfType(db: Db, type: string, name: string): Promise<Tag | undefined> {
  const row = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name'])
    .where('type', '=', type as TagType)
    .where('name_key', '=', foldName(name))
    .executeTakeFirst()
  return row && toTag(row)
}

/** A row of the tags table as the domain knows it. */
export function toTag(row: {
  readonly id: number
  readonly type: TagType
  readonly name: string
  readonly path_name: string
}): Tag {
  return { id: row.id, type: row.type, name: row.name, pathName: row.path_name }
}
