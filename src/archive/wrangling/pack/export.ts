import { sql } from 'kysely'
import type { Db, TagType } from '../../../schema/index.ts'
import { BIN_TYPES, type BinType } from '../bins.ts'
import { FORMAT, type PackTag, printPackTag, VERSION } from './format.ts'

/** Tags read at once. */
const BATCH = 1000

/** Writes the whole graph, a tag a line, by type and folded name: the same graph gives the same text in every archive.
 * @returns pieces of JSON, one document together */
export async function* writePack(db: Db): AsyncIterableIterator<string> {
  yield `{"format":"${FORMAT}","version":${VERSION},"tags":[`
  let between = '\n'
  for (let last: Place = { type: '', key: '' }; ; ) {
    const tags = await canonicalAfter(db, last)
    for (const tag of await withTies(db, tags)) {
      yield between + printPackTag(tag)
      between = ',\n'
    }
    last = tags.at(-1) ?? last
    if (tags.length < BATCH) break
  }
  yield `\n],"setAside":${JSON.stringify(await setAside(db))}}\n`
}

/** Behind which tag the next ones stand. */
interface Place {
  readonly type: string
  readonly key: string
}

interface Canonical extends Place {
  readonly id: number
  readonly type: BinType
  readonly name: string
}

async function canonicalAfter(db: Db, { type, key }: Place): Promise<readonly Canonical[]> {
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'name_key as key'])
    .where('canonical', '=', 1)
    .where('type', 'in', BIN_TYPES)
    .where(sql<boolean>`(type, name_key) > (${type}, ${key})`)
    .orderBy('type')
    .orderBy('name_key')
    .limit(BATCH)
    .execute()
  return rows.flatMap(({ type, ...row }) => (isBinType(type) ? [{ ...row, type }] : []))
}

async function withTies(db: Db, tags: readonly Canonical[]): Promise<readonly PackTag[]> {
  if (tags.length === 0) return []
  const ids = tags.map(({ id }) => id)
  const synonyms = await db
    .selectFrom('tags')
    .select(['merger_id as of', 'name'])
    .where('merger_id', 'in', ids)
    .execute()
  const metas = await db
    .selectFrom('tag_metas')
    .innerJoin('tags', 'tags.id', 'tag_metas.meta_id')
    .select(['tag_metas.sub_id as of', 'tags.name'])
    .where('tag_metas.sub_id', 'in', ids)
    .execute()
  const parents = await db
    .selectFrom('tag_parents')
    .innerJoin('tags', 'tags.id', 'tag_parents.parent_id')
    .select(['tag_parents.tag_id as of', 'tags.type', 'tags.name'])
    .where('tag_parents.tag_id', 'in', ids)
    .execute()
  const media = await db
    .selectFrom('tag_media')
    .innerJoin('media', 'media.id', 'tag_media.medium_id')
    .select(['tag_media.tag_id as of', 'media.name'])
    .where('tag_media.tag_id', 'in', ids)
    .execute()
  const limits = await db
    .selectFrom('tag_limits')
    .innerJoin('tags', 'tags.id', 'tag_limits.tag_id')
    .innerJoin('tags as fandoms', 'fandoms.id', 'tag_limits.fandom_id')
    .select(['tag_limits.canonical_id as of', 'tags.name', 'fandoms.name as fandom'])
    .where('tag_limits.canonical_id', 'in', ids)
    .execute()
  const [bySynonym, byMeta, byParent, byMedium, byLimit] = [
    Map.groupBy(synonyms, ({ of }) => of),
    Map.groupBy(metas, ({ of }) => of),
    Map.groupBy(parents, ({ of }) => of),
    Map.groupBy(media, ({ of }) => of),
    Map.groupBy(limits, ({ of }) => of),
  ]
  return tags.map(({ id, type, name }) => ({
    type,
    name,
    synonyms: namesOf(bySynonym.get(id)),
    limited: byName(byLimit.get(id)).map((limit) => ({ name: limit.name, fandom: limit.fandom })),
    metatags: namesOf(byMeta.get(id)),
    parents: byName(byParent.get(id)).flatMap((parent) => asParent(parent.type, parent.name)),
    media: namesOf(byMedium.get(id)),
  }))
}

function byName<Row extends { readonly name: string }>(rows: readonly Row[] = []): readonly Row[] {
  return rows.toSorted((left, right) => (left.name < right.name ? -1 : 1))
}

function namesOf(rows: readonly { readonly name: string }[] = []): string[] {
  return byName(rows).map(({ name }) => name)
}

function asParent(type: TagType, name: string): PackTag['parents'] {
  return type === 'fandom' || type === 'character' ? [{ type, name }] : []
}

function isBinType(type: TagType): type is BinType {
  return BIN_TYPES.some((one) => one === type)
}

function setAside(db: Db): Promise<readonly { readonly type: TagType; readonly name: string }[]> {
  return db
    .selectFrom('tags')
    .select(['type', 'name'])
    .where('unwrangleable', '=', 1)
    .orderBy('type')
    .orderBy('name_key')
    .execute()
}
