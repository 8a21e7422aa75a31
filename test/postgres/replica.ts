import { execFile } from 'node:child_process'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { serverAccount } from './account.ts'
import { type Cluster, createCluster } from './cluster.ts'
import type { Server } from './server.ts'

/** Settings of a server from which replicas stream. */
export const FOR_REPLICAS = { wal_level: 'replica', max_wal_senders: '4', wal_keep_size: '512MB' }

/** What belongs to the running server, or is streamed. */
const LEFT_OUT = ['postmaster.pid', 'postmaster.opts', 'pg_wal']

/** A cluster that follows a running server once it is started with the settings {@link FOR_REPLICAS}: the data folder is copied in backup
 * mode, and the log comes over the network, as of a replica on another machine.
 * @see https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP */
export async function copyOf(primary: Cluster, { url }: Server): Promise<Cluster> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`select pg_backup_start('replica', true)`)
    return await createCluster(async (cluster) => {
      await mkdir(path.join(cluster.data, 'pg_wal'), { recursive: true, mode: 0o700 })
      const parts = (await readdir(primary.data)).filter((name) => !LEFT_OUT.includes(name))
      const run = promisify(execFile)
      await run('cp', ['-a', ...parts.map((name) => path.join(primary.data, name)), cluster.data])
      await rm(path.join(cluster.data, 'pg_replslot'), { recursive: true })
      await mkdir(path.join(cluster.data, 'pg_replslot'), { mode: 0o700 })
      const { rows } = await client.query('select labelfile from pg_backup_stop(false)')
      await writeFile(path.join(cluster.data, 'backup_label'), rows[0].labelfile)
      await writeFile(path.join(cluster.data, 'standby.signal'), '')
      const { hostname, port, username } = new URL(url)
      const from = `primary_conninfo = 'host=${hostname} port=${port} user=${username}'\nhot_standby = on\n`
      await writeFile(path.join(cluster.data, 'postgresql.auto.conf'), from)
      const account = serverAccount()
      if (account) await run('chown', ['-R', `${account.uid}:${account.gid}`, cluster.data])
    })
  } finally {
    await client.end()
  }
}
