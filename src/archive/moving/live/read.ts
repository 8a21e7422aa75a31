import type { Piece } from '../dump/scanner.ts'
import { tableNamed } from '../efiction/tables.ts'
import type { Source } from '../source.ts'
import type { OldDatabase } from './address.ts'
import { OldServer } from './server.ts'
import { countOf, type LiveTable, type Reading, readingOf, tablesOf } from './tables.ts'
import { troubleWith } from './trouble.ts'

/** Rows, and bytes of them, that are handed on together. */
const [MOST_ROWS, MOST_BYTES] = [500, 1 << 20]

/**
 * Opens a database to read it as if it were a dump of itself: one table after the other, all from one moment.
 * @param prefix of the archive that is wanted: of others, rows are counted and not read; undefined for all
 * @throws a sentence, now or while reading, when the server cannot be reached or goes away
 */
export async function openLive(old: OldDatabase, prefix: string | undefined): Promise<Source> {
  const server = await OldServer.open(old).catch((error) => {
    throw troubleWith(old, error)
  })
  try {
    const tables = await tablesOf(server)
    const total = tables.reduce((sum, table) => sum + (readingFor(table, prefix) ? table.rows : 0), 0)
    await server.speakBytes()
    let done = 0
    const pieces = piecesOf(server, old, tables, prefix, (rows) => {
      done += rows
    })
    // how many rows there will be is the server's guess
    return {
      pieces,
      unit: 'rows',
      total,
      done: () => Math.min(done, total),
      [Symbol.dispose]: () => server[Symbol.dispose](),
    }
  } catch (error) {
    server[Symbol.dispose]()
    throw troubleWith(old, error)
  }
}

/** Settings stand once for all archives that share a database, under a prefix of their own. */
function readingFor(table: LiveTable, prefix: string | undefined): Reading | undefined {
  const named = tableNamed(table.name)
  const ours = prefix === undefined || named?.prefix === prefix || named?.table === 'settings'
  return ours ? readingOf(table) : undefined
}

async function* piecesOf(
  server: OldServer,
  old: OldDatabase,
  tables: readonly LiveTable[],
  prefix: string | undefined,
  tell: (rows: number) => void,
): AsyncIterable<readonly Piece[]> {
  for (const table of tables) {
    const reading = readingFor(table, prefix)
    try {
      if (reading) yield* rowsOf(server, table, reading, tell)
      else yield [await counted(server, table)]
    } catch (error) {
      throw troubleWith(old, error, table.name)
    }
  }
}

async function counted(server: OldServer, table: LiveTable): Promise<Piece> {
  const [[rows] = []] = await Array.fromAsync(server.each(countOf(table)))
  return { kind: 'counted', table: table.name, rows: Number(rows) }
}

async function* rowsOf(
  server: OldServer,
  { name: table, columns: declared }: LiveTable,
  { sql, columns, charset }: Reading,
  tell: (rows: number) => void,
): AsyncIterable<readonly Piece[]> {
  yield [
    { kind: 'charset', name: charset },
    { kind: 'table', table, columns: declared },
  ]
  let [rows, bytes]: [Piece[], number] = [[], 0]
  for await (const values of server.each(sql)) {
    rows.push({ kind: 'row', table, columns, values })
    bytes += values.reduce((sum, value) => sum + (value?.length ?? 0), 0)
    if (rows.length < MOST_ROWS && bytes < MOST_BYTES) continue
    tell(rows.length)
    yield rows
    ;[rows, bytes] = [[], 0]
  }
  tell(rows.length)
  yield rows
}
