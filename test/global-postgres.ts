import { type Kysely, sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/platform/db/open.ts'
import type { Tables } from '../src/schema/index.ts'
import { prepare } from './engines.ts'
import { startPostgres } from './postgres.ts'

/** One server for all test files, and one migrated database that the tests copy. */
export default async function startOnce(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  const template = `fanlight_template_${process.pid}`
  const admin = openDatabase<Tables>(server.url as `postgres://${string}`, 1)
  await sql.raw(`create database ${template}`).execute(admin)
  const address = new URL(server.url)
  address.pathname = `/${template}`
  const db = openDatabase<Tables>(address.href as `postgres://${string}`, 1)
  await prepare(db)
  await db.destroy()
  project.provide('postgres', server.url)
  project.provide('template', template)
  return async () => {
    for (const name of await databasesOf(admin, template))
      await sql.raw(`drop database if exists "${name}" with (force)`).execute(admin)
    await admin.destroy()
    await server.stop()
  }
}

/** @returns the template and everything that was copied from it, which test files leave for the next test */
async function databasesOf(admin: Kysely<Tables>, template: string): Promise<readonly string[]> {
  const { rows } = await sql<{
    datname: string
  }>`select datname from pg_database where starts_with(datname, ${template})`.execute(admin)
  return rows.map(({ datname }) => datname)
}
