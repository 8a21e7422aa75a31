import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { binaries } from './binaries.ts'
import { type Cluster, lastWords, launch } from './cluster.ts'

/** A running PostgreSQL, reached only on 127.0.0.1. */
export type Server = {
  /** `postgres://postgres@127.0.0.1:PORT/postgres`: the superuser, no password. */
  readonly url: string
  readonly port: number
  /** Ends the server and keeps its data. `immediate` is a crash: the next start has to recover. Twice is fine. */
  stop(how?: 'fast' | 'immediate'): Promise<void>
}

/** Port, and settings of postgresql.conf that go over ours. Without a port a free one is taken. */
export type ServerOptions = { readonly port?: number; readonly settings?: Readonly<Record<string, string>> }

const START_MS = 30_000
const STOP_MS = 10_000

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // a socket would stand in a folder shared with others
  max_connections: '200',
  shared_buffers: '128MB',
  dynamic_shared_memory_type: 'mmap', // containers often give /dev/shm no more than 64 MB
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  checkpoint_timeout: '30min',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Starts a server on the cluster's data and waits until it answers.
 * @throws with the last lines of the log when it ends first, or does not answer within 30 s */
export async function startCluster(cluster: Cluster, options: ServerOptions = {}): Promise<Server> {
  if (options.port !== undefined) return startOn(options.port, cluster, options)
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(await freePort(), cluster, options)
    } catch (problem) {
      // Someone took the port between our asking and the server's binding it.
      if (attempt === 3 || !String(problem).includes('Address already in use')) throw problem
    }
  }
}

async function startOn(port: number, cluster: Cluster, options: ServerOptions): Promise<Server> {
  const { postgres } = await binaries()
  const settings = Object.entries({ ...SETTINGS, ...options.settings, port: String(port) })
  const args = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = await launch(postgres, ['-D', cluster.data, ...args], cluster)
  await untilReady(child, cluster)
  child.unref() // forgetting to stop must not keep a finished run alive
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, port, stop: (how) => end(child, how) }
}

async function untilReady(child: ChildProcess, cluster: Cluster): Promise<void> {
  const deadline = Date.now() + START_MS
  while (!(await isReady(child, cluster))) {
    if (hasEnded(child)) throw new Error(`PostgreSQL ended while starting: ${await lastWords(cluster)}`)
    if (Date.now() > deadline) {
      await end(child, 'immediate')
      throw new Error(`PostgreSQL did not answer within ${START_MS / 1000} s: ${await lastWords(cluster)}`)
    }
    await pause(10)
  }
}

/** The server writes its state into its pid file, as pg_ctl reads it: pid in line 1, status in line 8.
 * @see https://doxygen.postgresql.org/pidfile_8h.html */
async function isReady(child: ChildProcess, cluster: Cluster): Promise<boolean> {
  const lines = (await readFile(path.join(cluster.data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready'
}

/** @see https://www.postgresql.org/docs/current/server-shutdown.html for what each signal asks */
async function end(child: ChildProcess, how: 'fast' | 'immediate' = 'fast'): Promise<void> {
  child.ref()
  const signals = ['SIGQUIT', 'SIGKILL'] as const
  for (const signal of how === 'fast' ? (['SIGINT', ...signals] as const) : signals) {
    if (hasEnded(child)) return
    const gone = once(child, 'exit', { signal: AbortSignal.timeout(STOP_MS) })
    child.kill(signal)
    await gone.catch(() => undefined)
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** @returns a port of 127.0.0.1 that nobody listens on just now */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('The system gave no port on 127.0.0.1.')
  return address.port
}
