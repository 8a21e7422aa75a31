import { setImmediate } from 'node:timers/promises'
import { isPostgres } from '../../../platform/db/open.ts'
import type { Db } from '../../../schema/index.ts'
import { newestChange } from '../../works/index.ts'
import type { Catalogue } from '../engine/catalogue.ts'
import {
  changesAfter,
  countersSince,
  countOfWorks,
  creatorLists,
  endOfStretch,
  seriesLists,
  type TagRow,
  taggingLists,
  tagRowsAfter,
  tagRowsOf,
  type Which,
  workRows,
  worksCarrying,
} from './store.ts'
import { TagBook } from './tag-book.ts'
import { toCatalogueWork } from './work.ts'

/** Works read at once: few enough that questions are answered in between. */
const STRETCH = 1000
const TAGS_AT_ONCE = 5000
/** On PostgreSQL a later line of the log can be seen before an earlier one, whose transaction is still open: so many
 * lines are looked at again, once in so many milliseconds. */
const OVERLAP = 200
const LOOK_AGAIN = 1000
/** Counters are stamped before their transaction is committed, which may take so many milliseconds. */
const COUNTERS_OVERLAP = 5000
const ASK_COUNTERS = 250

/** How far a catalogue has followed the database. */
export interface Followed {
  /** the newest line of the log of changes that is in it */
  readonly seq: number
  /** counters that moved before this instant are in it */
  readonly counters: string
}

/** Told while everything is read: works so far, and about how many there are. */
export type Told = (done: number, all: number) => void

/** Keeps a catalogue in step with the database: reads everything once, then follows the log of changes. */
export class Keeper {
  private readonly db: Db
  private readonly make: () => Catalogue
  private book = new TagBook()
  private current: Catalogue
  private followed: Followed = { seq: -1, counters: '' }
  /** lines of the log that were followed lately, by number: they may be met again */
  private lately: ReadonlySet<number> = new Set()
  private lookedAt = 0
  private countersAskedAt = 0
  private running: Promise<void> = Promise.resolve()
  private waiting: Promise<void> | undefined

  /** @param make an empty catalogue */
  constructor(db: Db, make: () => Catalogue) {
    this.db = db
    this.make = make
    this.current = make()
  }

  /** The catalogue as far as it has followed; after a change to everything it is another one. */
  get catalogue(): Catalogue {
    return this.current
  }

  get position(): Followed {
    return this.followed
  }

  /** Goes on from a catalogue that was kept, instead of reading everything. */
  async resume(kept: Catalogue, followed: Followed): Promise<void> {
    this.book = await this.readBook(kept)
    this.current = kept
    // what was under way on PostgreSQL when it was kept may have been committed since
    this.followed = { ...followed, seq: isPostgres(this.db) ? Math.max(0, followed.seq - OVERLAP) : followed.seq }
  }

  /** Brings in everything that was committed before the call (on PostgreSQL up to a second before). The first call
   * reads every work. Whoever comes while one round is under way shares the round after it. */
  follow(told: Told = () => undefined): Promise<void> {
    this.waiting ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.waiting = undefined
        this.running = this.followed.seq < 0 ? this.readEverything(told) : this.followChanges(told)
        return this.running
      })
    return this.waiting
  }

  private async readEverything(told: Told): Promise<void> {
    const seq = await newestChange(this.db)
    const next = this.make()
    const book = await this.readBook(next)
    const all = await countOfWorks(this.db)
    let done = 0
    for (let from = 0; ; ) {
      const to = await endOfStretch(this.db, from, STRETCH)
      if (to === undefined) break
      done += await enterWorks(this.db, next, book, { from: from + 1, to })
      told(Math.min(done, all), all)
      from = to
      await setImmediate()
    }
    next.settle()
    this.book = book
    this.current = next
    this.followed = { seq, counters: this.followed.counters }
    await this.followCounters()
  }

  private async readBook(catalogue: Catalogue): Promise<TagBook> {
    const book = new TagBook()
    let last = 0
    for (;;) {
      const tags = await tagRowsAfter(this.db, last, TAGS_AT_ONCE)
      for (const tag of tags) note(catalogue, book, tag)
      last = tags.at(-1)?.id ?? 0
      if (tags.length < TAGS_AT_ONCE) return book
      await setImmediate()
    }
  }

  private async followChanges(told: Told): Promise<void> {
    await this.followCounters()
    const newest = await newestChange(this.db)
    const again = isPostgres(this.db) && performance.now() - this.lookedAt > LOOK_AGAIN
    if (newest === this.followed.seq && !again) return
    this.lookedAt = performance.now()
    const lines = await changesAfter(this.db, isPostgres(this.db) ? this.followed.seq - OVERLAP : this.followed.seq)
    const fresh = lines.filter(({ seq }) => !this.lately.has(seq))
    if (fresh.some(({ work_id, tag_id }) => work_id === null && tag_id === null)) return this.readEverything(told)
    const tagIds = unique(fresh.flatMap(({ tag_id }) => tag_id ?? []))
    for (const tag of await tagRowsOf(this.db, tagIds)) note(this.current, this.book, tag)
    const works = unique([
      ...fresh.flatMap(({ work_id }) => work_id ?? []),
      ...(await worksCarrying(this.db, tagIds)),
    ])
    for (let at = 0; at < works.length; at += STRETCH) {
      await this.enterAgain(works.slice(at, at + STRETCH))
      await setImmediate()
    }
    this.lately = new Set(lines.map(({ seq }) => seq))
    this.followed = { ...this.followed, seq: Math.max(lines.at(-1)?.seq ?? 0, this.followed.seq) }
  }

  /** Works that are listed no more are in none of the rows. */
  private async enterAgain(ids: readonly number[]): Promise<void> {
    const found = new Set<number>()
    await enterWorks(this.db, this.current, this.book, { ids }, (id) => found.add(id))
    for (const id of ids) if (!found.has(id)) this.current.leave(id)
  }

  private async followCounters(): Promise<void> {
    const at = performance.now()
    if (at - this.countersAskedAt < ASK_COUNTERS) return
    this.countersAskedAt = at
    const rows = await countersSince(this.db, earlier(this.followed.counters, COUNTERS_OVERLAP))
    for (const { work_id, hits, kudos, comments, bookmarks } of rows)
      this.current.count(work_id, { hits, kudos, comments, bookmarks })
    const last = rows.at(-1)?.moved_at
    if (last !== undefined) this.followed = { ...this.followed, counters: last }
  }
}

/** @returns how many were entered */
async function enterWorks(
  db: Db,
  catalogue: Catalogue,
  book: TagBook,
  which: Which,
  entered: (id: number) => void = () => undefined,
): Promise<number> {
  const [rows, tags, creators, series] = [
    await workRows(db, which),
    await taggingLists(db, which),
    await creatorLists(db, which),
    await seriesLists(db, which),
  ]
  const strangers = unique([...tags.values()].flat().filter((id) => book.typeOf(id) === undefined))
  for (const tag of await tagRowsOf(db, strangers)) note(catalogue, book, tag)
  for (const row of rows) {
    const lists = { tags: tags.get(row.id) ?? [], creators: creators.get(row.id) ?? [], series: series.get(row.id) ?? [] }
    catalogue.enter(toCatalogueWork(row, lists, book))
    entered(row.id)
  }
  return rows.length
}

function note(catalogue: Catalogue, book: TagBook, tag: TagRow): void {
  book.note(tag)
  catalogue.nameTag(tag.id, tag.type)
}

function unique(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)]
}

/** @returns the instant so many milliseconds before; the beginning of time before none */
function earlier(instant: string, by: number): string {
  return instant === '' ? '' : new Date(Date.parse(instant) - by).toISOString()
}
