import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { announce } from './app.ts'
import type { House } from './archive/house.ts'
import { openSettings } from './archive/settings/index.ts'
import { plantFixedTags } from './archive/tags/index.ts'
import { followChanges } from './archive/works/index.ts'
import type { Config } from './config.ts'
import { openDatabase } from './platform/db/open.ts'
import { findAssets } from './platform/ui/assets.ts'
import { formTokens } from './platform/web/csrf.ts'
import { KeptPages } from './platform/web/kept-pages.ts'
import { type Log, openLog } from './platform/web/log.ts'
import { migrate, type Tables } from './schema/index.ts'

/** An archive whose database is open and up to date. */
export interface OpenHouse extends House, AsyncDisposable {}

/**
 * Opens the data folder and the database, and brings both up to date; makes them when they are not there.
 * @param log where to write; by default as the configuration says
 * @param now the clock
 */
export async function openHouse(
  config: Config,
  log: Log = openLog(config.logLevel),
  now = () => new Date(),
): Promise<OpenHouse> {
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const db = openDatabase<Tables>(config.database)
  const house: OpenHouse = {
    db,
    config,
    now,
    log,
    tokens: formTokens(config.secret || keptSecret(config.data)),
    settings: openSettings(db),
    pages: new KeptPages(followChanges(db), () => now().getTime()),
    assets: findAssets(path.join(path.dirname(fileURLToPath(import.meta.url)))),
    announce: (trx, fact) => announce(house, trx, fact),
    [Symbol.asyncDispose]: () => db.destroy(),
  }
  try {
    await migrate(db)
    await db.transaction().execute((trx) => plantFixedTags(trx, now()))
  } catch (cause) {
    await db.destroy()
    throw cause
  }
  return house
}

/** The key of the archive's signatures, made once. */
function keptSecret(data: string): string {
  const file = path.join(data, 'secret')
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
