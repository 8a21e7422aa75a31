import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { announce } from './app.ts'
import type { House } from './archive/house.ts'
import { openSettings } from './archive/settings/index.ts'
import { plantFixedTags } from './archive/tags/index.ts'
import { followChanges } from './archive/works/index.ts'
import type { Config } from './config.ts'
import { makeFolder } from './platform/db/folder.ts'
import { openBeside, openDatabase } from './platform/db/open.ts'
import { findAssets } from './platform/ui/assets.ts'
import { formTokens } from './platform/web/csrf.ts'
import { KeptPages } from './platform/web/kept-pages.ts'
import { type Log, openLog } from './platform/web/log.ts'
import { migrate, type Tables } from './schema/index.ts'

const SECRET_BYTES = 32
/** of a secret that somebody wrote themselves, as of FANLIGHT_SECRET */
const SHORTEST_SECRET = 32

/** An archive whose database is open and up to date. */
export interface OpenHouse extends House, AsyncDisposable {}

/**
 * Opens the data folder and the database, and brings both up to date; makes them when they are not there.
 * @param log where to write; by default as the configuration says
 * @param now the clock
 * @throws with a sentence for the operator that names the folder, the file or the variable that is at fault
 */
export async function openHouse(
  config: Config,
  log: Log = openLog(config.logLevel),
  now = () => new Date(),
): Promise<OpenHouse> {
  makeFolder(config.data)
  const { database, replica } = config
  const db = replica ? openBeside<Tables>(database, replica) : openDatabase<Tables>(database)
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
    throw new Error(`${nameOf(config.database)} cannot be used`, { cause })
  }
  return house
}

/** What the operator calls it; the address of a server may hold a password and is not repeated. */
function nameOf(database: Config['database']): string {
  return database.startsWith('sqlite:')
    ? `the database file ${database.slice(7)}`
    : 'the database that DATABASE_URL names'
}

/** The key of the archive's signatures, made once; a file that was cut short, as by a power cut, is made anew. */
function keptSecret(data: string): string {
  const file = path.join(data, 'secret')
  try {
    return writeSecret(file, 'wx')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new Error(`the file ${file} cannot be written`, { cause: error })
  }
  const kept = readFileSync(file, 'utf8').trim()
  return kept.length >= SHORTEST_SECRET ? kept : writeSecret(file, 'w')
}

function writeSecret(file: string, flag: 'w' | 'wx'): string {
  const secret = randomBytes(SECRET_BYTES).toString('hex')
  writeFileSync(file, secret, { flag, mode: 0o600, flush: true })
  return secret
}
