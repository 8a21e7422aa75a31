import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { foldName } from '../../../platform/text/fold.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, TagType } from '../../../schema/index.ts'
import { type Tag, toTag } from '../../tags/index.ts'
import { visibleTo } from '../../works/index.ts'
import { BIN_TYPES, type BinAsk, type BinType, type Status } from '../bins.ts'

/** A tag as a bin shows it. */
export interface BinRow {
  readonly tag: Tag
  readonly canonical: boolean
  readonly unwrangleable: boolean
  /** name of the canonical tag that it is a synonym of */
  readonly synonymOf: string | undefined
  /** works that carry it and that may be listed: how many readers' searches a decision helps */
  readonly uses: number
}

/** One page of a bin. */
export interface Bin {
  readonly rows: readonly BinRow[]
  /** whether there are more behind them */
  readonly more: boolean
}

/** Tags on one page of a bin. */
export const BIN_PAGE = 50

const STANDING: Readonly<Record<Status, RawBuilder<SqlBool>>> = {
  unwrangled: sql`(tags.canonical = 0 and tags.merger_id is null and tags.unwrangleable = 0)`,
  canonical: sql`tags.canonical = 1`,
  synonym: sql`tags.merger_id is not null`,
  unwrangleable: sql`tags.unwrangleable = 1`,
}

/** The order is by all taggings, which one index tells; works that may not be listed are left out only of the counts
 * that are shown, since asking the works of every tag would take seconds.
 * @param fandom undefined for tags of all fandoms
 * @returns the most used first; what only drafts and deleted works carry is in no bin until it is tied */
export async function readBin(db: Db, ask: BinAsk, fandom: Tag | undefined, viewer: Viewer): Promise<Bin> {
  const carried = sql<number>`(select count(*) from taggings where taggings.tag_id = tags.id)`
  const candidates = db
    .selectFrom('tags')
    .select(['tags.id', carried.as('carried')])
    .where('tags.type', '=', ask.type)
    .where(STANDING[ask.status])
    .$if(ask.status === 'unwrangled', (query) => query.where(isListed(viewer)))
    .$if(fandom !== undefined && ask.type !== 'fandom', (query) => query.where(inFandom(fandom?.id ?? 0)))
    .$if(ask.term !== '', (query) => query.where(holds(ask.term)))
    .orderBy('carried', 'desc')
    .orderBy('id')
    .limit(BIN_PAGE + 1)
    .offset((ask.page - 1) * BIN_PAGE)
  const uses = sql<number>`(select count(*) from taggings join works on works.id = taggings.work_id
    where taggings.tag_id = tags.id and ${visibleTo(viewer)})`
  const rows = await db
    .selectFrom(candidates.as('candidates'))
    .innerJoin('tags', 'tags.id', 'candidates.id')
    .leftJoin('tags as mergers', 'mergers.id', 'tags.merger_id')
    .select(['tags.id', 'tags.type', 'tags.name', 'tags.path_name', 'tags.canonical', 'tags.unwrangleable'])
    .select(['mergers.name as synonym_of', uses.as('uses')])
    .orderBy('candidates.carried', 'desc')
    .orderBy('tags.id')
    .execute()
  return { rows: rows.slice(0, BIN_PAGE).map(toRow), more: rows.length > BIN_PAGE }
}

function isListed(viewer: Viewer): RawBuilder<SqlBool> {
  return sql`exists (select 1 from taggings join works on works.id = taggings.work_id
    where taggings.tag_id = tags.id and ${visibleTo(viewer)})`
}

/** Tied to it, by itself or by what it is a synonym of; or tied to no fandom, and on works of this one. */
function inFandom(fandomId: number): RawBuilder<SqlBool> {
  return sql`(
    exists (select 1 from tag_parents where parent_id = ${fandomId} and tag_id in (tags.id, tags.merger_id))
    or exists (select 1 from tag_limits where fandom_id = ${fandomId} and tag_id = tags.id)
    or (
      tags.merger_id is null
      and not exists (select 1 from tag_parents join tags as parents on parents.id = parent_id
        where tag_id = tags.id and parents.type = 'fandom')
      and tags.id in (
        select taggings.tag_id from taggings
        join taggings as fandoms on fandoms.work_id = taggings.work_id
        join tags as own on own.id = fandoms.tag_id
        where own.id = ${fandomId} or own.merger_id = ${fandomId}
      )
    )
  )`
}

function holds(term: string): RawBuilder<SqlBool> {
  const part = `%${foldName(term).replace(/[\\%_]/g, '\\$&')}%`
  return sql`tags.name_key like ${part} escape '\\'`
}

function toRow(row: {
  readonly id: number
  readonly type: TagType
  readonly name: string
  readonly path_name: string
  readonly canonical: 0 | 1
  readonly unwrangleable: 0 | 1
  readonly synonym_of: string | null
  readonly uses: number
}): BinRow {
  return {
    tag: toTag(row),
    canonical: row.canonical === 1,
    unwrangleable: row.unwrangleable === 1,
    synonymOf: row.synonym_of ?? undefined,
    uses: row.uses,
  }
}

/** What waits in one bin. */
export interface Waiting {
  readonly type: BinType
  /** {@link WAITING_COUNTED} when there are as many or more */
  readonly tags: number
}

/** Tags that wait are counted up to here: more is many. */
export const WAITING_COUNTED = 1000

/** @returns how many tags of each type wait for a decision; types without any are left out */
export async function waitingByType(db: Db, viewer: Viewer): Promise<readonly Waiting[]> {
  const waiting = await Promise.all(
    BIN_TYPES.map(async (type) => {
      const some = db
        .selectFrom('tags')
        .select('id')
        .where('type', '=', type)
        .where(STANDING.unwrangled)
        .where(isListed(viewer))
        .limit(WAITING_COUNTED)
      const { tags } = await db
        .selectFrom(some.as('some'))
        .select(({ fn }) => fn.countAll<number>().as('tags'))
        .executeTakeFirstOrThrow()
      return { type, tags }
    }),
  )
  return waiting.filter(({ tags }) => tags > 0)
}
