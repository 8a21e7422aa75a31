import { listenTo, notify } from '../../../platform/db/notifications.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import type { House } from '../../house.ts'
import { besides } from '../store/bonds.ts'
import { noteSeen } from '../store/readers.ts'
import { Openings } from './openings.ts'
import { giveSigns, type Resting } from './signs.ts'
import { Turns } from './turns.ts'

const CHANNEL = 'fanlight_bonds'
/** Between two signs of life: proxies cut what is silent for a minute. */
export const BEAT_MS = 20_000
/** Not all at once: each part of them has its own moment between two. */
const PARTS = 20
/** Open pages of one member, in one process. */
export const MOST_LINES = 8
/** Open pages that speak to the database at once: fewer than half of the connections that a process has. */
const PLACES = 4
/** Numbers of members in one notification, which holds 7,900 bytes. */
const MOST_WORDS = 600

/** An open page, as far as the hub knows it. */
export interface Line {
  readonly userId: number
  /** There may be something to deliver. */
  wake(): void
  /** @returns itself when it could take a sign of life now; one that is busy is told that it is time for one */
  beat(): Resting | undefined
  /** @param last words before the end */
  end(last?: string): void
}

/** The open pages of this process, and who wakes them: the process itself, or through the database another one. While no page is open
 * it does nothing. */
export class Hub {
  private readonly lines = new Map<number, Set<Line>>()
  private readonly house: House
  private readonly openings: Openings
  private readonly turns = new Turns(PLACES)
  private stop: (() => void) | undefined
  private timer: ReturnType<typeof setInterval> | undefined
  private part = 0

  constructor(house: House) {
    this.house = house
    this.openings = new Openings((userIds) => sayOpen(house, userIds))
  }

  add(line: Line): void {
    const own = this.lines.get(line.userId) ?? new Set()
    this.lines.set(line.userId, own.add(line))
    const [oldest] = own
    if (own.size > MOST_LINES) oldest?.end('event: full\ndata: {}\n\n')
    this.timer ??= setInterval(() => void this.beat(), BEAT_MS / PARTS).unref()
    this.stop ??= listenTo(this.house.config.database, CHANNEL, {
      onHeard: (words) => this.wake(words.split(' ').map(Number)),
      onBegun: () => this.wake([...this.lines.keys()]),
    })
  }

  /** @returns once those who read along can know that this member has a page open */
  opened(userId: number): Promise<void> {
    return this.openings.add(userId)
  }

  /** Does what a line has to do with the database when its turn has come.
   * @param isSoon whether somebody waits for it */
  inTurn<T>(isSoon: () => boolean, work: () => Promise<T>): Promise<T> {
    return this.turns.take(isSoon, work)
  }

  remove(line: Line): void {
    const own = this.lines.get(line.userId)
    own?.delete(line)
    if (own?.size === 0) this.lines.delete(line.userId)
    if (this.lines.size > 0) return
    clearInterval(this.timer)
    this.stop?.()
    this.timer = undefined
    this.stop = undefined
  }

  wake(userIds: readonly number[]): void {
    for (const userId of userIds) for (const line of this.lines.get(userId) ?? []) line.wake()
  }

  /** Says of the next part of those who have a page open that they do, and lets their lines show that they live. */
  async beat(): Promise<void> {
    const { db, now, log } = this.house
    const part = this.part++ % PARTS
    const userIds = [...this.lines.keys()].filter((userId) => userId % PARTS === part)
    await noteSeen(db, userIds, now()).catch((error: unknown) => log.warn({ err: error }, 'open pages were not noted'))
    const resting = userIds.flatMap((userId) =>
      [...(this.lines.get(userId) ?? [])].flatMap((line) => line.beat() ?? []),
    )
    await giveSigns(this.house, resting).catch((error: unknown) =>
      log.warn({ err: error }, 'open pages got no sign of life'),
    )
  }

  end(): void {
    for (const own of [...this.lines.values()]) for (const line of [...own]) line.end()
  }
}

const hubs = new WeakMap<Db, Hub>()

/** @returns the one of this process */
export function hubOf(house: House): Hub {
  const hub = hubs.get(house.db) ?? new Hub(house)
  hubs.set(house.db, hub)
  return hub
}

/** Has what concerns these members delivered, in every process, once the transaction ends. In SQLite, where there is one process, whoever
 * delivers waits for the transaction. */
export async function wake(house: House, trx: Transaction, userIds: readonly number[]): Promise<void> {
  if (userIds.length === 0) return
  if (house.config.database.startsWith('sqlite:')) return hubOf(house).wake(userIds)
  for (let at = 0; at < userIds.length; at += MOST_WORDS)
    await notify(trx, CHANNEL, userIds.slice(at, at + MOST_WORDS).join(' '))
}

function sayOpen(house: House, userIds: readonly number[]): Promise<void> {
  return house.db.transaction().execute(async (trx) => {
    await noteSeen(trx, userIds, house.now())
    await wake(house, trx, await besides(trx, userIds))
  })
}

/** Ends the open pages' connections: the process is about to stop, and they come back to another or to the next. */
export function endStreams(house: House): void {
  hubOf(house).end()
}
