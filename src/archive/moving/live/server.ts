import type { Connection } from 'mysql2'
import type { Bytes } from '../dump/values.ts'
import type { OldDatabase } from './address.ts'

/** MySQL before 5.6 cannot promise that nothing is written. */
const MOMENTS = [
  'start transaction with consistent snapshot, read only',
  'start transaction with consistent snapshot',
] as const

/** Rows that wait in memory while those before them are taken. */
const AHEAD = 64

/** A server that keeps an old archive, asked from one moment of it and never told to change anything. */
export class OldServer implements Disposable {
  private readonly connection: Connection
  private lost: Error | undefined
  private rows: { destroy(error: Error): void } | undefined

  private constructor(connection: Connection) {
    this.connection = connection
    // a connection that breaks says so here, and not to the rows that it was bringing
    connection.on('error', (error) => {
      this.lost ??= error
      this.rows?.destroy(error)
    })
  }

  /** @throws what the server, or the way to it, says */
  static async open({ host, port, socket, user, password, database }: OldDatabase): Promise<OldServer> {
    const { createConnection } = await import('mysql2')
    const place = socket === undefined ? { host, port } : { socketPath: socket }
    // a server may ask for files of whoever reads it, unless that is said not to be possible
    const connection = createConnection({ ...place, user, password, database, flags: ['-LOCAL_FILES'] })
    const server = new OldServer(connection)
    try {
      await connection.promise().connect()
      await server.holdMoment()
      return server
    } catch (error) {
      server[Symbol.dispose]()
      throw error
    }
  }

  /** Everything from here on is read as it is now; dates as a dump has them. */
  private async holdMoment(): Promise<void> {
    await this.tell("set time_zone = '+00:00', net_write_timeout = 3600")
    await this.tell('set session transaction isolation level repeatable read')
    try {
      await this.tell(MOMENTS[0])
    } catch (error) {
      if ((error as { code?: string }).code !== 'ER_PARSE_ERROR') throw error
      await this.tell(MOMENTS[1])
    }
  }

  private async tell(sql: string): Promise<void> {
    await this.connection.promise().query(sql)
  }

  /** @returns all rows of a small answer, its values as words and numbers */
  async all(sql: string): Promise<readonly (readonly (string | number | null)[])[]> {
    const [rows] = await this.connection.promise().query({ sql, rowsAsArray: true })
    return rows as unknown as (string | number | null)[][]
  }

  /** From here on values come as the bytes that stand in the tables, whatever character set these are said to be in. */
  speakBytes(): Promise<void> {
    return this.tell('set character_set_results = binary')
  }

  /** Rows one after the other, however many: the server waits while they are taken. */
  async *each(sql: string): AsyncIterable<readonly Bytes[]> {
    if (this.lost) throw this.lost
    const rows = this.connection.query({ sql, rowsAsArray: true, typeCast: false }).stream({ highWaterMark: AHEAD })
    this.rows = rows
    for await (const row of rows as AsyncIterable<readonly (Buffer | null)[]>)
      yield row.map((value) => value?.toString('latin1') ?? null)
    this.rows = undefined
  }

  [Symbol.dispose](): void {
    this.connection.destroy()
  }
}
