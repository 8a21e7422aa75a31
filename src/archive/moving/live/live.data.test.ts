/** @module-tag long */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantLighthouse } from '../../../../test/efiction/plant.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { hasMariaDb, type MariaDb, startMariaDb } from '../../../../test/mariadb.ts'
import { tablesToExport } from '../../bundle/export.ts'
import { type MovedIn, moveIn, type OldDatabase, type Wishes } from '../index.ts'
import { openLive } from './read.ts'

const here = hasMariaDb('moving in from a running MariaDB')
const PASSWORD = 'lamps & "salt"'
let server: MariaDb

beforeAll(async () => {
  if (!here) return
  server = await startMariaDb()
  await server.run(
    `create user keeper@'%' identified by '${PASSWORD}'; grant select on \`light%\`.* to keeper@'%'; create database harbour; create database light_empty`,
  )
})
afterAll(() => server?.[Symbol.asyncDispose]())

const at = (database: string, rest: Partial<OldDatabase> = {}): OldDatabase => ({
  ...{ host: '127.0.0.1', port: server.port, socket: undefined, user: 'keeper', password: PASSWORD, database },
  ...rest,
})
const still = { begin: () => undefined, step: () => true }

/** Fills a database through the protocol with what the dump says.
 * @returns the wishes that bring the dump in */
async function load(house: TestHouse, database: string): Promise<Wishes> {
  const { dump, stories } = plantLighthouse(house.folder, { shape: 'mysqldump', charset: 'latin1', prefix: 'ff_' })
  await server.run(`drop database if exists ${database}; create database ${database} character set latin1`)
  await server.run(readFileSync(dump), database)
  return { from: dump, stories, mapping: undefined, prefix: undefined, dryRun: false }
}

async function move(house: TestHouse, wishes: Wishes): Promise<MovedIn> {
  const moved = await moveIn(house, wishes, still)
  if (!moved.ok) throw new Error(moved.problem)
  return moved.value
}

/** Every row of every table that is not made from the others, without what is drawn by lot. */
async function everything({ db }: TestHouse): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await tablesToExport(db)
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await db
        .selectFrom(name as 'works')
        .selectAll()
        .execute()
      return [name, found.map((row) => JSON.stringify({ ...row, password_hash: undefined })).toSorted()] as const
    }),
  )
  return Object.fromEntries(rows)
}

test.runIf(here)(
  'a running database brings in what its dump does, row for row; once more, nothing',
  { timeout: 120_000 },
  async () => {
    await using fromDump = await openTestHouse()
    const wishes = await load(fromDump, 'lighthouse')
    const told = await move(fromDump, wishes)
    await using house = await openTestHouse()
    const live = { ...wishes, from: at('lighthouse') }
    const { report: dry } = await move(house, { ...live, dryRun: true })
    const moved = await move(house, live)
    expect(moved.report).toEqual(told.report)
    expect(dry.tallies).toEqual(told.report.tallies)
    expect({ ...moved, report: 0 }).toEqual({ ...told, report: 0 })
    const rows = await everything(house)
    expect(rows.works).toHaveLength(6)
    expect(rows).toEqual(await everything(fromDump))
    const again = await move(house, { ...live, prefix: 'ff_' })
    expect(again.report.tallies.get('stories')).toEqual({ came: 0, here: 6, left: 1 })
    expect(await everything(house)).toEqual(rows)
  },
)

test.runIf(here)('columns of any character set give the same texts', { timeout: 120_000 }, async () => {
  await using fromDump = await openTestHouse()
  const wishes = await load(fromDump, 'lightsets')
  await move(fromDump, wishes)
  for (const charset of ['utf8mb4', 'utf16']) {
    await server.run(
      ['stories', 'chapters', 'reviews', 'characters']
        .map((table) => `alter table ff_fanfiction_${table} convert to character set ${charset}`)
        .join(';'),
      'lightsets',
    )
    await using house = await openTestHouse()
    await move(house, { ...wishes, from: at('lightsets') })
    expect(await everything(house)).toEqual(await everything(fromDump))
  }
})

test.runIf(here)('what is wrong is said in a sentence that never holds the password', async () => {
  await using house = await openTestHouse()
  const wishes = await load(house, 'lighthouse')
  const complaint = async (from: OldDatabase) => {
    const moved = await moveIn(house, { ...wishes, from }, still).catch((error: Error) => error)
    if (!(moved instanceof Error)) return moved.ok ? 'it came in' : moved.problem
    expect(JSON.stringify([moved.message, moved.stack, moved.cause])).not.toContain('salt')
    return moved.message
  }
  const place = `127.0.0.1:${server.port}`
  expect(await complaint(at('lighthouse', { port: 1 }))).toBe(
    'no database server answers at 127.0.0.1:1 (ECONNREFUSED)',
  )
  expect(await complaint(at('lighthouse', { password: 'salt' }))).toBe(
    `the server at ${place} does not let "keeper" in: the name or the password is wrong`,
  )
  expect(await complaint(at('lighthouse', { user: 'root', password: 'salt' }))).toContain('is wrong')
  expect(await complaint(at('lightless'))).toBe(`the server at ${place} has no database "lightless"`)
  expect(await complaint(at('harbour'))).toBe(
    `the server at ${place} has no database "harbour", or "keeper" may not read it`,
  )
  expect(await complaint(at('light_empty'))).toMatch(/^this is no eFiction archive/)
})

test.runIf(here)('a server that goes away leaves an import that can be begun again', async () => {
  await using house = await openTestHouse()
  const wishes = await load(house, 'lighthouse')
  const long = 'A long night at sea. '.repeat(3000)
  await server.run(
    `insert into ff_fanfiction_chapters (chapid, sid, inorder, storytext) select seq, 999, seq, '${long}' from seq_2000_to_2399`,
    'lighthouse',
  )
  using live = await openLive(at('lighthouse'), undefined)
  let rows = 0
  const reading = async () => {
    for await (const pieces of live.pieces) {
      const first = pieces.find((piece) => piece.kind === 'row' && piece.table === 'ff_fanfiction_chapters')
      if (first && rows++ === 0) {
        const [one] = await server.run("select id from information_schema.processlist where user = 'keeper'")
        await server.run(`kill connection ${one?.id}`)
      }
    }
  }
  await expect(reading()).rejects.toThrow(
    /went away while the table ff_fanfiction_chapters was read; this run has written nothing.*Run it again to go on$/,
  )
  expect((await move(house, { ...wishes, from: at('lighthouse') })).report.tallies.get('stories')?.came).toBe(6)
})
