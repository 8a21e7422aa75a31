import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { place } from './engines.ts'
import { omit } from './omissions.ts'
import { freePort } from './postgres/server.ts'

/** As Debian's packages mariadb-server-core and mariadb-client-core bring them. */
const [SERVER, MAKER, SETTINGS] = ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db', '/usr/bin/my_print_defaults']
const START_MS = 60_000

/** A MariaDB of a test's own, reached only on 127.0.0.1; root has no password. */
export interface MariaDb extends AsyncDisposable {
  readonly port: number
  /** Has it do what stands there, statements behind each other, byte for byte.
   * @returns the rows of a single statement */
  run(statements: string | Buffer, database?: string): Promise<readonly RowDataPacket[]>
}

/** For `test.runIf(hasMariaDb('…'))`: without a MariaDB the run goes on and says what it left out. */
export function hasMariaDb(what: string): boolean {
  const missing = [SERVER, MAKER, SETTINGS].find((program) => !existsSync(program))
  if (missing !== undefined) omit(what, `there is no ${missing}`)
  return missing === undefined
}

/** Ends the server when our end of its pipe closes, however we died, and takes its folder along. */
const KEEPER = `
folder=$1; shift
"$@" >>"$folder/log" 2>&1 &
read -r _
kill -KILL $!
wait
rm -rf -- "$folder"`

/** Makes an empty server and starts it.
 * @throws with its last words when it does not answer within a minute */
export async function startMariaDb(): Promise<MariaDb> {
  const folder = mkdtempSync(path.join(place, 'fanlight-mariadb-'))
  const data = path.join(folder, 'data')
  const user = process.getuid?.() === 0 ? ['--user=root'] : []
  const common = ['--no-defaults', `--datadir=${data}`, '--innodb-log-file-size=4M', ...user]
  await promisify(execFile)(MAKER, [
    ...common,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--cross-bootstrap',
  ])
  const port = await freePort()
  const own = [`--port=${port}`, '--bind-address=127.0.0.1', `--socket=${path.join(folder, 'socket')}`]
  const quick = ['--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=16M', '--sql-mode=']
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'sh', folder, SERVER, ...common, ...own, ...quick], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const run = (statements: string | Buffer, database?: string) => runOn(port, statements, database)
  await untilItAnswers(run, keeper, folder)
  return { port, run, [Symbol.asyncDispose]: () => end(keeper, folder) }
}

async function runOn(port: number, statements: string | Buffer, database?: string): Promise<readonly RowDataPacket[]> {
  // a name of the character set whose code points are bytes: what is sent is what arrives
  const connection = await createConnection({
    ...{ host: '127.0.0.1', port, user: 'root', charset: 'latin1', multipleStatements: true },
    ...(database === undefined ? {} : { database }),
  })
  try {
    const sql = typeof statements === 'string' ? statements : statements.toString('latin1')
    const [answer] = await connection.query<RowDataPacket[]>(sql)
    return Array.isArray(answer) ? answer : []
  } finally {
    connection.destroy()
  }
}

async function untilItAnswers(run: MariaDb['run'], keeper: ChildProcess, folder: string): Promise<void> {
  const deadline = Date.now() + START_MS
  for (;;) {
    const answer = await run('select 1').catch((error: unknown) => String(error))
    if (typeof answer !== 'string') return
    if (Date.now() > deadline) {
      const words = readFileSync(path.join(folder, 'log'), 'utf8').slice(-1000)
      await end(keeper, folder)
      throw new Error(`MariaDB did not answer within ${START_MS / 1000} s (${answer}): ${words}`)
    }
    await pause(50)
  }
}

async function end(keeper: ChildProcess, folder: string): Promise<void> {
  const gone = once(keeper, 'exit')
  keeper.stdin?.end()
  await gone
  rmSync(folder, { recursive: true, force: true })
}
