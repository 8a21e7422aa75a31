/** @module-tag long */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../test/command.ts'

function emptyArchive() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-usage-'))
  return {
    folder,
    address: `sqlite:${path.join(folder, 'fanlight.sqlite')}` as const,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

test.each([
  [['import'], 'needs the path'],
  [['import', 'x', '--post', '--draft'], 'exclude each other'],
  [['import', 'x', '--as', 'nobody at all'], 'no account and no pseud'],
  [['import', 'x', '--tags', 'nowhere.json'], 'nowhere.json'],
  [['seed', '--works', 'many'], 'whole number'],
  [['backup'], 'one file'],
  [['restore'], 'one file'],
  [['restore', 'nowhere.txt'], 'no such file'],
  [['suggest'], 'one file'],
  [['bake'], 'there is no command "bake"'],
] as const)('%j is answered with a sentence', async (words, sentence) => {
  using archive = emptyArchive()
  const { status, complaint } = await runCommand(archive, ...words)
  expect(status).toBe(1)
  expect(complaint).toContain(sentence)
  expect(complaint).not.toMatch(/\n\s+at /)
})

test('every command says what it does', async () => {
  using archive = emptyArchive()
  const overview = await runCommand(archive, '--help')
  for (const name of ['serve', 'import', 'restore', 'suggest', 'backup', 'export', 'freeze']) {
    expect(overview.printed).toContain(`  ${name}`)
    expect((await runCommand(archive, name, '--help')).printed).toContain(`Usage: fanlight ${name}`)
  }
})
