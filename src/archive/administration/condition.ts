import { statfs } from 'node:fs/promises'
import type { Load } from '../../platform/web/shedding.ts'
import type { Traffic } from '../../platform/web/traffic.ts'
import type { Desk, Figures } from '../catalogue/index.ts'
import type { House } from '../house.ts'
import { type QueueState, queueState } from '../jobs/index.ts'
import { newestChange } from '../works/index.ts'
import { databaseBytes } from './store.ts'

/** What this process knows of itself. */
export interface Gauges {
  readonly load: Load
  readonly traffic: Traffic
}

/** How the archive fares. What cannot be found out now, as with a database that is away, is undefined. */
export interface Condition extends Gauges {
  readonly queue: QueueState | undefined
  readonly databaseBytes: number | undefined
  readonly catalogue: Figures | undefined
  /** lines of the log of changes that the catalogue has not come to yet */
  readonly behind: number | undefined
  /** of the disk that the data folder is on */
  readonly disk: { readonly free: number; readonly all: number } | undefined
  readonly memoryBytes: number
  /** since the process began */
  readonly upSeconds: number
}

/** Costs three small queries, and two questions to others. */
export async function conditionOf(house: House, desk: Desk, gauges: Gauges): Promise<Condition> {
  const [queue, bytes, catalogue, newest, disk] = await Promise.all([
    unlessAway(queueState(house.db, house.now())),
    unlessAway(databaseBytes(house.db)),
    unlessAway(desk.figures()),
    unlessAway(newestChange(house.db)),
    unlessAway(statfs(house.config.data)),
  ])
  return {
    ...gauges,
    queue,
    databaseBytes: bytes,
    catalogue,
    behind: catalogue && newest !== undefined ? Math.max(0, newest - catalogue.seq) : undefined,
    disk: disk && { free: disk.bavail * disk.bsize, all: disk.blocks * disk.bsize },
    memoryBytes: process.memoryUsage.rss(),
    upSeconds: process.uptime(),
  }
}

async function unlessAway<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  return asked.catch(() => undefined)
}
