import { sql } from 'kysely'
import { foldName } from '../../platform/text/fold.ts'
import type { Db } from '../../schema/index.ts'
import { pairingKey, splitTags } from '../tags/index.ts'
import type { PersonRead } from './kinds.ts'
import type { KnownCharacter } from './matching.ts'

/** Characters of the chosen fandoms that are looked at; the largest fandoms have more, and those are found by their whole name. */
const MOST = 5000

/** The tags for characters that people of a story may be: those of the chosen fandoms, and those of just these names.
 * @param fandoms as typed; a synonym stands for what it means */
export async function charactersFor(
  db: Db,
  people: readonly PersonRead[],
  fandoms: string,
): Promise<readonly KnownCharacter[]> {
  const keys = [...new Set(people.flatMap(({ name, names }) => [name, ...names.map(([one]) => one)]).map(foldName))]
  const fandomIds = await fandomsNamed(db, splitTags(fandoms))
  const [own, named, limited] = await Promise.all([
    fandomIds.length === 0 ? [] : charactersOf(db, fandomIds),
    keys.length === 0 ? [] : tags(db).where('tags.type', '=', 'character').where('tags.name_key', 'in', keys).execute(),
    fandomIds.length === 0 ? [] : limitedIn(db, fandomIds),
  ])
  return [
    ...limited.map((row) => known(row, true)),
    ...own.map((row) => known(row, true)),
    ...named.map((row) => known(row, false)),
  ]
}

/** The fandoms of these names, those that they are synonyms of, and what stands directly above and below. */
async function fandomsNamed(db: Db, names: readonly string[]): Promise<readonly number[]> {
  if (names.length === 0) return []
  const found = await db
    .selectFrom('tags')
    .select(['id', 'merger_id'])
    .where('type', '=', 'fandom')
    .where('name_key', 'in', names.map(foldName))
    .execute()
  const ids = found.map(({ id, merger_id }) => merger_id ?? id)
  if (ids.length === 0) return []
  const ties = await db
    .selectFrom('tag_metas')
    .selectAll()
    .where((or) => or.or([or('sub_id', 'in', ids), or('meta_id', 'in', ids)]))
    .limit(200)
    .execute()
  return [...new Set([...ids, ...ties.flatMap(({ sub_id, meta_id }) => [sub_id, meta_id])])]
}

type Row = { readonly name: string; readonly canonical: 0 | 1; readonly means: string | null }

function tags(db: Db) {
  return db
    .selectFrom('tags')
    .leftJoin('tags as meant', 'meant.id', 'tags.merger_id')
    .select(['tags.name', 'tags.canonical', 'meant.name as means'])
}

/** Canonical characters of the fandoms, with all their synonyms. */
async function charactersOf(db: Db, fandomIds: readonly number[]): Promise<readonly Row[]> {
  const children = db
    .selectFrom('tag_parents')
    .innerJoin('tags as child', 'child.id', 'tag_parents.tag_id')
    .select('child.id')
    .where('tag_parents.parent_id', 'in', fandomIds)
    .where('child.type', '=', 'character')
    .where('child.canonical', '=', 1)
  return tags(db)
    .where((or) => or.or([or('tags.id', 'in', children), or('tags.merger_id', 'in', children)]))
    .orderBy('tags.id')
    .limit(MOST)
    .execute()
}

/** Names that mean somebody in one of the fandoms only. */
async function limitedIn(db: Db, fandomIds: readonly number[]): Promise<readonly Row[]> {
  return db
    .selectFrom('tag_limits')
    .innerJoin('tags', 'tags.id', 'tag_limits.tag_id')
    .innerJoin('tags as meant', 'meant.id', 'tag_limits.canonical_id')
    .select(['tags.name', sql<0 | 1>`0`.as('canonical'), 'meant.name as means'])
    .where('tag_limits.fandom_id', 'in', fandomIds)
    .where('tags.type', '=', 'character')
    .limit(MOST)
    .execute()
}

function known({ name, canonical, means }: Row, ofFandom: boolean): KnownCharacter {
  return { name, means: means ?? name, canonical: canonical === 1 || means !== null, ofFandom }
}

/** How the archive writes pairings.
 * @param names of pairings, as `A/B` or `A & B`
 * @returns by name the one that filters; those that the archive has not, are left out */
export async function pairingsNamed(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const keys = new Map(names.flatMap((name) => [[pairingKey(name) ?? '', name] as const]))
  if (keys.size === 0) return new Map()
  const rows = await tags(db)
    .select('tags.pairing_key')
    .where('tags.type', '=', 'relationship')
    .where('tags.pairing_key', 'in', [...keys.keys()])
    .where((or) => or.or([or('tags.canonical', '=', 1), or('tags.merger_id', 'is not', null)]))
    .orderBy('tags.canonical')
    .execute()
  return new Map(rows.map(({ pairing_key, name, means }) => [keys.get(pairing_key ?? '') ?? name, means ?? name]))
}
