/** @module-tag long */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../test/command.ts'
import { openTestDatabase } from '../../test/engines.ts'

const PACK = {
  format: 'fanlight-tag-pack',
  version: 1,
  tags: [{ type: 'fandom', name: 'Sherlock', synonyms: ['BBC Sherlock'] }],
}

test('the graph of tags goes out to a file, and comes in once', async () => {
  await using database = await openTestDatabase()
  const [from, to] = ['in.json', 'out.json'].map((name) => path.join(database.folder, name)) as [string, string]
  writeFileSync(from, JSON.stringify(PACK))
  const dry = await runCommand(database, 'tags', 'import', from, '--dry-run')
  expect(dry).toMatchObject({ status: 0, printed: expect.stringContaining('Nothing is written') })
  expect(dry.printed).toContain('new   “BBC Sherlock” is a synonym of “Sherlock”')
  const first = await runCommand(database, 'tags', 'import', from, '--json')
  expect(JSON.parse(first.printed)).toMatchObject({ made: 2, same: 0, kept: [] })
  const second = await runCommand(database, 'tags', 'import', from)
  expect(second.printed).toContain('0 new tags, 0 new ties, 2 as they are here, 0 kept as they are here')
  expect(await runCommand(database, 'tags', 'export', to)).toMatchObject({ status: 0 })
  expect(JSON.parse(readFileSync(to, 'utf8'))).toMatchObject(PACK)
  expect((await runCommand(database, 'tags', 'export', to)).status).toBe(1)
  writeFileSync(from, '{')
  expect((await runCommand(database, 'tags', 'import', from)).complaint).toContain('this is not JSON')
  expect((await runCommand(database, 'tags', 'mend', from)).complaint).toContain('Usage: fanlight tags export')
})
