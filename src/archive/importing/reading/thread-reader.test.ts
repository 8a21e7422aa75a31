import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { zipOfFiles } from '../../../../test/zips.ts'
import type { Loaded } from './loaded.ts'
import { ThreadReader } from './thread-reader.ts'

const PROGRAM = pathToFileURL(path.resolve('dist/story-reader.js'))
const file = (name: string, text: string): Loaded => ({
  kind: 'file',
  name,
  opened: { ok: true, value: new TextEncoder().encode(text) },
})

test('a thread reads one file after the other, and opens zips', async () => {
  await using reader = new ThreadReader(PROGRAM)
  const [[one], [other]] = await Promise.all([
    reader.readAll([file('tea.txt', 'Tea at dawn.')], { fandoms: ['Oz'] }),
    reader.readAll([file('tea.exe', 'x')], {}),
  ])
  expect(one).toMatchObject({
    ok: true,
    story: { title: 'Tea' },
    ready: { details: { fandoms: ['Oz'] }, postable: true },
  })
  expect(other).toMatchObject({ ok: false, problem: expect.stringContaining('it is not a story') })
  const parts = {
    'b/10.txt': 'Ten.',
    'b/9.txt': 'Nine.',
    '../x.txt': 'x',
    'c.zip': 'x',
    'd.exe': 'x',
    '.DS_Store': 'x',
  }
  const inside = await reader.unpack('all.zip', zipOfFiles(parts))
  expect(inside.ok && inside.parts.map((part) => [part.name, part.ok || part.problem])).toEqual([
    ['all.zip/../x.txt', 'its name leads out of the archive'],
    ['all.zip/b/9.txt', true],
    ['all.zip/b/10.txt', true],
    ['all.zip/c.zip', 'it is a zip in a zip; take it out first'],
    ['all.zip/d.exe', expect.stringContaining('it is not a story')],
  ])
})

test('a file that takes too long is given up, and the next one is read', async () => {
  await using reader = new ThreadReader(PROGRAM, { milliseconds: 1, megabytes: 256 })
  const slow = await reader.readAll([file('long.txt', 'She lit the lamp. '.repeat(100_000))], {})
  expect(slow).toEqual([{ ok: false, problem: 'reading it took more than 1 seconds' }])
  await using patient = new ThreadReader(PROGRAM, { milliseconds: 30_000, megabytes: 256 })
  expect(await patient.readAll([file('tea.txt', 'Tea.')], {})).toMatchObject([{ ok: true }])
})

test('a file that takes too much memory is given up, and those that were sent with it are read', {
  tags: 'long',
}, async () => {
  await using reader = new ThreadReader(PROGRAM, { milliseconds: 60_000, megabytes: 24 })
  const large = file('large.html', '<p><b>x</b></p>'.repeat(400_000))
  const tea = file('tea.txt', 'Tea.')
  expect(await reader.readAll([tea, large, tea, tea], {})).toMatchObject([
    { ok: true },
    { ok: false, problem: 'reading it took more than 24 MB of memory' },
    { ok: true },
    { ok: true },
  ])
})
