import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { isPostgres } from '../../platform/db/open.ts'
import { type ObjectStore, openStore, placeAt } from '../../platform/s3/store.ts'
import type { Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { makeBackup } from './make.ts'
import { nameOfDay, outdated } from './rotation.ts'

/** The kind of job that makes the backup of a night. */
export const BACK_UP = 'back-up'

const DAY = 86_400_000

/** Sees to it that there is a backup at the next time of day that was chosen; of several processes that ask at once, one
 * plans it. Does nothing where no folder for backups is named. */
export async function planBackup(trx: Transaction, { config, now }: Pick<House, 'config' | 'now'>): Promise<void> {
  if (config.backups === '') return
  // of two that look at once on PostgreSQL neither would see what the other is about to put in
  if (isPostgres(trx)) await sql`lock table jobs in share row exclusive mode`.execute(trx)
  const planned = await trx
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', BACK_UP)
    .where('dead_at', 'is', null)
    .where('run_at', '>', now().toISOString())
    .executeTakeFirst()
  if (!planned) await enqueue(trx, now(), BACK_UP, {}, nextAt(now(), config.backupAt))
}

/** @param at HH:MM in UTC
 * @returns when it is next that time, later than now */
export function nextAt(now: Date, at: string): Date {
  const today = new Date(`${now.toISOString().slice(0, 10)}T${at}:00.000Z`)
  return today > now ? today : new Date(today.getTime() + DAY)
}

/** Makes the backup of this day unless it is there, sends it off-site where a storage is named, and takes away those that have
 * had their time, here and there. Plans the next night first: one that fails is not the last. */
export async function backUp(house: House): Promise<void> {
  const { config, db, log, now } = house
  if (config.backups === '') return
  await db.transaction().execute((trx) => planBackup(trx, house))
  mkdirSync(config.backups, { recursive: true, mode: 0o700 })
  const name = nameOfDay(now())
  const file = path.join(config.backups, name)
  if (!existsSync(file)) {
    const { bytes } = await makeBackup(config, file, now())
    log.info({ file, bytes }, 'a backup was made and opened')
  }
  for (const old of outdated(readdirSync(config.backups), config.backupKeep)) rmSync(path.join(config.backups, old))
  const store = storeOf(config)
  if (store) await sendOff(store, name, file, house)
}

async function sendOff(store: ObjectStore, name: string, file: string, { config, log }: House): Promise<void> {
  if (!(await store.list()).includes(name)) {
    await store.put(name, file)
    log.info({ name }, 'the backup was sent off-site')
  }
  for (const old of outdated(await store.list(), config.backupKeep)) await store.remove(old)
}

/** @returns the storage that the settings name; undefined when there is none */
export function storeOf(config: House['config']): ObjectStore | undefined {
  if (config.backupS3 === '') return undefined
  return openStore(placeAt(config.backupS3, config.backupS3Key, config.backupS3Secret))
}
