import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { copyOf, FOR_REPLICAS, startCluster } from '../postgres.ts'
import { type Fault, must } from './fault.ts'
import { unpackNext } from './next-release.ts'
import { startPrimary } from './primary.ts'
import { Rig, SECRET } from './rig.ts'
import { Stage, until } from './stage.ts'
import { letPeopleIn } from './traffic.ts'
import { figuresOf, replaceAll, restart, window } from './windows.ts'

/** Others find a work when it has stood for so long: twice what the replica may lag. */
const STOOD = 4000
const MIGRATED = `select count(*)::int from kysely_migration where name = '9000-next'`
/** Milliseconds that the replica is away. */
const AWAY = 3000

/** Three processes that read from a streaming replica, while it is stopped, the primary restarts, and each is replaced by the next release. */
export const upgraded: Fault = {
  name: 'rolling upgrade with a migration, beside a replica',
  async run() {
    await using primary = await startPrimary(FOR_REPLICAS)
    const cluster = await copyOf(primary.cluster, primary.server)
    let copy = await startCluster(cluster, { settings: FOR_REPLICAS })
    try {
      using stage = new Stage({
        DATABASE_URL: primary.url,
        DATABASE_REPLICA_URL: copy.url,
        FANLIGHT_SECRET: SECRET,
      })
      await stage.open()
      await using rig = await Rig.open(stage)
      const author = await stage.logIn(rig.proxy.address)
      await stage.post(author, 10)
      const traffic = letPeopleIn(stage, rig.proxy.address, author, STOOD)
      const { port } = copy
      const stopped = await window('replica', async () => {
        await copy.stop()
        await pause(AWAY)
        copy = await startCluster(cluster, { port, settings: FOR_REPLICAS })
      })
      const primaryGone = await restart(primary)
      const before = await ask(copy.url, READ)
      stage.program = unpackNext(path.join(stage.folder, 'next'))
      const upgrading = await replaceAll(rig)
      await pause(2000)
      await traffic.stop()
      must((await ask(primary.url, MIGRATED)) === 1, 'the next release did not migrate')
      await until('the replica has the migration too', 5000, async () => (await ask(copy.url, MIGRATED)) === 1)
      must((await ask(copy.url, READ)) > before, 'nothing was read from the replica')
      const kept = await stage.mustHoldAll(rig.proxy.address)
      return {
        seen: 'no acknowledged work was lost, whoever posted found it at once, and everybody was refused only while something was down',
        figures: { ...figuresOf(traffic, [stopped, primaryGone, upgrading]), acknowledged: kept, lost: 0 },
      }
    } finally {
      await copy.stop()
      await cluster.remove()
    }
  },
}

/** How many rows of works were looked up there. */
const READ = `select coalesce(sum(idx_tup_fetch + seq_tup_read), 0)::int from pg_stat_user_tables where relname in ('works', 'chapters')`

async function ask(url: string, words: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<number[]>({ text: words, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0] ?? 0
}
