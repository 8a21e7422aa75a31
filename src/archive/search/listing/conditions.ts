import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, TagType } from '../../../schema/index.ts'
import type { Below } from '../../tags/index.ts'
import { collectedIn, holdsAWord, holdsWords, inSeriesWith, named, readBy, visibleTo } from '../../works/index.ts'
import { instantsOf } from '../filter/ages.ts'
import type { AgeTerm, DaysTerm, RangeTerm } from '../query/tree.ts'
import { type Condition, type FlagCondition, negated, type Resolved } from './resolved.ts'

type Sql = Expression<SqlBool>

/** What is done with the works: all are gone through, or only as many as a page needs. */
export type Reach = 'all' | 'page'

/** What the conditions are written for. */
interface Setting {
  readonly db: Db
  /** what "two weeks ago" is counted from */
  readonly now: Date
  /** only few works are asked about what costs much to know of all */
  readonly few: boolean
}

/** What a work must fulfil to be in the listing, for a query that reads `works`.
 * @param now what "two weeks ago" is counted from */
export function conditionsOf(
  db: Db,
  resolved: Resolved | undefined,
  viewer: Viewer,
  now: Date,
  reach: Reach,
): readonly Sql[] {
  const parts = resolved === undefined ? [] : resolved.kind === 'all' ? resolved.of : [resolved]
  return [visibleTo(viewer), ...all(parts, { db, now, few: reach === 'page' || parts.some(isNarrow) })]
}

/** Whether it leaves few works of an archive. */
function isNarrow({ kind }: Resolved): boolean {
  return (
    kind === 'tag' ||
    kind === 'creator' ||
    kind === 'collection' ||
    kind === 'words' ||
    kind === 'series' ||
    kind === 'work'
  )
}

/** Words that must all be there are asked for at once, so too words and tags that must not. */
function all(parts: readonly Resolved[], setting: Setting): readonly Sql[] {
  const each = parts.flatMap((part) =>
    part.kind === 'not' && part.of.kind === 'any' ? part.of.of.map(negated) : [part],
  )
  const phrases = each.flatMap((part) => (part.kind === 'words' ? [part.phrase] : []))
  const outs = each.flatMap((part) => (part.kind === 'not' ? [part.of] : []))
  const unwanted = outs.flatMap((part) => (part.kind === 'words' ? [part.phrase] : []))
  const excluded = outs.flatMap((part) => (part.kind === 'tag' ? [part.below] : []))
  const others = each.filter((part) => part.kind !== 'words' && !isPlainNot(part))
  return [
    ...others.map((part) => one(part, setting)),
    ...(phrases.length > 0 ? [holdsWords(setting.db, phrases)] : []),
    ...(unwanted.length > 0 ? [sql<SqlBool>`not (${holdsAWord(setting.db, unwanted)})`] : []),
    ...(excluded.length > 0 ? [carriesNone(excluded)] : []),
  ]
}

function isPlainNot(part: Resolved): boolean {
  return part.kind === 'not' && (part.of.kind === 'words' || part.of.kind === 'tag')
}

function any(parts: readonly Resolved[], setting: Setting): Sql {
  const phrases = parts.flatMap((part) => (part.kind === 'words' ? [part.phrase] : []))
  const tags = parts.flatMap((part) => (part.kind === 'tag' ? [part.below] : []))
  const others = parts.filter(({ kind }) => kind !== 'words' && kind !== 'tag')
  const ways = [
    ...others.map((part) => one(part, setting)),
    ...(phrases.length > 0 ? [holdsAWord(setting.db, phrases)] : []),
    ...(tags.length > 0 ? [carriesOne(tags)] : []),
  ]
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

/** No condition is ever null: what is not true of a work is false of it. */
function one(part: Resolved, setting: Setting): Sql {
  if (part.kind === 'all') return sql<SqlBool>`(${sql.join(all(part.of, setting), sql` and `)})`
  if (part.kind === 'any') return any(part.of, setting)
  return part.kind === 'not' ? sql<SqlBool>`not (${one(part.of, setting)})` : condition(part, setting)
}

function condition(part: Condition, setting: Setting): Sql {
  if (part.kind === 'tag') return carriesOne([part.below])
  if (part.kind === 'words') return holdsWords(setting.db, [part.phrase])
  if (part.kind === 'series') return inSeriesWith(setting.db, part.phrase)
  if (part.kind === 'creator') return isBy(part.pseudIds)
  if (part.kind === 'collection') return collectedIn(part.ids)
  if (part.kind === 'work') return sql<SqlBool>`works.id = ${part.id}`
  if (part.kind === 'flag') return flagged(part.flag, setting)
  if (part.kind === 'read') return readBy(part.userId)
  if (part.kind === 'language') return sql<SqlBool>`works.language = ${part.code}`
  if (part.kind === 'range') return counted(part)
  return part.kind === 'days' ? onDays(part) : ofAge(part, setting.now)
}

/** `in` and not `exists`: a listing of a tag is found through taggings_tag and then looked up, which costs what the
 * tag's works are; walking all works in order and asking each would cost the archive, for every count.
 * The numbers themselves, and no subquery that finds them: PostgreSQL knows how many works a number has, and would
 * guess thousands for a subquery. */
function carriesOne(all: readonly Below[]): Sql {
  const { tags, limited } = together(all)
  const inFandoms = limited.map(
    (one) =>
      sql` union select named.work_id from taggings as named join taggings as fandoms on fandoms.work_id = named.work_id where named.tag_id = ${one.tag} and fandoms.tag_id in (${sql.join(one.fandoms)})`,
  )
  return sql<SqlBool>`works.id in (select work_id from taggings where tag_id in (${sql.join(tags)})${sql.join(inFandoms, sql``)})`
}

/** `exists`, by the key of taggings: the works are found by something else, or are all there are. */
function carriesNone(all: readonly Below[]): Sql {
  const { tags, limited } = together(all)
  const carries = (ids: readonly number[]) =>
    sql<SqlBool>`exists (select 1 from taggings where taggings.work_id = works.id and taggings.tag_id in (${sql.join(ids)}))`
  const inFandoms = limited.map((one) => sql`(${carries([one.tag])} and ${carries(one.fandoms)})`)
  return sql<SqlBool>`not (${sql.join([carries(tags), ...inFandoms], sql` or `)})`
}

function together(all: readonly Below[]): Below {
  return { tags: [...new Set(all.flatMap(({ tags }) => tags))], limited: all.flatMap(({ limited }) => limited) }
}

function isBy(pseudIds: readonly number[]): Sql {
  if (pseudIds.length === 0) return sql<SqlBool>`1 = 0`
  return sql<SqlBool>`(${named} and works.id in (select work_id from creatorships where pseud_id in (${sql.join(pseudIds)})))`
}

function flagged(flag: FlagCondition['flag'], { few }: Setting): Sql {
  if (flag === 'complete') return sql<SqlBool>`works.complete = 1`
  if (flag === 'restricted') return sql<SqlBool>`works.restricted = 1`
  if (flag === 'one-chapter') return sql<SqlBool>`coalesce(works.expected_chapters, 0) = 1`
  return flag === 'crossover' ? tagsCounted('fandom', '> 1', few) : tagsCounted('relationship', '= 1', few)
}

/** Two synonyms of one tag count once. Few works are asked one by one; for all of them it is faster to go through the
 * taggings of the type, by tags_type_name and taggings_tag. */
function tagsCounted(type: TagType, compared: '> 1' | '= 1', few: boolean): Sql {
  const fitting = sql.raw(`count(distinct coalesce(tags.merger_id, tags.id)) ${compared}`)
  const carried = sql`from taggings join tags on tags.id = taggings.tag_id where tags.type = ${sql.lit(type)}`
  if (few) return sql<SqlBool>`(select ${fitting} ${carried} and taggings.work_id = works.id)`
  // not a join, which PostgreSQL may choose to make row by row: the list is made once and looked into
  return sql<SqlBool>`(works.id in (select taggings.work_id ${carried} group by taggings.work_id having ${fitting})) is true`
}

const OWN_COLUMNS: Readonly<Partial<Record<RangeTerm['of'], string>>> = {
  words: 'works.word_count',
  chapters: 'works.chapter_count',
}

/** Counters each along its work_counters_by_…, or looked up where the works are few. */
function counted({ of, range: { from, to } }: RangeTerm): Sql {
  const own = OWN_COLUMNS[of]
  const condition = between(sql.ref(own ?? of), from, sql`<=`, to)
  return own ? condition : sql<SqlBool>`works.id in (select work_id from work_counters where ${condition})`
}

const TIME_COLUMNS = { updated: 'works.updated_at', posted: 'works.posted_at' } as const

/** Days are whole days of UTC; U follows the T of every instant of a day. */
function onDays({ of, from, to }: DaysTerm): Sql {
  return between(sql.ref(TIME_COLUMNS[of]), from || undefined, sql`<`, to === '' ? undefined : `${to}U`)
}

function ofAge({ of, age }: AgeTerm, now: Date): Sql {
  const { from, to } = instantsOf(age, now)
  return between(sql.ref(TIME_COLUMNS[of]), from, sql`<`, to)
}

function between<Value extends number | string>(
  column: RawBuilder<unknown>,
  from: Value | undefined,
  upTo: RawBuilder<unknown>,
  to: Value | undefined,
): Sql {
  const ends = [
    ...(from === undefined ? [] : [sql<SqlBool>`${column} >= ${from}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`${column} ${upTo} ${to}`]),
  ]
  return ends.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(ends, sql` and `)})`
}
