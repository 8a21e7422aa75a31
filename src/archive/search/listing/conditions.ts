import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { Below, Tag } from '../../tags/index.ts'
import { holdsAWord, holdsWords, visibleTo } from '../../works/index.ts'
import { instantsOf } from '../filter/ages.ts'
import type { WorkFilter } from '../filter/filter.ts'
import type { Range } from '../filter/ranges.ts'
import type { Understood } from './understand.ts'

type Condition = Expression<SqlBool>

/** What is done with the works: all are gone through, or only as many as a page needs. */
export type Reach = 'all' | 'page'

/** What a work must fulfil to be in the listing, for a query that reads `works`.
 * @param now what "two weeks ago" is counted from */
export function conditionsOf(db: Db, asked: Understood, viewer: Viewer, now: Date, reach: Reach): readonly Condition[] {
  const { filter } = asked
  return [
    visibleTo(viewer),
    ...asked.groups.map((tags) => carriesOne(belowOf(tags, asked))),
    ...(asked.excluded.length > 0 ? [carriesNone(belowOf(asked.excluded, asked))] : []),
    ...(asked.person ? [isBy(asked.pseud ? [asked.pseud.id] : asked.person.pseuds.map(({ id }) => id))] : []),
    ...(asked.phrases.length > 0 ? [holdsWords(db, asked.phrases)] : []),
    ...(asked.unwanted.length > 0 ? [sql<SqlBool>`not (${holdsAWord(db, asked.unwanted)})`] : []),
    ...ownConditions(filter),
    ...(filter.crossover === undefined ? [] : [isCrossover(filter.crossover, reach === 'page' || isNarrow(asked))]),
    ...dates(filter, now),
    ...within(sql.ref('works.word_count'), filter.words),
    ...counted(filter),
  ]
}

/** `in` and not `exists`: a listing of a tag is found through taggings_tag and then looked up, which costs what the
 * tag's works are; walking all works in order and asking each would cost the archive, for every count. */
function carriesOne({ tags, limited }: Below): Condition {
  const inFandoms = limited.map(
    (one) =>
      sql` union select named.work_id from taggings as named join taggings as fandoms on fandoms.work_id = named.work_id where named.tag_id = ${one.tag} and fandoms.tag_id in (${sql.join(one.fandoms)})`,
  )
  return sql<SqlBool>`works.id in (select work_id from taggings where tag_id in (${sql.join(tags)})${sql.join(inFandoms, sql``)})`
}

/** `exists`, by the key of taggings: the works are found by something else, or are all there are. */
function carriesNone({ tags, limited }: Below): Condition {
  const carries = (ids: readonly number[]) =>
    sql<SqlBool>`exists (select 1 from taggings where taggings.work_id = works.id and taggings.tag_id in (${sql.join(ids)}))`
  const inFandoms = limited.map((one) => sql`(${carries([one.tag])} and ${carries(one.fandoms)})`)
  return sql<SqlBool>`not (${sql.join([carries(tags), ...inFandoms], sql` or `)})`
}

/** The numbers themselves, and no subquery that finds them: PostgreSQL knows how many works a number has, and would
 * guess thousands for a subquery. */
function belowOf(tags: readonly Tag[], { below }: Understood): Below {
  const all = tags.map(({ id }) => below.get(id) ?? { tags: [id], limited: [] })
  return { tags: [...new Set(all.flatMap((one) => one.tags))], limited: all.flatMap(({ limited }) => limited) }
}

function isBy(pseudIds: readonly number[]): Condition {
  if (pseudIds.length === 0) return sql<SqlBool>`1 = 0`
  return sql<SqlBool>`works.id in (select work_id from creatorships where pseud_id in (${sql.join(pseudIds)}))`
}

function ownConditions({ complete, singleChapter, language }: WorkFilter): readonly Condition[] {
  return [
    ...(complete === undefined ? [] : [sql<SqlBool>`works.complete = ${complete ? 1 : 0}`]),
    ...(singleChapter ? [sql<SqlBool>`works.expected_chapters = 1`] : []),
    ...(language === '' ? [] : [sql<SqlBool>`works.language = ${language}`]),
  ]
}

/** Two synonyms of one fandom make no crossover. Few works are asked one by one; for all of them it is faster
 * to go through the taggings of fandoms, by tags_type_name and taggings_tag. */
function isCrossover(wanted: boolean, few: boolean): Condition {
  const several = sql`count(distinct coalesce(tags.merger_id, tags.id)) > 1`
  const fandoms = sql`from taggings join tags on tags.id = taggings.tag_id where tags.type = 'fandom'`
  const found = few
    ? sql<SqlBool>`(select ${several} ${fandoms} and taggings.work_id = works.id)`
    : // not a join, which PostgreSQL may choose to make row by row: the list is made once and looked into
      sql<SqlBool>`(works.id in (select taggings.work_id ${fandoms} group by taggings.work_id having ${several})) is true`
  return wanted ? found : sql<SqlBool>`not (${found})`
}

function isNarrow({ groups, person, phrases }: Understood): boolean {
  return groups.length > 0 || person !== undefined || phrases.length > 0
}

/** Days are whole days of UTC. */
function dates({ dateFrom, dateTo, age }: WorkFilter, now: Date): readonly Condition[] {
  const { from, to } = age ? instantsOf(age, now) : { from: undefined, to: undefined }
  return [
    ...(dateFrom === '' ? [] : [sql<SqlBool>`works.updated_at >= ${dateFrom}`]),
    ...(dateTo === '' ? [] : [sql<SqlBool>`works.updated_at < ${`${dateTo}U`}`]),
    ...(from === undefined ? [] : [sql<SqlBool>`works.updated_at >= ${from}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`works.updated_at < ${to}`]),
  ]
}

/** Each along its work_counters_by_…, or looked up where the works are few. */
function counted(filter: WorkFilter): readonly Condition[] {
  return (['hits', 'kudos', 'comments', 'bookmarks'] as const).flatMap((name) =>
    within(sql.ref(name), filter[name]).map(
      (condition) => sql<SqlBool>`works.id in (select work_id from work_counters where ${condition})`,
    ),
  )
}

function within(column: RawBuilder<unknown>, { from, to }: Range): readonly Condition[] {
  return [
    ...(from === undefined ? [] : [sql<SqlBool>`${column} >= ${from}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`${column} <= ${to}`]),
  ]
}
