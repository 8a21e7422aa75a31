/** @module-tag long */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../test/command.ts'
import { plantLighthouse } from '../../test/efiction/plant.ts'
import { openTestDatabase } from '../../test/engines.ts'

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
