import { type ChildProcess, execFile, spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
/** The built program, as a shell starts it. */
export const fanlight = path.join(root, 'bin/fanlight')
const run = promisify(execFile)

/** A server that takes longer to listen or to stop has hung: it is killed, and the wait ends with a sentence. */
const LONGEST_MS = 30_000

/** A server in a process of its own. */
export interface Served extends AsyncDisposable {
  /** http://127.0.0.1:PORT */
  readonly address: string
  readonly pid: number
  /** milliseconds from the start of the process until it answered */
  readonly startMs: number
  /** everything it has printed so far */
  printed(): string
}

/** Variables of the environment that differ from the usual ones. */
type Environment = Readonly<Record<string, string>>

/** Runs a command of the archive on a data folder and waits for its end.
 * @returns what it printed */
export async function runCommand(
  data: string,
  words: readonly string[],
  environment: Environment = {},
  program = fanlight,
): Promise<string> {
  const { stdout } = await run(program, words, { env: { ...environmentOf(data), ...environment }, maxBuffer: 1 << 28 })
  return stdout
}

/** Serves a data folder on a free port, as the built program does it. */
export function serveArchive(
  data: string,
  words: readonly string[] = [],
  environment: Environment = {},
  program = fanlight,
) {
  return serveProgram(program, ['serve', ...words], { ...environmentOf(data), ...environment })
}

/** Serves any program that prints "open at ADDRESS" once it listens. */
export async function serveProgram(
  program: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Served> {
  const began = performance.now()
  const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const leave = () => child.kill('SIGKILL') // however this process ends, no server stays behind
  process.once('exit', leave)
  child.once('exit', () => process.off('exit', leave))
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk
  })
  const address = await announced(child, () => printed)
  return {
    address,
    pid: child.pid ?? 0,
    startMs: performance.now() - began,
    printed: () => printed,
    [Symbol.asyncDispose]: () => stop(child, () => printed),
  }
}

function stop(child: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the server did not stop within ${LONGEST_MS} ms:\n${printed()}`))
    }, LONGEST_MS)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

function environmentOf(data: string): NodeJS.ProcessEnv {
  return { ...process.env, FANLIGHT_DATA: data, FANLIGHT_PORT: '0', FANLIGHT_LOG: 'warn', DATABASE_URL: '' }
}

/** @returns the address in the line that the server prints once it listens */
function announced(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the server did not listen within ${LONGEST_MS} ms:\n${printed()}`))
    }, LONGEST_MS)
    child.stdout?.on('data', () => {
      const [, address] = /open at (http:\/\/\S+)\s/.exec(printed()) ?? []
      if (!address) return
      clearTimeout(timer)
      resolve(address.replace('localhost', '127.0.0.1'))
    })
    child.once('exit', (status) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with status ${status} before it listened:\n${printed()}`))
    })
  })
}
