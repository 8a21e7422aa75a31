import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Db } from '../src/schema/index.ts'
import { runCommand, type Served, serveArchive } from '../test/served.ts'
import { addressOf } from './catalogue/address.ts'
import { Client } from './catalogue/client.ts'
import { rounded, type Spread, spreadOf } from './catalogue/figures.ts'
import { mixOf, type Query } from './catalogue/mix.ts'
import { sampleOf } from './catalogue/sample.ts'
import { askInSql } from './catalogue/sql.ts'
import { updateCost } from './catalogue/update.ts'
import { openPlace } from './place.ts'

/** Fills an archive with made-up works, serves it as it is built, and asks for listings as readers do. */
const { values } = parseArgs({
  options: {
    works: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    /** questions of the mix */
    queries: { type: 'string', default: '1000' },
    /** each question is asked so often, and the fastest answer counts */
    rounds: { type: 'string', default: '1' },
    /** questions that are asked of the database in SQL as well */
    sql: { type: 'string', default: '10' },
    /** the archive stands on PostgreSQL: FANLIGHT_TEST_DATABASE_URL, or one of its own */
    postgres: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const QUERY_SEED = 7
const WARMING = 200
/** The database is asked for so long at most. */
const SQL_MS = 10_000
/** A server that has not counted everything after so long is asked as it is. */
const READY_MS = 30_000

interface Asked {
  readonly query: Query
  readonly ms: number
}

interface Figures {
  readonly works: number
  readonly classes: Readonly<Record<string, Spread>>
  readonly all: Spread
  readonly rss_mib: number
  readonly start_ms: number
  readonly update_ms: number | null
  readonly seed_ms: number
  readonly engine: string
  readonly machine: string
  readonly sql: SqlFigures | null
}

/** The same questions in the archive and in SQL. */
interface SqlFigures {
  readonly n: number
  readonly sql: Spread
  readonly archive: Spread
  /** how many times as long the median question takes in SQL */
  readonly ratio: number
  /** questions to which the two gave different answers */
  readonly different: number
}

const data = mkdtempSync(path.join(tmpdir(), 'fanlight-bench-'))
try {
  const figures = await bench()
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : tableOf(figures))
} finally {
  rmSync(data, { recursive: true, force: true })
}

async function bench(): Promise<Figures> {
  await using database = await openPlace(data, values.postgres)
  const environment = { DATABASE_URL: database.url }
  const began = performance.now()
  await runCommand(data, ['seed', '--works', values.works, '--seed', values.seed, '--text', 'none'], environment)
  const seedMs = performance.now() - began
  say(`seeded in ${(seedMs / 1000).toFixed(1)} s`)
  await letItCount(environment)
  const started = performance.now()
  await using archive = await serveArchive(data, [], environment)
  using client = new Client(archive.address)
  await ready(client)
  const startMs = performance.now() - started
  say(`ready in ${Math.round(startMs)} ms`)
  return {
    ...(await measure(archive, client, database.db)),
    seed_ms: Math.round(seedMs),
    start_ms: Math.round(startMs),
  }
}

async function measure(archive: Served, client: Client, db: Db): Promise<Omit<Figures, 'seed_ms' | 'start_ms'>> {
  const sample = await sampleOf(db)
  const now = Date.now()
  for (const query of mixOf(sample, WARMING, QUERY_SEED + 1, now)) await client.ask(addressOf(query))
  const asked = await askAll(client, mixOf(sample, Number(values.queries), QUERY_SEED, now))
  const kinds = Map.groupBy(asked, ({ query }) => query.kind)
  return {
    works: Number(values.works),
    classes: Object.fromEntries([...kinds].map(([kind, some]) => [kind, spreadOf(some.map(({ ms }) => ms))])),
    all: spreadOf(asked.map(({ ms }) => ms)),
    rss_mib: memoryOf(archive.pid),
    sql: await compare(db, client, asked),
    update_ms: (await updateCost(db, client)) ?? null,
    engine: values.postgres ? 'PostgreSQL' : 'SQLite',
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  }
}

/** The first start counts everything; what it keeps is what the measured start begins from. */
async function letItCount(environment: Readonly<Record<string, string>>): Promise<void> {
  await using archive = await serveArchive(data, [], environment)
  using client = new Client(archive.address)
  await ready(client)
}

/** Waits until even a broad listing comes with its facets. */
async function ready(client: Client): Promise<void> {
  const began = performance.now()
  await client.ask('/api/v1/works')
  while (performance.now() - began < READY_MS) {
    if ((await client.list('/api/v1/works?work_search[complete]=T')).facets !== null) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function askAll(client: Client, queries: readonly Query[]): Promise<readonly Asked[]> {
  const best = queries.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [at, query] of queries.entries()) {
      const { ms } = await client.ask(addressOf(query))
      best[at] = Math.min(best[at] ?? ms, ms)
    }
  }
  return queries.map((query, at) => ({ query, ms: best[at] ?? 0 }))
}

async function compare(db: Db, client: Client, asked: readonly Asked[]): Promise<SqlFigures | null> {
  const began = performance.now()
  const pairs: { readonly sql: number; readonly archive: number; readonly same: boolean }[] = []
  for (const { query, ms } of asked.slice(0, Number(values.sql))) {
    if (performance.now() - began > SQL_MS) break
    const answer = await askInSql(db, query)
    const listed = await client.list(addressOf(query))
    const same = listed.total === answer.total && listed.works.map(({ id }) => id).join() === answer.ids.join()
    pairs.push({ sql: answer.ms, archive: ms, same })
  }
  if (pairs.length === 0) return null
  const [inSql, inArchive] = [spreadOf(pairs.map((pair) => pair.sql)), spreadOf(pairs.map((pair) => pair.archive))]
  return {
    n: pairs.length,
    sql: inSql,
    archive: inArchive,
    ratio: rounded(inSql.p50 / inArchive.p50),
    different: pairs.filter(({ same }) => !same).length,
  }
}

/** @returns MiB that the process holds in memory now; 0 where the system does not say */
function memoryOf(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

function say(words: string): void {
  if (!values.json) process.stderr.write(`${words}\n`)
}

function tableOf({ classes, all, sql: inSql, ...figures }: Figures): string {
  const row = (name: string, { n, p50, p95, p99, max }: Spread) =>
    `| ${name} | ${n} | ${p50} | ${p95} | ${p99} | ${max} |`
  return [
    `${figures.machine}; ${figures.engine}; ${figures.works} works, seeded in ${(figures.seed_ms / 1000).toFixed(1)} s`,
    `start ${figures.start_ms} ms; memory ${figures.rss_mib} MiB; a change is seen after ${figures.update_ms ?? 'more than 5000'} ms`,
    '',
    '| milliseconds | n | p50 | p95 | p99 | max |',
    '|---|---|---|---|---|---|',
    ...Object.entries(classes).map(([kind, spread]) => row(kind, spread)),
    row('all', all),
    ...(inSql
      ? [
          row('a sample', inSql.archive),
          row('the same in SQL', inSql.sql),
          '',
          `In SQL the median takes ${inSql.ratio} times as long; ${inSql.different} of ${inSql.n} answers differ.`,
        ]
      : []),
    '',
  ].join('\n')
}
