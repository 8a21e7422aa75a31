import { setImmediate } from 'node:timers/promises'
import { isPostgres } from '../../../platform/db/open.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { newestChange, visibleTo } from '../../works/index.ts'
import { Census, type CountedTag } from './census.ts'
import { NameIndex } from './names.ts'

/** Works read at once: few enough that other requests are answered in between. */
const BATCH = 400
/** On PostgreSQL a later number in the log of changes can be seen before an earlier one, whose transaction is still
 * open: so many lines are looked at again, once in so many milliseconds. */
const OVERLAP = 200
const LOOK_AGAIN = 1000
/** What visibleTo means for whoever may see most. */
const ANY_MEMBER: Viewer = { kind: 'member', id: 0, login: '', roles: [], sessionId: '' }

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
    const names = new NameIndex()
    this.counted = { names, census: new Census((tag) => names.add(tag)) }
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
    const works = this.seen < 0 ? await this.everyWork() : await this.changedWorks()
    for (let at = 0; at < works.length; at += BATCH) {
      await this.recount(works.slice(at, at + BATCH))
      await setImmediate()
    }
    this.seen = Math.max(newest, this.seen)
  }

  private async everyWork(): Promise<readonly number[]> {
    const rows = await this.db.selectFrom('works').select('works.id').where(visibleTo(ANY_MEMBER)).execute()
    return rows.map(({ id }) => id)
  }

  private async changedWorks(): Promise<readonly number[]> {
    const since = isPostgres(this.db) ? this.seen - OVERLAP : this.seen
    const changes = await this.db.selectFrom('changes').select(['seq', 'work_id']).where('seq', '>', since).execute()
    const fresh = changes.filter(({ seq }) => !this.lately.has(seq))
    this.lately = new Set(changes.map(({ seq }) => seq))
    return [...new Set(fresh.map(({ work_id }) => work_id))]
  }

  private async recount(ids: readonly number[]): Promise<void> {
    const works = await this.db
      .selectFrom('works')
      .select(['works.id', 'works.restricted'])
      .where('works.id', 'in', ids)
      .where(visibleTo(ANY_MEMBER))
      .execute()
    const taggings = await this.db
      .selectFrom('taggings')
      .select(['work_id', 'tag_id'])
      .where('work_id', 'in', ids)
      .execute()
    const tags = Map.groupBy(taggings, ({ work_id }) => work_id)
    await this.nameTags([...new Set(taggings.map(({ tag_id }) => tag_id))])
    for (const id of ids) this.counted.census.leave(id)
    for (const { id, restricted } of works) {
      this.counted.census.enter(id, tags.get(id)?.map(({ tag_id }) => tag_id) ?? [], restricted === 1)
    }
  }

  /** Once the first reading is over, tags of a changed work are read again: they may have been tied together. */
  private async nameTags(ids: readonly number[]): Promise<void> {
    const unread = this.seen < 0 ? ids.filter((id) => !this.counted.census.tag(id)) : ids
    const tags = await countedTags(this.db, unread)
    for (const tag of tags) this.counted.census.name(tag)
    const above = tags.flatMap(({ mergerId }) =>
      mergerId !== null && !this.counted.census.tag(mergerId) ? [mergerId] : [],
    )
    for (const tag of await countedTags(this.db, above)) this.counted.census.name(tag)
  }
}

async function countedTags(db: Db, ids: readonly number[]): Promise<readonly CountedTag[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name', 'canonical', 'merger_id'])
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ path_name, canonical, merger_id, ...row }) => ({
    ...row,
    pathName: path_name,
    canonical: canonical === 1,
    mergerId: merger_id,
  }))
}
