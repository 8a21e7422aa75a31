import { listenTo, notify } from '../../../platform/db/notifications.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import type { House } from '../../house.ts'
import { noteSeen } from '../store/readers.ts'

const CHANNEL = 'fanlight_bonds'
/** Between two signs of life: proxies cut what is silent for a minute. */
export const BEAT_MS = 20_000
/** Open pages of one member, in one process. */
export const MOST_LINES = 8

/** An open page, as far as the hub knows it. */
export interface Line {
  readonly userId: number
  /** There may be something to deliver. */
  wake(): void
  /** It is time for a sign of life. */
  beat(): void
  /** @param last words before the end */
  end(last?: string): void
}

/** The open pages of this process, and who wakes them: the process itself, or through the database another one. While no page is open
 * it does nothing. */
export class Hub {
  private readonly lines = new Map<number, Set<Line>>()
  private readonly house: House
  private stop: (() => void) | undefined
  private timer: ReturnType<typeof setInterval> | undefined

  constructor(house: House) {
    this.house = house
  }

  add(line: Line): void {
    const own = this.lines.get(line.userId) ?? new Set()
    this.lines.set(line.userId, own.add(line))
    const [oldest] = own
    if (own.size > MOST_LINES) oldest?.end('event: full\ndata: {}\n\n')
    this.timer ??= setInterval(() => void this.beat(), BEAT_MS).unref()
    this.stop ??= listenTo(this.house.config.database, CHANNEL, {
      onHeard: (words) => this.wake(words.split(' ').map(Number)),
      onBegun: () => this.wake([...this.lines.keys()]),
    })
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

  /** Says of all who have a page open that they do, and lets their lines show that they live. */
  async beat(): Promise<void> {
    const { db, now, log } = this.house
    await noteSeen(db, [...this.lines.keys()], now()).catch((error: unknown) =>
      log.warn({ err: error }, 'open pages were not noted'),
    )
    for (const own of this.lines.values()) for (const line of own) line.beat()
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
  if (house.config.database.startsWith('sqlite:')) hubOf(house).wake(userIds)
  else await notify(trx, CHANNEL, userIds.join(' '))
}

/** Ends the open pages' connections: the process is about to stop, and they come back to another or to the next. */
export function endStreams(house: House): void {
  hubOf(house).end()
}
