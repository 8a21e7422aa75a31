import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { fanlight } from '../served.ts'
import { type Fault, must } from './fault.ts'
import { startPrimary } from './primary.ts'
import { Stage } from './stage.ts'

const CUTS = 6
/** Milliseconds in which the program has certainly begun to migrate. */
const WINDOW = 1500

/** The power fails while the archive brings its database up to date, again and again. */
export const migrationCut: Fault = {
  name: 'migration interrupted half-way',
  async run() {
    const sqlite = await cutAndFinish(new Stage())
    await using primary = await startPrimary()
    const postgres = await cutAndFinish(new Stage({ DATABASE_URL: primary.url }))
    await mustBeWhole(primary.url)
    return {
      seen: `cut ${CUTS} times on each engine; each time the next start began anew, and the last one finished and was sound`,
      figures: { cuts: 2 * CUTS, sqliteStartMs: sqlite, postgresStartMs: postgres, lost: 0 },
    }
  },
}

/** @returns milliseconds that the start took which was let finish */
async function cutAndFinish(stage: Stage): Promise<number> {
  using _stage = stage
  for (let cut = 1; cut <= CUTS; cut++) await cutAfter(stage, (WINDOW / CUTS) * cut - 100)
  await stage.open()
  await using served = await stage.serve()
  await stage.post(await stage.logIn(served.address), 2)
  await stage.mustHoldAll(served.address)
  return Math.round(served.startMs)
}

async function cutAfter({ data, environment }: Stage, ms: number): Promise<void> {
  const child = spawn(fanlight, ['user', 'list'], {
    env: { ...process.env, FANLIGHT_DATA: data, DATABASE_URL: '', ...environment },
    stdio: 'ignore',
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await pause(ms)
  child.kill('SIGKILL')
  await gone
}

/** Kysely's own table says that all migrations were made. */
async function mustBeWhole(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as n from kysely_migration')
  await client.end()
  must(rows[0].n > 30, `only ${rows[0].n} migrations stand`)
}
