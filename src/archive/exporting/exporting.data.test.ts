import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { anAccount, furnish } from '../../../test/an-account.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { ACCOUNT_PARTS } from '../../account-parts.ts'
import { isPostgres } from '../../platform/db/open.ts'
import { outlineOf } from '../../platform/db/outline.ts'
import { readZip } from '../../platform/zip/read.ts'
import { hashPassword } from '../accounts/index.ts'
import { urls } from '../urls.ts'
import { readManifest } from './format.ts'
import { makeAccountFile } from './index.ts'

const PASSWORD = 'a lamp in every window'

/** Tables in which a column leads to a person, or to a work, and so to whoever wrote it. */
async function tablesWithPeople({ db }: TestHouse): Promise<readonly string[]> {
  const { rows } = isPostgres(db)
    ? await sql<{ name: string }>`select distinct conrelid::regclass::text as name from pg_constraint
        where contype = 'f' and confrelid::regclass::text in ('users', 'pseuds', 'works', 'chapters')`.execute(db)
    : await sql<{ name: string }>`select distinct m.name from sqlite_master m, pragma_foreign_key_list(m.name) f
        where m.type = 'table' and f."table" in ('users', 'pseuds', 'works', 'chapters')`.execute(db)
  const named = (await outlineOf(db)).filter(({ columns }) => columns.some(({ name }) => name === 'user_id'))
  return [...new Set([...rows, ...named].map(({ name }) => name))].sort()
}

test('every table with a person in it goes along, or is named with the reason why not', async () => {
  await using house = await openTestHouse()
  const there = new Set(ACCOUNT_PARTS.flatMap(({ kinds }) => kinds.flatMap(({ tables }) => tables)))
  const left = new Set(ACCOUNT_PARTS.flatMap(({ leftOut }) => Object.keys(leftOut)))
  const found = await tablesWithPeople(house)
  expect(found.length).toBeGreaterThan(40)
  expect(found.filter((table) => !there.has(table) && !left.has(table))).toEqual([])
  expect([...there].filter((table) => left.has(table))).toEqual([])
})

/** What a file holds, by name. */
function opened(file: string): ReadonlyMap<string, Buffer> {
  const zip = readZip(readFileSync(file))
  if (!zip.ok) throw new Error(zip.problem)
  return new Map(
    zip.value.names.map((name) => {
      const part = zip.value.open(name)
      if (!part?.ok) throw new Error(`${name}: ${part?.problem}`)
      return [name, Buffer.from(part.value)]
    }),
  )
}

async function oneAccount(house: TestHouse): Promise<number> {
  const [drawn] = fc.sample(anAccount, { seed: 12, numRuns: 1 })
  if (!drawn) throw new Error('nothing drawn')
  return furnish(house, 'quillfeather', drawn)
}

test('the file is what its schemas and its list say, and the same each time', async () => {
  await using house = await openTestHouse()
  const id = await oneAccount(house)
  const [one, other] = ['one', 'other'].map((name) => path.join(house.folder, `${name}.zip`)) as [string, string]
  const written = await makeAccountFile(house, ACCOUNT_PARTS, { id, login: 'quillfeather' }, one)
  await makeAccountFile(house, ACCOUNT_PARTS, { id, login: 'quillfeather' }, other)
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true)
  const parts = opened(one)
  const manifest = readManifest(parts.get('manifest.json')?.toString() ?? '')
  for (const { name, sha256, size } of manifest.files) {
    expect(parts.get(name)?.length).toBe(size)
    expect(
      createHash('sha256')
        .update(parts.get(name) ?? '')
        .digest('hex'),
    ).toBe(sha256)
  }
  const held = (name: string) => JSON.parse(parts.get(name)?.toString() ?? 'null')
  for (const { name, records, files } of manifest.kinds) {
    const schema = z.fromJSONSchema(held(`schema/${name}.json`))
    const all = files.flatMap((file) => schema.parse(held(file)) as unknown[])
    expect(all.length, name).toBe(records)
  }
  expect(written.kinds.works).toBeGreaterThan(0)
  z.fromJSONSchema(held('schema/manifest.json')).parse(manifest)
  expect((await house.guest().get(urls.accountSchema('works'))).text).toBe(parts.get('schema/works.json')?.toString())
  const all = [...parts.values()].join('\n')
  expect(all).not.toContain('neighbour@example.org')
  const first = parts.get('index.html')?.toString() ?? ''
  for (const [, href = ''] of first.matchAll(/<a [^>]*href="([^"#]+)"/g))
    expect(parts.has(decodeURIComponent(href)), href).toBe(true)
  expect(first).not.toMatch(/<script|src="http|<link/)
})

test('a member asks with their password, hears by mail, and is the only one who gets the file', async () => {
  await using house = await openTestHouse()
  await oneAccount(house)
  const [author, neighbour] = [await house.as('quillfeather'), await house.as('neighbour')]
  await house.db
    .updateTable('users')
    .set({ password_hash: await hashPassword(PASSWORD) })
    .where('login', '=', 'quillfeather')
    .execute()
  const [page, file] = [urls.exportAccount('quillfeather'), urls.exportedFile('quillfeather')]
  expect((await author.post(page, { password: 'guessed' })).status).toBe(422)
  expect((await author.get(file)).status).toBe(404)
  expect((await author.post(page, { password: PASSWORD })).status).toBe(303)
  expect((await author.get(page)).text).toContain('Your file is being made')
  await author.post(page, { password: PASSWORD })
  const { waiting } = await house.db
    .selectFrom('jobs')
    .select((count) => count.fn.countAll<number>().as('waiting'))
    .where('kind', '=', 'export-account')
    .executeTakeFirstOrThrow()
  expect(Number(waiting)).toBe(1)
  await house.workOff()
  expect((await author.get(page)).text).toContain('Download your account')
  const sent = await author.open(file)
  expect(sent.headers.get('content-type')).toBe('application/zip')
  expect((await sent.arrayBuffer()).byteLength).toBe(Number(sent.headers.get('content-length')))
  for (const visitor of [neighbour, house.guest()]) expect((await visitor.get(file)).status).toBe(404)
  house.clock.now = new Date(house.clock.now.getTime() + 8 * 86_400_000)
  expect((await author.get(file)).status).toBe(404)
  expect((await author.get(page)).text).not.toContain('Download your account')
})
