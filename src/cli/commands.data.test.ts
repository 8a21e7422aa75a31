/** @module-tag long */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runCommand, startCommand } from '../../test/command.ts'
import { engine, openTestDatabase } from '../../test/engines.ts'
import { serveArchive } from '../../test/served.ts'
import { openDatabase } from '../platform/db/open.ts'
import type { Tables } from '../schema/index.ts'

/** Folders of stories, each of three chapters. */
function plantStories(folder: string, count: number): string {
  const stories = path.join(folder, 'stories')
  for (let at = 1; at <= count; at++) {
    const story = path.join(stories, `story-${at}`)
    mkdirSync(story, { recursive: true })
    const chapters = ['1.txt', '2.txt', '3.txt']
    for (const file of chapters) writeFileSync(path.join(story, file), `The lamp was lit ${at} times. `.repeat(150))
    writeFileSync(
      path.join(story, 'work.json'),
      JSON.stringify({
        title: `Story ${at}`,
        author: 'quillfeather',
        fandoms: ['Oz'],
        chapters: chapters.map((file) => ({ file })),
      }),
    )
  }
  return stories
}

test('Ctrl-C leaves whole works only, says so, and the next import brings the rest', async () => {
  await using database = await openTestDatabase()
  await using db = openDatabase<Tables>(database.address, 2)
  const stories = plantStories(database.folder, 60)
  const running = startCommand(database, ['import', stories, '--json'])
  const works = () =>
    db
      .selectFrom('works')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  while ((await works()).count === 0 && running.child.exitCode === null) await setTimeout(5)
  running.child.kill('SIGINT')
  const stopped = await running.ended
  expect(stopped.status).toBe(130)
  const outcomes = JSON.parse(stopped.printed) as readonly unknown[]
  expect(outcomes.length).toBe((await works()).count)
  expect(outcomes.length).toBeLessThan(60)
  expect((await runCommand(database, 'check')).status).toBe(0)
  const rest = await runCommand(database, 'import', stories)
  expect(rest.status).toBe(0)
  expect(rest.printed).toContain(
    `${60 - outcomes.length} imported, 0 draft, ${outcomes.length} already here, 0 skipped`,
  )
})

test('an import tells a person what came of everything, and a program by its status', async () => {
  await using database = await openTestDatabase()
  const stories = plantStories(database.folder, 2)
  writeFileSync(path.join(stories, 'broken.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))
  const dry = await runCommand(database, 'import', stories, '--dry-run')
  expect(dry.printed).toContain('Nothing is written')
  const wet = await runCommand(database, 'import', stories)
  expect(wet.status).toBe(1)
  expect(wet.printed).toMatch(/imported +\/works\/1 {2}Story 1 by quillfeather: 3 chapters/)
  expect(wet.printed).toMatch(/skipped +\S+broken\.txt\n +it is not text/)
  expect(wet.printed).toContain('2 imported, 0 draft, 0 already here, 1 skipped')
})

// seven programs, one after the other
test('a backup is the whole archive again, on either engine', { timeout: 90_000 }, async () => {
  await using database = await openTestDatabase()
  await using other = await openTestDatabase()
  await runCommand(database, 'seed', '--works', '30', '--text', 'short')
  const file = path.join(database.folder, 'copy.tar')
  const made = await runCommand(database, 'backup', file)
  expect(made).toMatchObject({ status: 0, printed: expect.stringContaining('opened again and whole') })
  expect(await runCommand(other, 'restore-backup', file)).toMatchObject({ status: 0 })
  expect(await runCommand(other, 'check')).toMatchObject({ status: 0, printed: '30 works looked at: all is well\n' })
  expect((await runCommand(database, 'backup', file)).complaint).toContain('is there already')
  expect((await runCommand(other, 'restore-backup', file)).complaint).toContain('--replace')
  const again = await runCommand(other, 'restore-backup', file, '--replace', '--json')
  expect(JSON.parse(again.printed)).toMatchObject({ works: 30 })
})

test('check finds a count that is wrong and ends with 1', async () => {
  await using database = await openTestDatabase()
  await using db = openDatabase<Tables>(database.address, 2)
  await runCommand(database, 'seed', '--works', '5')
  await db.updateTable('works').set({ word_count: 1 }).where('id', '=', 3).execute()
  const told = await runCommand(database, 'check', '--json')
  expect(told.status).toBe(1)
  expect(JSON.parse(told.printed)).toMatchObject({
    works: 5,
    faults: [{ workId: 3, fault: expect.stringContaining('it says it has 1 words') }],
  })
})

test('the demo serves its shelf, and stories come in beside it while it runs', async () => {
  await using database = await openTestDatabase()
  const stories = plantStories(database.folder, 2)
  const DATABASE_URL = engine === 'postgres' ? database.address : ''
  await using server = await serveArchive(database.folder, ['--demo'], { DATABASE_URL })
  expect((await runCommand(database, 'import', stories)).status).toBe(0)
  expect(await (await fetch(`${server.address}/works`)).text()).toContain('Story 2')
  expect((await runCommand(database, 'backup', path.join(database.folder, 'copy.tar'))).status).toBe(0)
  expect(server.printed()).toContain('lamplighter-demo')
})
