import { type Cluster, createCluster, type Server, startCluster } from '../postgres.ts'

/** What a crash must not take: the quick settings of other tests would. */
const SAFE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', checkpoint_timeout: '5min' }

/** A PostgreSQL that keeps its promises, and may be stopped and started again at the same address. */
export interface Primary extends AsyncDisposable {
  readonly url: string
  readonly cluster: Cluster
  readonly server: Server
  start(): Promise<void>
}

/** @param settings of postgresql.conf beyond ours */
export async function startPrimary(settings: Readonly<Record<string, string>> = {}): Promise<Primary> {
  const cluster = await createCluster()
  let server = await startCluster(cluster, { settings: { ...SAFE, ...settings } })
  const { port, url } = server
  return {
    url,
    cluster,
    get server() {
      return server
    },
    async start() {
      server = await startCluster(cluster, { port, settings: { ...SAFE, ...settings } })
    },
    async [Symbol.asyncDispose]() {
      await server.stop()
      await cluster.remove()
    },
  }
}
