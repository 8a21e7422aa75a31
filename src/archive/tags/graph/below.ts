import { sql } from 'kysely'
import type { Db } from '../../../schema/index.ts'

/** What is found under a tag. */
export interface Below {
  /** the tag itself, its subtags however far down, and the synonyms of all of them */
  readonly tags: readonly number[]
  /** tags that count only on works of a fandom: any of these numbers */
  readonly limited: readonly { readonly tag: number; readonly fandoms: readonly number[] }[]
}

interface Row {
  readonly root: number
  readonly id: number
  /** the fandom, or a synonym of it, in which the tag counts; null: everywhere */
  readonly fandom: number | null
}

/**
 * Which tag numbers each tag stands for. A limited synonym counts on works that carry its fandom or a synonym of that.
 * A cross join is what makes SQLite begin with the few that are below: it would go through all synonyms there are.
 * @returns by number; a tag that is not there has no entry
 */
export async function tagsBelow(db: Db, tagIds: readonly number[]): Promise<ReadonlyMap<number, Below>> {
  if (tagIds.length === 0) return new Map()
  const rows = await db
    .selectFrom(
      sql<Row>`(
        with recursive below(root, id) as (
          select id, id from tags where id in (${sql.join(tagIds)})
          union select below.root, tag_metas.sub_id from below cross join tag_metas where tag_metas.meta_id = below.id
        )
        select root, id, cast(null as integer) as fandom from below
        union select below.root, tags.id, null from below cross join tags where tags.merger_id = below.id
        union select below.root, tag_limits.tag_id, tag_limits.fandom_id
          from below cross join tag_limits where tag_limits.canonical_id = below.id
        union select below.root, tag_limits.tag_id, fandoms.id
          from below cross join tag_limits cross join tags as fandoms
          where tag_limits.canonical_id = below.id and fandoms.merger_id = tag_limits.fandom_id
      )`.as('below'),
    )
    .select(['root', 'id', 'fandom'])
    .execute()
  return new Map([...Map.groupBy(rows, ({ root }) => root)].map(([root, found]) => [root, toBelow(found)]))
}

function toBelow(rows: readonly Row[]): Below {
  const limited = Map.groupBy(
    rows.filter(({ fandom }) => fandom !== null),
    ({ id }) => id,
  )
  return {
    tags: rows.filter(({ fandom }) => fandom === null).map(({ id }) => id),
    limited: [...limited].map(([tag, found]) => ({ tag, fandoms: found.flatMap(({ fandom }) => fandom ?? []) })),
  }
}
