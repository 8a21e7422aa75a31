import { setImmediate } from 'node:timers/promises'
import { type SqlBool, sql } from 'kysely'
import { foldName } from '../../../platform/text/fold.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, TagType } from '../../../schema/index.ts'
import { pairingOf, type Tag, toTag } from '../../tags/index.ts'
import type { BinAsk } from '../bins.ts'
import { Likely, likelyType, type Suggestion, suggestionsFor } from '../suggest/suggest.ts'
import { type BinRow, readBin } from './bins.ts'

/** A tag that waits, and what may be done with it. */
export interface Suggested {
  readonly row: BinRow
  readonly suggestions: readonly Suggestion[]
  /** the type it would better have */
  readonly type: TagType | undefined
}

/** Canonical tags that names are compared with, at most: the most used first. */
const COMPARED = 5000

/** What may be done with the tags of one page of a bin. */
export async function suggestionsIn(
  db: Db,
  ask: BinAsk,
  fandom: Tag | undefined,
  viewer: Viewer,
): Promise<{ readonly suggested: readonly Suggested[]; readonly more: boolean }> {
  const { rows, more } = await readBin(db, { ...ask, status: 'unwrangled' }, fandom, viewer)
  const ids = rows.map(({ tag }) => tag.id)
  const canonical = await canonicalTags(db, ask.type, fandom)
  const characters = await charactersNamed(
    db,
    rows.map(({ tag }) => tag),
    fandom,
  )
  const [together, parents, elsewhere] = [
    await togetherWith(db, ids, ask.type),
    await parentsOf(db, ids),
    await sameNames(db, ids),
  ]
  const likely = new Likely(canonical)
  const suggested: Suggested[] = []
  for (const row of rows) {
    const { id } = row.tag
    const known = {
      canonical,
      characters,
      together: together.get(id) ?? [],
      parents: new Set(parents.get(id) ?? []),
    }
    suggested.push({
      row,
      suggestions: suggestionsFor(row.tag, row.uses, likely, known),
      type: likelyType(row.tag, known, elsewhere.get(id) ?? []),
    })
    // each is compared with thousands: others are answered in between
    await setImmediate()
  }
  return { suggested, more }
}

async function canonicalTags(db: Db, type: TagType, fandom: Tag | undefined): Promise<readonly Tag[]> {
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name'])
    .select(sql<number>`(select count(*) from taggings where taggings.tag_id = tags.id)`.as('uses'))
    .where('type', '=', type)
    .where('canonical', '=', 1)
    .$if(fandom !== undefined && type !== 'fandom', (query) =>
      query.where(
        sql<SqlBool>`exists (select 1 from tag_parents where tag_id = tags.id and parent_id = ${fandom?.id ?? 0})`,
      ),
    )
    .orderBy('uses', 'desc')
    .orderBy('id')
    .limit(COMPARED)
    .execute()
  return rows.map(toTag)
}

/** The characters that names of pairings among these tags speak of, also by what a name means in the fandom only. */
async function charactersNamed(
  db: Db,
  tags: readonly Tag[],
  fandom: Tag | undefined,
): Promise<ReadonlyMap<string, Tag>> {
  const keys = [...new Set(tags.flatMap(({ name }) => pairingOf(name)?.names.map(foldName) ?? []))]
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('tags as named')
    .leftJoin('tag_limits', (join) =>
      join.onRef('tag_limits.tag_id', '=', 'named.id').on('tag_limits.fandom_id', '=', fandom?.id ?? 0),
    )
    .innerJoin('tags', (join) =>
      join.on(({ eb, fn, ref }) =>
        eb('tags.id', '=', fn.coalesce(ref('tag_limits.canonical_id'), ref('named.merger_id'), ref('named.id'))),
      ),
    )
    .select(['named.name_key', 'tags.id', 'tags.type', 'tags.name', 'tags.path_name'])
    .where('named.type', '=', 'character')
    .where('named.name_key', 'in', keys)
    .where('tags.canonical', '=', 1)
    .execute()
  return new Map(rows.map((row) => [row.name_key, toTag(row)]))
}

async function togetherWith(
  db: Db,
  ids: readonly number[],
  type: TagType,
): Promise<ReadonlyMap<number, readonly { readonly tag: Tag; readonly works: number }[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('taggings as subjects')
    .innerJoin('taggings as others', 'others.work_id', 'subjects.work_id')
    .innerJoin('tags as carried', 'carried.id', 'others.tag_id')
    .innerJoin('tags', (join) =>
      join.on(({ eb, fn, ref }) => eb('tags.id', '=', fn.coalesce(ref('carried.merger_id'), ref('carried.id')))),
    )
    .select(['subjects.tag_id as subject', 'tags.id', 'tags.type', 'tags.name', 'tags.path_name'])
    .select(({ fn }) => fn.count<number>('subjects.work_id').distinct().as('works'))
    .where('subjects.tag_id', 'in', ids)
    .where('tags.canonical', '=', 1)
    .where('tags.type', 'in', ['fandom', type])
    .groupBy(['subjects.tag_id', 'tags.id', 'tags.type', 'tags.name', 'tags.path_name'])
    .orderBy('works', 'desc')
    .orderBy('tags.id')
    .execute()
  const bySubject = Map.groupBy(rows, ({ subject }) => subject)
  return new Map([...bySubject].map(([id, own]) => [id, own.map((row) => ({ tag: toTag(row), works: row.works }))]))
}

async function parentsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('tag_parents').selectAll().where('tag_id', 'in', ids).execute()
  const byTag = Map.groupBy(rows, ({ tag_id }) => tag_id)
  return new Map([...byTag].map(([id, own]) => [id, own.map(({ parent_id }) => parent_id)]))
}

/** Canonical tags of other types with the same name. */
async function sameNames(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly Tag[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('tags as subjects')
    .innerJoin('tags', 'tags.name_key', 'subjects.name_key')
    .select(['subjects.id as subject', 'tags.id', 'tags.type', 'tags.name', 'tags.path_name'])
    .where('subjects.id', 'in', ids)
    .where('tags.canonical', '=', 1)
    .where('tags.id', '>=', 10_000)
    .whereRef('tags.type', '!=', 'subjects.type')
    .execute()
  return new Map([...Map.groupBy(rows, ({ subject }) => subject)].map(([id, own]) => [id, own.map(toTag)]))
}
