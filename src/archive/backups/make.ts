import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { integrityFaults } from '../../platform/db/integrity.ts'
import { openDatabase } from '../../platform/db/open.ts'
import { snapshotSqlite } from '../../platform/db/snapshot.ts'
import { migrationNames, type Tables } from '../../schema/index.ts'
import { exportArchive, migrationsOf, type Origin, openBundle, verifyBundle, wrapDatabase } from '../bundle/index.ts'

/** A backup that was made and opened again. */
export interface Backup {
  readonly file: string
  readonly bytes: number
}

/**
 * Writes one file with everything that the archive holds, while it runs, and opens it again: every part is compared with its
 * sum, and of a database in SQLite every page is looked at.
 * @param file must end in .tar; what is there already is never overwritten
 * @throws with a sentence, and leaves nothing behind
 */
export async function makeBackup(origin: Origin, file: string, now: Date): Promise<Backup> {
  if (existsSync(file)) throw new Error(`${file} is there already; a backup never overwrites anything`)
  try {
    const bytes = origin.database.startsWith('sqlite:')
      ? await wrapCopy(origin, file, now)
      : (await exportArchive(origin, file, now, () => undefined)).bytes
    await verifyBundle(await openBundle(file), () => undefined)
    return { file, bytes }
  } catch (cause) {
    throw new Error(`no backup was made at ${file}`, { cause })
  }
}

async function wrapCopy(origin: Origin, file: string, now: Date): Promise<number> {
  const copy = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.sqlite`)
  try {
    snapshotSqlite(origin.database.slice('sqlite:'.length), copy)
    return await wrapDatabase({ copy, media: origin, migrations: await soundMigrations(copy) }, file, now)
  } finally {
    rmSync(copy, { force: true })
  }
}

/** @returns the migrations that a copy of a database has gone through
 * @throws with a sentence when it is not sound, or newer than this program */
export async function soundMigrations(copy: string): Promise<readonly string[]> {
  await using db = openDatabase<Tables>(`sqlite:${copy}`)
  const [fault] = await integrityFaults(db)
  if (fault) throw new Error(`the database in it is damaged: ${fault}`)
  const migrations = await migrationsOf(db)
  const unknown = migrations.find((name) => !migrationNames.includes(name))
  if (unknown) throw new Error('its database is of a newer Fanlight than this one: update this one first')
  return migrations
}
