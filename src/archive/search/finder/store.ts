import { type Expression, type SqlBool, sql } from 'kysely'
import { foldName } from '../../../platform/text/fold.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { Begun, Use } from '../../catalogue/index.ts'
import { visibleTo } from '../../works/index.ts'

/** @returns of these tags the canonical ones */
export async function canonicalOnes(db: Db, tagIds: readonly number[]): Promise<readonly number[]> {
  if (tagIds.length === 0) return []
  const rows = await db.selectFrom('tags').select('id').where('id', 'in', tagIds).where('canonical', '=', 1).execute()
  return rows.map(({ id }) => id)
}

/** @returns of these tags those that are canonical, or stand on a work that this viewer may see */
export async function standingOnSome(db: Db, tagIds: readonly number[], viewer: Viewer): Promise<readonly number[]> {
  if (tagIds.length === 0) return []
  const rows = await db
    .selectFrom('tags')
    .select('tags.id')
    .where('tags.id', 'in', tagIds)
    .where((where) => where.or([where('tags.canonical', '=', 1), standsOnSome(viewer)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** @returns the tags of exactly that name, whatever case and accents it is written with, that are no synonyms */
export async function calledExactly(db: Db, { term, types }: Begun): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('tags')
    .select('id')
    .where('name_key', '=', foldName(term))
    .where('type', 'in', types)
    .where('merger_id', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** @returns the fandoms of these names, each for all that are tied to it */
export async function fandomsCalled(db: Db, names: readonly string[]): Promise<readonly number[]> {
  if (names.length === 0) return []
  const rows = await db
    .selectFrom('tags')
    .select((tag) => tag.fn.coalesce('merger_id', 'id').as('id'))
    .where('name_key', 'in', names.map(foldName))
    .where('type', '=', 'fandom')
    .execute()
  return [...new Set(rows.map(({ id }) => Number(id)))]
}

/** Tags whose names begin as typed, for as long as nobody has counted them: in the order of their names, along
 * tags_name. */
export async function beginningWith(db: Db, { term, types, most }: Begun, viewer: Viewer): Promise<readonly Use[]> {
  const key = foldName(term)
  if (key === '') return []
  const rows = await db
    .selectFrom('tags')
    .select('tags.id')
    .where('tags.name_key', '>=', key)
    .where('tags.name_key', '<', `${key}\u{10ffff}`)
    .where('tags.type', 'in', types)
    .where('tags.merger_id', 'is', null)
    .where(standsOnSome(viewer))
    .orderBy('tags.name_key')
    .limit(most)
    .execute()
  return rows.map(({ id }) => ({ id, works: 1 }))
}

/** A name, and what it is put in order by. */
interface Keyed {
  readonly name: string
  readonly key: string
}

/** @returns pen names in the order of their keys, which begin so */
export function penNamesBeginning(db: Db, begun: string, most: number): Promise<readonly Keyed[]> {
  return db
    .selectFrom('pseuds')
    .select(['name', 'name_key as key'])
    .where('name_key', '>=', begun)
    .where('name_key', '<', `${begun}\u{10ffff}`)
    .orderBy('name_key')
    .limit(most)
    .execute()
}

/** @returns titles of works that this viewer may see, likewise */
export function titlesBeginning(db: Db, begun: string, viewer: Viewer, most: number): Promise<readonly Keyed[]> {
  return db
    .selectFrom('works')
    .select(['title as name', 'title_sort as key'])
    .where('title_sort', '>=', begun)
    .where('title_sort', '<', `${begun}\u{10ffff}`)
    .where(visibleTo(viewer))
    .orderBy('title_sort')
    .limit(most)
    .execute()
}

/** @returns whether a tag of the query around stands on a work that the viewer may see */
function standsOnSome(viewer: Viewer): Expression<SqlBool> {
  return sql<SqlBool>`exists (select 1 from taggings join works on works.id = taggings.work_id
    where taggings.tag_id = tags.id and ${visibleTo(viewer)})`
}
