import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listTar } from './list.ts'
import { TarWriter } from './tar.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-tar-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const LONG = `media/${'a'.repeat(60)}/${'ü'.repeat(60)}.png`
const PARTS = { 'first.json': '{}', 'empty.txt': '', [LONG]: 'picture', 'tables/large.jsonl': 'x'.repeat(5000) }

async function written(name: string): Promise<string> {
  const chunks: Uint8Array[] = []
  const tar = new TarWriter(async (bytes) => void chunks.push(bytes))
  for (const [part, text] of Object.entries(PARTS)) await tar.add(part, Buffer.byteLength(text), [Buffer.from(text)])
  await tar.end()
  const file = path.join(folder, name)
  writeFileSync(file, Buffer.concat(chunks))
  return file
}

test('what goes in stands in the list, and at its place', async () => {
  const file = await written('whole.tar')
  const bytes = readFileSync(file)
  const parts = await listTar(file)
  const read = parts.map(({ name, offset, size }) => [name, bytes.toString('utf8', offset, offset + size)])
  expect(Object.fromEntries(read)).toEqual(PARTS)
})

test('the tar of the machine reads it too', async () => {
  const names = execFileSync('tar', ['--list', '--file', await written('theirs.tar')], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  expect(names.trim().split('\n')).toEqual(Object.keys(PARTS))
})

test('an archive that was cut short, or is none, is refused with a sentence', async () => {
  const short = await written('short.tar')
  truncateSync(short, 3000)
  await expect(listTar(short)).rejects.toThrow('it was cut short')
  const none = path.join(folder, 'none.tar')
  writeFileSync(none, 'words '.repeat(1000))
  await expect(listTar(none)).rejects.toThrow('not a TAR archive')
})

test('a part that gives other than it said breaks the archive off', async () => {
  const tar = new TarWriter(async () => undefined)
  await expect(tar.add('a', 3, [Buffer.from('four')])).rejects.toThrow('changed while it was read')
})
