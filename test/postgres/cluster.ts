import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { serverAccount, serverGround } from './account.ts'
import { binaries } from './binaries.ts'

/** One temporary data folder; servers are started on it and stopped, one at a time. */
export type Cluster = {
  readonly folder: string
  readonly data: string
  /** What initdb and every server on this folder said. */
  readonly log: string
  /** Removes the folder with all its data. Its server must be stopped. */
  remove(): Promise<void>
}

const INITDB = '--username=postgres --auth=trust --encoding=UTF8 --locale=C --locale-provider=builtin'.split(' ')
const QUICK = '--builtin-locale=C.UTF-8 --no-sync --no-data-checksums --no-instructions'.split(' ')

/** Ends what a killed run leaves: waits until our end of the pipe closes, however we died. A server that has ended
 * takes its pid file along; its pid itself may linger until something collects it. */
const UNDERTAKER = `
read -r _
if read -r pid <"$1/data/postmaster.pid"; then
  kill -QUIT "$pid"
  n=0
  while [ -e "$1/data/postmaster.pid" ] && [ "$n" -lt 100 ]; do sleep 0.05; n=$((n + 1)); done
  [ -e "$1/data/postmaster.pid" ] && kill -KILL "$pid"
fi
rm -rf -- "$1"`

/** Makes an empty cluster: superuser `postgres`, no passwords, UTF-8, sorted by code point.
 * @param fill puts something else into its data folder
 * @throws with the last lines of the log when initdb fails */
export async function createCluster(fill: (cluster: Cluster) => Promise<void> = initialise): Promise<Cluster> {
  const folder = await mkdtemp(path.join(await serverGround(), 'fanlight-cluster-'))
  const undertaker = spawn('/bin/sh', ['-c', UNDERTAKER, 'sh', folder], {
    cwd: '/',
    detached: true, // a Ctrl-C in the terminal is for us alone
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  undertaker.on('error', () => undefined) // without a shell only an orderly stop cleans up
  undertaker.unref()
  const remove = async () => {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    undertaker.kill('SIGKILL')
  }
  const cluster = { folder, data: path.join(folder, 'data'), log: path.join(folder, 'server.log'), remove }
  try {
    const account = serverAccount()
    if (account) await chown(folder, account.uid, account.gid)
    await fill(cluster)
    return cluster
  } catch (problem) {
    await remove()
    throw problem
  }
}

async function initialise(cluster: Cluster): Promise<void> {
  const { initdb } = await binaries()
  const child = await launch(initdb, ['-D', cluster.data, ...INITDB, ...QUICK], cluster)
  if (child.exitCode === null) await once(child, 'exit')
  if (child.exitCode !== 0) throw new Error(`initdb failed: ${await lastWords(cluster)}`)
}

/** Runs one of PostgreSQL's programs as the server's account, its output in the cluster's log.
 * @throws when the program cannot be started at all */
export async function launch(program: string, args: readonly string[], cluster: Cluster): Promise<ChildProcess> {
  const log = await open(cluster.log, 'a')
  try {
    const child = spawn(program, args, {
      cwd: cluster.folder,
      detached: true,
      env: { LC_ALL: 'C', TZ: 'UTC' }, // a person's own PGDATA or PGPORT is not for us
      stdio: ['ignore', log.fd, log.fd],
      ...serverAccount(),
    })
    await once(child, 'spawn')
    return child
  } catch (cause) {
    const remedy = 'check that its folder allows programs, or name a server in FANLIGHT_TEST_DATABASE_URL.'
    throw new Error(`${program} cannot be started as an ordinary account; ${remedy}`, { cause })
  } finally {
    await log.close()
  }
}

/** The last lines of the cluster's log, for error messages.
 * @returns at most 1,000 characters; empty when there is no log */
export async function lastWords(cluster: Cluster): Promise<string> {
  return (await readFile(cluster.log, 'utf8').catch(() => '')).trim().slice(-1000)
}
