import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { type Tag, toTag } from './store.ts'

/** A tag and those below it. */
export interface TagTree {
  readonly tag: Tag
  readonly below: readonly TagTree[]
}

/** Everything that a tag is tied to, each list by name. */
export interface Family {
  readonly parents: readonly Tag[]
  /** what belongs to it, the most used first, {@link CHILDREN} of each type at most */
  readonly children: readonly Tag[]
  /** directly above */
  readonly metas: readonly Tag[]
  /** all above, however far */
  readonly above: readonly Tag[]
  /** all below, as a tree; one that stands below several stands in several places */
  readonly subs: readonly TagTree[]
  readonly media: readonly { readonly id: number; readonly name: string }[]
  /** names that it has in one fandom only */
  readonly limited: readonly LimitedSynonym[]
  /** what it means in one fandom only */
  readonly means: readonly LimitedSynonym[]
}

/** A synonym in one fandom. */
export interface LimitedSynonym {
  readonly tag: Tag
  readonly fandom: Tag
  readonly canonical: Tag
}

/** Children of one type that are shown, at most. */
export const CHILDREN = 300
/** Tags below one that are drawn as a tree, at most. */
const MOST_BELOW = 1000

export async function familyOf(db: Db, tagId: number): Promise<Family> {
  const [parents, children, tree, media, limits] = await Promise.all([
    tagsBy(db, sql`select parent_id from tag_parents where tag_id = ${tagId}`),
    childrenOf(db, tagId),
    treeAround(db, tagId),
    db
      .selectFrom('tag_media')
      .innerJoin('media', 'media.id', 'tag_media.medium_id')
      .select(['media.id', 'media.name'])
      .where('tag_media.tag_id', '=', tagId)
      .orderBy('media.name_key')
      .execute(),
    limitsOf(db, tagId),
  ])
  return {
    parents,
    children,
    ...tree,
    media,
    limited: limits.filter(({ canonical }) => canonical.id === tagId),
    means: limits.filter(({ tag }) => tag.id === tagId),
  }
}

async function tagsBy(db: Db, ids: ReturnType<typeof sql>): Promise<readonly Tag[]> {
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name'])
    .where(sql<boolean>`id in (${ids})`)
    .orderBy('name_key')
    .execute()
  return rows.map(toTag)
}

async function childrenOf(db: Db, tagId: number): Promise<readonly Tag[]> {
  const counted = db
    .selectFrom('tag_parents')
    .innerJoin('tags', 'tags.id', 'tag_parents.tag_id')
    .select(['tags.id', 'tags.type', 'tags.name', 'tags.path_name', 'tags.name_key'])
    .select(sql<number>`(select count(*) from taggings where taggings.tag_id = tags.id)`.as('uses'))
    .where('tag_parents.parent_id', '=', tagId)
    .where('tags.canonical', '=', 1)
  const ranked = db
    .selectFrom(counted.as('counted'))
    .selectAll()
    .select(sql<number>`row_number() over (partition by type order by uses desc, name_key)`.as('place'))
  const rows = await db
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('place', '<=', CHILDREN)
    .orderBy('type')
    .orderBy('place')
    .execute()
  return rows.map(toTag)
}

async function treeAround(db: Db, tagId: number): Promise<Pick<Family, 'metas' | 'above' | 'subs'>> {
  const ties = await db
    .selectFrom(
      sql<{ sub_id: number; meta_id: number; side: 'up' | 'down' }>`(
        with recursive up(id) as (
          select cast(${tagId} as integer) union select meta_id from tag_metas join up on tag_metas.sub_id = up.id
        ), down(id) as (
          select cast(${tagId} as integer) union select sub_id from tag_metas join down on tag_metas.meta_id = down.id
        )
        select sub_id, meta_id, 'up' as side from tag_metas where sub_id in (select id from up)
        union all select sub_id, meta_id, 'down' from tag_metas where meta_id in (select id from down)
      )`.as('ties'),
    )
    .selectAll()
    .limit(MOST_BELOW)
    .execute()
  if (ties.length === 0) return { metas: [], above: [], subs: [] }
  const tags = await tagsBy(
    db,
    sql`${sql.join([...new Set(ties.flatMap(({ sub_id, meta_id }) => [sub_id, meta_id]))])}`,
  )
  const up = ties.filter(({ side }) => side === 'up')
  const above = new Set(up.map(({ meta_id }) => meta_id))
  const direct = new Set(up.filter(({ sub_id }) => sub_id === tagId).map(({ meta_id }) => meta_id))
  const down = Map.groupBy(
    ties.filter(({ side }) => side === 'down'),
    ({ meta_id }) => meta_id,
  )
  // where many stand below several, the tree would be far larger than what it is made of
  let drawn = 0
  const branches = (id: number): readonly TagTree[] => {
    const subs = new Set((down.get(id) ?? []).map(({ sub_id }) => sub_id))
    const shown = tags.filter((tag) => subs.has(tag.id) && drawn++ < MOST_BELOW)
    return shown.map((tag) => ({ tag, below: branches(tag.id) }))
  }
  return {
    metas: tags.filter(({ id }) => direct.has(id)),
    above: tags.filter(({ id }) => above.has(id)),
    subs: branches(tagId),
  }
}

async function limitsOf(db: Db, tagId: number): Promise<readonly LimitedSynonym[]> {
  const rows = await db
    .selectFrom('tag_limits')
    .selectAll()
    .where((or) => or.or([or('tag_id', '=', tagId), or('canonical_id', '=', tagId)]))
    .execute()
  if (rows.length === 0) return []
  const ids = rows.flatMap(({ tag_id, fandom_id, canonical_id }) => [tag_id, fandom_id, canonical_id])
  const tags = new Map((await tagsBy(db, sql`${sql.join([...new Set(ids)])}`)).map((tag) => [tag.id, tag]))
  return rows.flatMap((row) => {
    const [tag, fandom, canonical] = [tags.get(row.tag_id), tags.get(row.fandom_id), tags.get(row.canonical_id)]
    return tag && fandom && canonical ? [{ tag, fandom, canonical }] : []
  })
}
