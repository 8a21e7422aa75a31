import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/platform/db/open.ts'
import type { Tables } from '../src/schema/index.ts'
import { place, prepare } from './engines.ts'

/** One migrated file for all test files, which the tests copy; closing it moves everything from the log into it. */
export default async function startOnce(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(place, 'fanlight-template-'))
  const file = path.join(folder, 'fanlight.sqlite')
  const db = openDatabase<Tables>(`sqlite:${file}`)
  await prepare(db)
  await db.destroy()
  project.provide('template', file)
  return () => rmSync(folder, { recursive: true, force: true })
}
