import { createCluster } from './postgres/cluster.ts'
import { startCluster } from './postgres/server.ts'

export { type Binaries, binaries } from './postgres/binaries.ts'
export { type Cluster, createCluster } from './postgres/cluster.ts'
export { copyOf, FOR_REPLICAS } from './postgres/replica.ts'
export { type Server, type ServerOptions, startCluster } from './postgres/server.ts'

/** A PostgreSQL that tests may make databases in. `stop` ends it and removes its data. */
export type Postgres = { readonly url: string; stop(): Promise<void> }

/** The PostgreSQL that tests stand on: the one named in `FANLIGHT_TEST_DATABASE_URL`, which is used and left running,
 * or else one of our own, new and empty, that fears no crash and therefore is quick.
 * However this process ends, its own server ends with it.
 * @returns the address of a database from which others can be made
 * @throws with a sentence naming what is missing, or the server's last words */
export async function startPostgres(env: Readonly<NodeJS.ProcessEnv> = process.env): Promise<Postgres> {
  const given = env.FANLIGHT_TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const cluster = await createCluster()
  try {
    const server = await startCluster(cluster)
    const stop = async () => {
      await server.stop()
      await cluster.remove()
    }
    return { url: server.url, stop }
  } catch (problem) {
    await cluster.remove()
    throw problem
  }
}
