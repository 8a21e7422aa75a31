import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/platform/db/open.ts'
import type { Tables } from '../src/schema/index.ts'
import { prepare } from './engines.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** address of the server that the tests' databases are made in */
    postgres: string
    /** the database that each test's own is copied from */
    template: string
  }
}

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
    await sql.raw(`drop database if exists ${template} with (force)`).execute(admin)
    await admin.destroy()
    await server.stop()
  }
}
