import { setTimeout as pause } from 'node:timers/promises'
import type { MakeKernels } from '../../../platform/sets/compiled.ts'
import { plainKernels } from '../../../platform/sets/plain.ts'
import type { Db } from '../../../schema/index.ts'
import { Keeper } from '../feed/keeper.ts'
import type { Directory, DirectoryPage } from '../names/fandoms.ts'
import type { Use } from '../names/podium.ts'
import type { Begun, DatedAnswer, Desk, Figures } from './desk.ts'
import { type DeskQuery, withWorks } from './wanted.ts'

/** Milliseconds that a question waits for changes that are still being brought in, if they are not many. */
const PATIENCE = 2000
/** Milliseconds after which it looks by itself for what other processes and counters have done. */
const AGAIN = 200

/** The catalogue of this process. The first question waits until all works are read. */
export class LocalDesk implements Desk {
  readonly keeper: Keeper
  private readonly db: Db
  private read = 0
  private all = 0
  private followedAt = Number.NEGATIVE_INFINITY

  constructor(db: Db, makeKernels: MakeKernels = plainKernels) {
    this.db = db
    this.keeper = new Keeper(db, makeKernels, (read, all) => {
      this.read = read
      this.all = all
    })
  }

  /** It is worth waiting for. */
  get ready(): boolean {
    return true
  }

  async find(since: number, query: DeskQuery): Promise<DatedAnswer> {
    await this.come(since)
    const condition = await withWorks(this.db, query.condition)
    const { catalogue, position } = this.keeper
    return { ...catalogue.query({ ...query, condition }), seq: position.seq }
  }

  async uses(since: number, tagIds: readonly number[], members: boolean): Promise<readonly number[]> {
    await this.come(since)
    return tagIds.map((id) => this.keeper.catalogue.uses(id, members))
  }

  async values(
    since: number,
    { condition, members }: Pick<DeskQuery, 'condition' | 'members'>,
    { term, types, most }: Begun,
  ): Promise<readonly Use[]> {
    await this.come(since)
    const found = await withWorks(this.db, condition)
    if (term !== '') await this.keeper.names.ready()
    const among = term === '' ? undefined : this.keeper.names.all(term, types)
    const counts = this.keeper.catalogue.values(found, members, { types, most, ...(among ? { among } : {}) })
    return counts.map(([id, works]) => ({ id, works }))
  }

  async suggest(since: number, { term, types, most }: Begun, members: boolean): Promise<readonly Use[]> {
    await this.come(since)
    await this.keeper.names.ready()
    return this.keeper.names.find(term, types, members, most)
  }

  async nearest(since: number, { term, types }: Begun, members: boolean): Promise<readonly Use[]> {
    await this.come(since)
    await this.keeper.names.ready()
    return this.keeper.names.nearest(term, types, members)
  }

  async fandoms(since: number, page: DirectoryPage, members: boolean): Promise<Directory> {
    await this.come(since)
    const { keeper } = this
    return keeper.fandoms.directory(page, (id) =>
      keeper.standingFor(id) === id ? keeper.catalogue.uses(id, members) : 0,
    )
  }

  async figures(): Promise<Figures> {
    const { works, bytes } = this.keeper.catalogue.figures()
    const { seq } = this.keeper.position
    return { ready: seq >= 0, read: this.read, all: this.all, works, seq, bytes }
  }

  async close(): Promise<void> {}

  /** What many works have changed by comes in while the answer is given without it; the next ones have it. */
  private async come(since: number): Promise<void> {
    if (this.keeper.position.seq < 0) return this.keeper.follow()
    const behind = since > this.keeper.position.seq
    if (!behind && performance.now() - this.followedAt < AGAIN) return
    this.followedAt = performance.now()
    const coming = this.keeper.follow()
    coming.catch(() => undefined)
    const { bringsMuch } = this.keeper
    if (behind) await Promise.race([coming, bringsMuch, pause(PATIENCE, undefined, { ref: false })])
  }
}
