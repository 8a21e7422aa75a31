/** @module-tag long */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../test/command.ts'
import { plantLighthouse } from '../../test/efiction/plant.ts'
import { openTestDatabase } from '../../test/engines.ts'

test('a database that does not answer is named, without its password', async () => {
  await using database = await openTestDatabase()
  const { status, complaint } = await runCommand(database, 'import-efiction', 'mysql://old:pebble@127.0.0.1:1/fic')
  expect({ status, complaint }).toEqual({
    status: 1,
    complaint: 'fanlight: no database server answers at 127.0.0.1:1 (ECONNREFUSED)\n',
  })
  const lost = await runCommand(database, 'import-efiction', 'mysql://old:peb#ble@127.0.0.1:1/fic')
  expect(lost.complaint).toMatch(/^fanlight: the address of a database has the form mysql:.*%23/)
  expect(lost.complaint).not.toContain('peb')
})

test('a mapping is written, changed and gone by; a person and a program are told', async () => {
  await using database = await openTestDatabase()
  const { dump, stories } = plantLighthouse(database.folder, { shape: 'phpmyadmin' })
  const mapping = path.join(database.folder, 'mapping.json')
  expect(await runCommand(database, 'import-efiction', dump, '--write-mapping', mapping)).toMatchObject({ status: 0 })
  const written = JSON.parse(readFileSync(mapping, 'utf8')) as { categories: { to: string }[] }
  const [room] = written.categories
  if (room) room.to = 'Lamps'
  writeFileSync(mapping, JSON.stringify(written))
  const words = ['import-efiction', dump, '--stories', stories, '--mapping', mapping]
  const dry = await runCommand(database, ...words, '--dry-run')
  expect(dry.printed).toMatch(/Nothing is written[\s\S]*stories +6 came in, 1 left[\s\S]*there is no room for news/)
  const told = await runCommand(database, ...words, '--json')
  expect(told).toMatchObject({ status: 1, complaint: '' })
  expect(JSON.parse(told.printed)).toMatchObject({
    archive: 'lighthouse-pages',
    stopped: false,
    counts: { stories: { came: 6, left: 1 } },
  })
  const again = await runCommand(database, ...words)
  expect(again.printed).toMatch(/stories +0 came in, 6 were here, 1 left/)
  writeFileSync(mapping, JSON.stringify({ ...written, categories: [{ id: 1, name: 'Lamps', as: 'fandm', to: 'x' }] }))
  const refused = await runCommand(database, ...words)
  expect(refused.complaint).toContain('categories, entry 1 (id 1, Lamps): "as" cannot be "fandm"; fandom, character')
})
