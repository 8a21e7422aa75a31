import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createCluster, startCluster, startPostgres } from './postgres.ts'

const OUR_OWN = {} // no FANLIGHT_TEST_DATABASE_URL: these tests are about the server we start

test('a real PostgreSQL starts, makes a database from a template, and leaves nothing behind', async () => {
  const postgres = await startPostgres(OUR_OWN)
  expect(await ask(postgres.url, 'select version()')).toMatch(/^PostgreSQL \d/)
  const folder = path.dirname(await ask(postgres.url, 'show data_directory'))
  await ask(postgres.url, 'create database shelf')
  await ask(databaseAt(postgres.url, 'shelf'), 'create table works as select 7 as id')
  await ask(postgres.url, 'create database copied template shelf')
  expect(await ask(databaseAt(postgres.url, 'copied'), 'select id from works')).toBe('7')
  await postgres.stop()
  expect(await isOpen(postgres.url)).toBe(false)
  await expect(access(folder)).rejects.toThrow('ENOENT')
})

test('text is UTF-8, sorted by code point, and lower case knows every script', async () => {
  const postgres = await startPostgres(OUR_OWN)
  try {
    expect(await ask(postgres.url, 'show server_encoding')).toBe('UTF8')
    expect(
      await ask(postgres.url, `select string_agg(word, '' order by word) from (values ('é'), ('a'), ('Z')) as w(word)`),
    ).toBe('Zaé')
    expect(await ask(postgres.url, `select lower('ÉΩ')`)).toBe('éω')
  } finally {
    await postgres.stop()
  }
})

test('two servers run side by side', async () => {
  const [one, other] = await Promise.all([startPostgres(OUR_OWN), startPostgres(OUR_OWN)])
  try {
    expect(one.url).not.toBe(other.url)
    expect(await ask(one.url, 'show data_directory')).not.toBe(await ask(other.url, 'show data_directory'))
  } finally {
    await Promise.all([one.stop(), other.stop()])
  }
})

test('a server stopped in mid-flight comes back on the same port with what was committed', async () => {
  const cluster = await createCluster()
  try {
    const first = await startCluster(cluster, { settings: { fsync: 'on', synchronous_commit: 'on' } })
    await ask(first.url, 'create table works as select 7 as id')
    await first.stop('immediate')
    const second = await startCluster(cluster, { port: first.port })
    expect(await ask(first.url, 'select id from works')).toBe('7')
    await second.stop()
  } finally {
    await cluster.remove()
  }
})

test('a server that cannot start says why', async () => {
  const cluster = await createCluster()
  await expect(startCluster(cluster, { settings: { shared_buffers: 'a lot' } })).rejects.toThrow(
    /invalid value.*shared_buffers/,
  )
  await cluster.remove()
})

test('a server named in FANLIGHT_TEST_DATABASE_URL is used, and nothing is started', async () => {
  const named = await startPostgres({ FANLIGHT_TEST_DATABASE_URL: 'postgres://db.example/tests' })
  expect(named.url).toBe('postgres://db.example/tests')
  await named.stop()
})

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('a run ended by %s takes its server with it', async (signal) => {
  const { url, folder, run } = await startInAnotherProcess()
  run.kill(signal)
  await expect.poll(() => isOpen(url), { timeout: 10_000 }).toBe(false)
  await expect
    .poll(() => access(folder).catch((problem: Error) => problem.message), { timeout: 10_000 })
    .toContain('ENOENT')
})

async function startInAnotherProcess() {
  const script = `import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'postgres.ts'))}
    console.log((await startPostgres({})).url)
    setInterval(() => undefined, 1000)`
  const run = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = await once(run.stdout, 'data')
  const url = String(printed).trim()
  return { url, run, folder: path.dirname(await ask(url, 'show data_directory')) }
}

/** The first column of the first row, as text. */
async function ask(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<string[]>({ text: sql, rowMode: 'array' })
    return String(rows[0]?.[0])
  } finally {
    await client.end()
  }
}

function databaseAt(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function isOpen(url: string): Promise<boolean> {
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1')
  const open = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return open
}
