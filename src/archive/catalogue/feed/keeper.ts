import { setImmediate } from 'node:timers/promises'
import { isPostgres } from '../../../platform/db/open.ts'
import type { MakeKernels } from '../../../platform/sets/compiled.ts'
import type { Db } from '../../../schema/index.ts'
import { newestChange } from '../../works/index.ts'
import { Catalogue, type CatalogueRest } from '../catalogue.ts'
import { Fandoms } from '../names/fandoms.ts'
import { Names } from '../names/names.ts'
import { enterWorks, everyTag, type Volume } from './entering.ts'
import {
  changesAfter,
  countersSince,
  countOfWorks,
  endOfStretch,
  limitRows,
  metaRows,
  type TagRow,
  tagRowsOf,
  worksCarrying,
} from './store.ts'
import { TagBook } from './tag-book.ts'

/** Works read at once: few enough that questions are answered in between. */
const STRETCH = 1000
/** Works that come in while somebody waits, at most. */
const MANY = 2000
/** On PostgreSQL a later line of the log can be seen before an earlier one, whose transaction is still open: so many
 * lines are looked at again, once in so many milliseconds. */
const OVERLAP = 200
const LOOK_AGAIN = 1000
/** Counters are stamped before their transaction is committed, which may take so many milliseconds. */
const COUNTERS_OVERLAP = 5000
const ASK_COUNTERS = 250

/** How far a catalogue has followed the database. */
export interface Followed {
  /** the newest line of the log of changes that is in it; -1 before everything was read */
  readonly seq: number
  /** when the newest of the counters in it moved; empty before the first */
  readonly counters: string
}

/** Told while everything is read: works so far, and about how many there are. */
export type Told = (read: number, all: number) => void

/** Keeps a catalogue in step with the database: reads everything once, then follows the log of changes. */
export class Keeper {
  readonly fandoms = new Fandoms()
  readonly names = new Names({
    names: () => everyTag(this.db),
    standingFor: (id) => this.standingFor(id),
    uses: (id, members) => this.catalogue.uses(id, members),
  })
  private readonly db: Db
  private readonly makeKernels: MakeKernels
  private readonly told: Told
  private volume: Volume
  private followed: Followed = { seq: -1, counters: '' }
  /** lines of the log that were followed lately, by number: they may be met again */
  private lately: ReadonlySet<number> = new Set()
  private lookedAt = 0
  private countersAskedAt = Number.NEGATIVE_INFINITY
  private running: Promise<void> = Promise.resolve()
  private much = Promise.withResolvers<void>()
  private stopped = false
  private waiting: Promise<void> | undefined

  /** @param makeKernels the catalogue's; see platform/sets */
  constructor(db: Db, makeKernels: MakeKernels, told: Told = () => undefined) {
    this.db = db
    this.makeKernels = makeKernels
    this.told = told
    this.volume = { catalogue: new Catalogue(makeKernels), book: new TagBook() }
  }

  /** As far as it has followed; after a change to everything it is another one. */
  get catalogue(): Catalogue {
    return this.volume.catalogue
  }

  get position(): Followed {
    return this.followed
  }

  /** Settles as soon as the round under way turns out to bring in more than anybody should wait for. */
  get bringsMuch(): Promise<void> {
    return this.much.promise
  }

  /** @returns the tag that this one is a synonym of, or the tag itself */
  standingFor(tagId: number): number {
    return this.volume.book.mergerOf(tagId) ?? tagId
  }

  /** Goes on from a catalogue that was kept, instead of reading everything. */
  async resume(words: Uint32Array, rest: CatalogueRest, followed: Followed): Promise<void> {
    const volume = { catalogue: Catalogue.restore(this.makeKernels, { words }, rest), book: new TagBook() }
    await this.readTags(volume)
    this.volume = volume
    // what was under way on PostgreSQL when it was kept may have been committed since
    this.followed = { ...followed, seq: isPostgres(this.db) ? Math.max(0, followed.seq - OVERLAP) : followed.seq }
  }

  /** Brings in everything that was committed before the call (on PostgreSQL up to a second before). The first call
   * reads every work. Whoever comes while one round is under way shares the round after it. */
  follow(): Promise<void> {
    this.waiting ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.waiting = undefined
        this.much = Promise.withResolvers()
        this.running = this.followed.seq < 0 ? this.readEverything() : this.goOn()
        return this.running
      })
    return this.waiting
  }

  /** Ends following, in the middle of whatever is coming in: from here on the catalogue stays as it is, and what had not come
   * in yet will when somebody goes on from it. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.running.catch(() => undefined)
  }

  private mustGoOn(): void {
    if (this.stopped) throw new Error('the catalogue follows no longer')
  }

  private async readEverything(): Promise<void> {
    const seq = await newestChange(this.db)
    const volume = { catalogue: new Catalogue(this.makeKernels), book: new TagBook() }
    await this.readTags(volume)
    const all = await countOfWorks(this.db)
    if (all > MANY) this.much.resolve()
    let read = 0
    for (let last = 0; ; ) {
      const end = await endOfStretch(this.db, last, STRETCH)
      if (end === undefined) break
      this.mustGoOn()
      const which = { from: last + 1, to: end }
      await enterWorks(this.db, volume, which, (tag) => this.note(tag, volume))
      read += STRETCH
      this.told(Math.min(read, all), all)
      last = end
      await setImmediate()
    }
    this.volume = volume
    this.followed = { ...this.followed, seq }
    await this.followCounters()
  }

  private async readTags(volume: Volume): Promise<void> {
    for await (const tags of everyTag(this.db)) {
      for (const tag of tags) this.note(tag, volume)
      await setImmediate()
    }
    await this.tie(volume)
  }

  /** Takes in how tags are tied to each other beyond being synonyms: all of it, since there is little. */
  private async tie({ catalogue, book }: Volume): Promise<void> {
    book.limit(await limitRows(this.db))
    const metas = Map.groupBy(await metaRows(this.db), ({ meta_id }) => meta_id)
    catalogue.tieAll([...metas].map(([meta, rows]) => [meta, rows.map(({ sub_id }) => sub_id)] as const))
  }

  private async goOn(): Promise<void> {
    this.mustGoOn()
    await this.followCounters()
    const newest = await newestChange(this.db)
    const again = isPostgres(this.db) && performance.now() - this.lookedAt > LOOK_AGAIN
    if (newest === this.followed.seq && !again) return
    this.lookedAt = performance.now()
    const lines = await changesAfter(this.db, this.followed.seq - (isPostgres(this.db) ? OVERLAP : 0))
    const fresh = lines.filter(({ seq }) => !this.lately.has(seq))
    if (fresh.some(({ work_id, tag_id }) => work_id === null && tag_id === null)) return this.readEverything()
    const tagIds = [...new Set(fresh.flatMap(({ tag_id }) => tag_id ?? []))]
    for (const tag of await tagRowsOf(this.db, tagIds)) this.note(tag, this.volume)
    if (tagIds.length > 0) await this.tie(this.volume)
    const changed = fresh.flatMap(({ work_id }) => work_id ?? [])
    await this.enterAgain([...new Set([...changed, ...(await worksCarrying(this.db, tagIds))])])
    this.lately = new Set(lines.map(({ seq }) => seq))
    this.followed = { ...this.followed, seq: Math.max(lines.at(-1)?.seq ?? 0, this.followed.seq) }
  }

  private async enterAgain(workIds: readonly number[]): Promise<void> {
    if (workIds.length > MANY) this.much.resolve()
    for (let at = 0; at < workIds.length; at += STRETCH) {
      this.mustGoOn()
      const ids = workIds.slice(at, at + STRETCH)
      const entered = new Set(await enterWorks(this.db, this.volume, { ids }, (tag) => this.note(tag, this.volume)))
      for (const id of ids) if (!entered.has(id)) this.catalogue.leave(id)
      await setImmediate()
    }
  }

  private async followCounters(): Promise<void> {
    if (performance.now() - this.countersAskedAt < ASK_COUNTERS) return
    this.countersAskedAt = performance.now()
    const rows = await countersSince(this.db, earlier(this.countersSeen(), COUNTERS_OVERLAP))
    for (const { work_id, hits, kudos, comments, bookmarks } of rows)
      this.catalogue.count(work_id, { hits, kudos, comments, bookmarks })
    this.followed = { ...this.followed, counters: rows.at(-1)?.moved_at ?? this.followed.counters }
  }

  /** A clock that was set back stamps what moves now with an earlier moment than what moved last. */
  private countersSeen(): string {
    const now = new Date().toISOString()
    return this.followed.counters < now ? this.followed.counters : now
  }

  private note(tag: TagRow, { catalogue, book }: Volume): void {
    book.note(tag)
    catalogue.nameTag(tag.id, tag.type)
    this.names.add(tag)
    if (tag.type === 'fandom') this.fandoms.note(tag.id, tag.name)
  }
}

/** @returns the instant so many milliseconds before; the beginning of time before none */
function earlier(instant: string, by: number): string {
  return instant === '' ? '' : new Date(Date.parse(instant) - by).toISOString()
}
