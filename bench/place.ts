import path from 'node:path'
import { sql } from 'kysely'
import { type DatabaseAddress, openDatabase } from '../src/platform/db/open.ts'
import type { Db, Tables } from '../src/schema/index.ts'
import { startPostgres } from '../test/postgres.ts'

/** Where the archive keeps its database: a file in its folder, or a database of its own on a server that
 * goes with it.
 * @param data its folder */
export async function openPlace(
  data: string,
  postgres: boolean,
): Promise<{ readonly url: string; readonly db: Db } & AsyncDisposable> {
  if (!postgres) {
    const db = openDatabase<Tables>(`sqlite:${path.join(data, 'fanlight.sqlite')}`)
    return { url: '', db, [Symbol.asyncDispose]: () => db.destroy() }
  }
  const server = await startPostgres()
  const admin = openDatabase<Tables>(server.url as DatabaseAddress, 1)
  const name = `fanlight_bench_${process.pid}`
  await sql.raw(`create database ${name}`).execute(admin)
  const address = new URL(server.url)
  address.pathname = `/${name}`
  const db = openDatabase<Tables>(address.href as DatabaseAddress, 2)
  return {
    url: address.href,
    db,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await sql.raw(`drop database ${name} with (force)`).execute(admin)
      await admin.destroy()
      await server.stop()
    },
  }
}
