import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import type { TestDatabase } from './engines.ts'

/** How a command ended, and what it printed. */
export interface Ended {
  readonly status: number | null
  readonly printed: string
  readonly complaint: string
}

/** A command that runs in a process of its own, as from a shell. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** Starts the built program on a test's own database and folder; `bin/fanlight`, which looks first whether it must be built, is
 * what `serveArchive` starts. */
export function startCommand(
  { address, folder }: Pick<TestDatabase, 'address' | 'folder'>,
  words: readonly string[],
): Running {
  const child = spawn(process.execPath, [path.resolve('dist/fanlight.js'), ...words], {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: path.resolve('dist/compiled'),
      FANLIGHT_DATA: folder,
      FANLIGHT_PORT: '0',
      FANLIGHT_LOG: 'error',
      DATABASE_URL: address.startsWith('sqlite:') ? '' : address,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [printed, complaint] = ['', '']
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, printed, complaint }))
  })
  return { child, ended }
}

/** Runs a command to its end. */
export function runCommand(
  database: Pick<TestDatabase, 'address' | 'folder'>,
  ...words: readonly string[]
): Promise<Ended> {
  return startCommand(database, words).ended
}
