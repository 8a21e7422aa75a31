import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type QueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { PatientKysely } from './patient.ts'
import { goesToReplica, leaveReplica, noteAtPrimary, Replica } from './replica.ts'

const replicas = new WeakMap<object, Replica>()

/** @returns the replica beside this handle's database, if there is one */
export function replicaOf<Tables>(db: Kysely<Tables>): Replica | undefined {
  return replicas.get(db)
}

/**
 * One handle over a primary and its replica. What a request reads goes to the replica while it may be read from; everything else, and
 * whatever fails there, to the primary. Destroying it ends both.
 */
export function databaseBeside<Tables>(primary: PostgresPool, copy: PostgresPool): Kysely<Tables> {
  const alone = (pool: PostgresPool) => new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const replica = new Replica(alone(primary), alone(copy))
  const db = new PatientKysely<Tables>({ dialect: new BesideDialect(primary, copy, replica) })
  replicas.set(db, replica)
  replica.begin()
  return db
}

class BesideDialect implements Dialect {
  private readonly primary: PostgresDialect
  private readonly copy: PostgresDialect
  private readonly replica: Replica

  constructor(primary: PostgresPool, copy: PostgresPool, replica: Replica) {
    this.primary = new PostgresDialect({ pool: primary })
    this.copy = new PostgresDialect({ pool: copy })
    this.replica = replica
  }

  createDriver(): Driver {
    return new BesideDriver(this.primary.createDriver(), this.copy.createDriver(), this.replica)
  }

  createQueryCompiler(): QueryCompiler {
    return this.primary.createQueryCompiler()
  }

  createAdapter(): DialectAdapter {
    return this.primary.createAdapter()
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return this.primary.createIntrospector(db)
  }
}

class BesideDriver implements Driver {
  readonly primary: Driver
  readonly copy: Driver
  private readonly replica: Replica

  constructor(primary: Driver, copy: Driver, replica: Replica) {
    this.primary = primary
    this.copy = copy
    this.replica = replica
  }

  async init(): Promise<void> {
    await this.primary.init()
    await this.copy.init()
  }

  /** Which database it is shows with the first query. */
  async acquireConnection(): Promise<DatabaseConnection> {
    return new Connection(this, this.replica)
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    noteAtPrimary()
    await this.primary.beginTransaction(await (connection as Connection).toPrimary(), settings)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.primary.commitTransaction(await (connection as Connection).toPrimary())
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await this.primary.rollbackTransaction(await (connection as Connection).toPrimary())
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await (connection as Connection).release()
  }

  async destroy(): Promise<void> {
    this.replica.end()
    await this.copy.destroy()
    await this.primary.destroy()
  }
}

class Connection implements DatabaseConnection {
  private readonly driver: BesideDriver
  private readonly replica: Replica
  private held: DatabaseConnection | undefined

  constructor(driver: BesideDriver, replica: Replica) {
    this.driver = driver
    this.replica = replica
  }

  /** @returns the connection to the primary that this stands for from here on */
  async toPrimary(): Promise<DatabaseConnection> {
    this.held ??= await this.driver.primary.acquireConnection()
    return this.held
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!this.held && goesToReplica(query)) {
      const result = await this.ask<Row>(query)
      if (result) return result
    }
    if (!this.held) noteAtPrimary(query)
    return (await this.toPrimary()).executeQuery<Row>(query)
  }

  async *streamQuery<Row>(query: CompiledQuery, chunk: number): AsyncIterableIterator<QueryResult<Row>> {
    yield* (await this.toPrimary()).streamQuery<Row>(query, chunk)
  }

  async release(): Promise<void> {
    if (this.held) await this.driver.primary.releaseConnection(this.held)
  }

  /** @returns undefined when the replica could not: it is gone, too slow, or ended the query to go on replaying. Whatever was wrong with
   * the query itself the primary says again */
  private async ask<Row>(query: CompiledQuery): Promise<QueryResult<Row> | undefined> {
    const connection = await this.driver.copy.acquireConnection().catch(() => undefined)
    try {
      if (connection) return await connection.executeQuery<Row>(query)
    } catch {
      // the primary is asked next
    } finally {
      if (connection) await this.driver.copy.releaseConnection(connection)
    }
    leaveReplica()
    this.replica.away()
    return undefined
  }
}
