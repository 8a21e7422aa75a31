import { chmodSync, cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { must } from './fault.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** What the next release brings: a column and an index for works, and a table; nothing that this release stumbles over. */
const MIGRATION = `"9000-next": { async up(db) {
  await db.schema.alterTable("works").addColumn("lantern", "text").execute();
  await db.schema.createTable("lanterns").addColumn("work_id", "integer", (c) => c.references("works.id")).execute();
  await db.schema.createIndex("works_lantern").on("works").column("lantern").execute();
} },`

/** The built program with one more migration, as if the next release had been unpacked into a folder of its own.
 * @returns what starts it */
export function unpackNext(folder: string): string {
  cpSync(path.join(root, 'dist'), path.join(folder, 'dist'), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const program = path.join(folder, 'dist/fanlight.js')
  const text = readFileSync(program, 'utf8')
  const first = '"0001-people":'
  must(text.split(first).length === 2, 'the built program does not list its migrations as expected')
  writeFileSync(program, text.replace(first, `${MIGRATION} ${first}`))
  const starter = path.join(folder, 'fanlight')
  writeFileSync(starter, `#!/bin/sh\nexec "${root}/node_modules/node/bin/node" "${program}" "$@"\n`)
  chmodSync(starter, 0o755)
  return starter
}
