import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { isPostgres } from '../../../platform/db/open.ts'
import type { Db } from '../../../schema/index.ts'
import { newestChange, visibleTo } from '../../works/index.ts'
import { ANYONE, Census, type CountedLimit } from './census.ts'
import { NameIndex } from './names.ts'
import type { CountedTag } from './podium.ts'

/** Works read at once: few enough that other requests are answered in between. */
const BATCH = 400
const TAG_BATCH = 4000
/** Works looked through at once for tags that were tied anew. */
const WORKS_LOOKED_THROUGH = 5000
/** On PostgreSQL a later number in the log of changes can be seen before an earlier one, whose transaction is still
 * open: so many lines are looked at again, once in so many milliseconds. */
const OVERLAP = 200
const LOOK_AGAIN = 1000
/** The census, and the names of its tags for type-ahead. */
export interface Counted {
  readonly census: Census
  readonly names: NameIndex
}

/** Keeps one process's census in step with the database. */
export class CensusKeeper {
  private readonly db: Db
  private readonly counted: Counted
  /** the newest change counted; -1 before the first reading */
  private seen = -1
  private lookedAt = 0
  /** the last changes counted, by number */
  private lately: ReadonlySet<number> = new Set()
  private running: Promise<void> = Promise.resolve()
  private waiting: Promise<void> | undefined

  constructor(db: Db) {
    this.db = db
    const census = new Census()
    this.counted = { census, names: new NameIndex(census) }
  }

  /** @returns the census with everything that was committed before the call (on PostgreSQL up to a second before); the
   * first call reads every work */
  async read(): Promise<Counted> {
    // whoever comes while one round is under way shares the round after it
    this.waiting ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.waiting = undefined
        this.running = this.catchUp()
        return this.running
      })
    await this.waiting
    return this.counted
  }

  private async catchUp(): Promise<void> {
    const newest = await newestChange(this.db)
    const again = isPostgres(this.db) && performance.now() - this.lookedAt > LOOK_AGAIN
    if (newest === this.seen && !again) return
    this.lookedAt = performance.now()
    if (this.seen < 0) await this.readTags()
    const { works, tags: tied } = this.seen < 0 ? { works: await this.everyWork(), tags: [] } : await this.changes()
    for (let at = 0; at < works.length; at += BATCH) {
      const batch = works.slice(at, at + BATCH)
      const tags = await tagsOfWorks(this.db, batch)
      if (this.seen >= 0) await this.readTagsAgain([...new Set([...tags.values()].flat())])
      await this.recount(batch, tags)
      await setImmediate()
    }
    if (tied.length > 0) await this.retie(tied)
    this.seen = Math.max(newest, this.seen)
  }

  private async everyWork(): Promise<readonly number[]> {
    const rows = await this.db.selectFrom('works').select('works.id').where(visibleTo(ANYONE)).execute()
    return rows.map(({ id }) => id)
  }

  /** What has changed since the last look. */
  private async changes(): Promise<{ readonly works: readonly number[]; readonly tags: readonly number[] }> {
    const since = isPostgres(this.db) ? this.seen - OVERLAP : this.seen
    const changes = await this.db
      .selectFrom('changes')
      .select(['seq', 'work_id', 'tag_id'])
      .where('seq', '>', since)
      .execute()
    const fresh = changes.filter(({ seq }) => !this.lately.has(seq))
    this.lately = new Set(changes.map(({ seq }) => seq))
    return {
      works: [...new Set(fresh.flatMap(({ work_id }) => work_id ?? []))],
      tags: [...new Set(fresh.flatMap(({ tag_id }) => tag_id ?? []))],
    }
  }

  /** Works carry the same tags as before, so they are counted again from memory. */
  private async retie(tagIds: readonly number[]): Promise<void> {
    await this.readTagsAgain(tagIds)
    const few = tagIds.length <= TAG_BATCH ? tagIds : undefined
    const limits = Map.groupBy(await limitsOf(this.db, few), ({ tag }) => tag)
    for (const id of tagIds) this.counted.census.limit(id, limits.get(id) ?? [])
    const works = [...this.counted.census.everyWork(ANYONE)]
    const changed = new Set(tagIds)
    for (let at = 0; at < works.length; at += WORKS_LOOKED_THROUGH) {
      this.counted.census.retie(works.slice(at, at + WORKS_LOOKED_THROUGH), changed)
      await setImmediate()
    }
  }

  private async recount(ids: readonly number[], tags: ReadonlyMap<number, readonly number[]>): Promise<void> {
    const works = await this.db
      .selectFrom('works')
      .select(['works.id', 'works.restricted'])
      .where('works.id', 'in', ids)
      .where(visibleTo(ANYONE))
      .execute()
    for (const id of ids) this.counted.census.leave(id)
    for (const { id, restricted } of works) this.counted.census.enter(id, tags.get(id) ?? [], restricted === 1)
  }

  /** All tags there are, before the first counting. */
  private async readTags(): Promise<void> {
    let last = 0
    for (;;) {
      const tags = await countedTags(this.db, (rows) => rows.where('id', '>', last).limit(TAG_BATCH))
      for (const tag of tags) this.counted.census.name(tag)
      last = tags.at(-1)?.id ?? 0
      if (tags.length < TAG_BATCH) break
      await setImmediate()
    }
    const limits = Map.groupBy(await limitsOf(this.db), ({ tag }) => tag)
    for (const [id, own] of limits) this.counted.census.limit(id, own)
  }

  /** The tags of changed works: some are new, others may have been tied together. */
  private async readTagsAgain(ids: readonly number[]): Promise<void> {
    for (let at = 0; at < ids.length; at += TAG_BATCH) {
      const tags = await countedTags(this.db, (rows) => rows.where('id', 'in', ids.slice(at, at + TAG_BATCH)))
      const above = tags.flatMap(({ mergerId }) => (mergerId !== null ? [mergerId] : []))
      const mergers = above.length > 0 ? await countedTags(this.db, (rows) => rows.where('id', 'in', above)) : []
      for (const tag of [...tags, ...mergers]) if (this.counted.census.name(tag)) this.counted.names.add(tag)
    }
  }
}

/** @param tagIds absent for all there are */
async function limitsOf(db: Db, tagIds?: readonly number[]): Promise<readonly CountedLimit[]> {
  const rows = await db
    .selectFrom('tag_limits')
    .selectAll()
    .$if(tagIds !== undefined, (limits) => limits.where('tag_id', 'in', tagIds ?? []))
    .execute()
  return rows.map(({ tag_id, fandom_id, canonical_id }) => ({
    tag: tag_id,
    fandom: fandom_id,
    canonical: canonical_id,
  }))
}

/** One row for each work: fifteen times fewer than there are taggings. */
async function tagsOfWorks(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
  const list = isPostgres(db) ? sql<string>`string_agg(tag_id::text, ',')` : sql<string>`group_concat(tag_id)`
  const rows = await db
    .selectFrom('taggings')
    .select(['work_id', list.as('tags')])
    .where('work_id', 'in', ids)
    .groupBy('work_id')
    .execute()
  return new Map(rows.map(({ work_id, tags }) => [work_id, tags.split(',').map(Number)]))
}

function tagRows(db: Db) {
  return db.selectFrom('tags').select(['id', 'type', 'name', 'path_name', 'canonical', 'merger_id']).orderBy('id')
}

type TagRows = ReturnType<typeof tagRows>

async function countedTags(db: Db, which: (rows: TagRows) => TagRows): Promise<readonly CountedTag[]> {
  const rows = await which(tagRows(db)).execute()
  return rows.map(({ path_name, canonical, merger_id, ...row }) => ({
    ...row,
    // most names are their own path name: one string for both
    pathName: path_name === row.name ? row.name : path_name,
    canonical: canonical === 1,
    mergerId: merger_id,
  }))
}
