import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSnapshot, writeSnapshot } from './file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-snapshot-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WORDS = Uint32Array.from({ length: 5_000_000 }, (_, at) => Math.imul(at, 0x9e3779b1))

async function written(name: string): Promise<string> {
  const file = path.join(folder, name)
  await writeSnapshot(file, { state: { seq: 7, name: 'Šárka 🏮' }, words: WORDS })
  return file
}

test('what was written is read again, numbers and rest', async () => {
  const { state, words } = await readSnapshot(await written('whole'))
  expect(state).toEqual({ seq: 7, name: 'Šárka 🏮' })
  expect(Buffer.compare(Buffer.from(words.buffer), Buffer.from(WORDS.buffer))).toBe(0)
})

test('a part of the memory can be kept without the rest', async () => {
  const file = path.join(folder, 'part')
  await writeSnapshot(file, { state: null, words: WORDS.subarray(10, 20) })
  expect([...(await readSnapshot(file)).words]).toEqual([...WORDS.subarray(10, 20)])
})

test('a file that is missing, cut short, changed or of another kind is refused with its reason', async () => {
  await expect(readSnapshot(path.join(folder, 'nowhere'))).rejects.toThrow('there is none')

  const short = await written('short')
  truncateSync(short, 1_000_000)
  await expect(readSnapshot(short)).rejects.toThrow('it is damaged')

  const changed = await written('changed')
  const bytes = readFileSync(changed)
  bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1
  writeFileSync(changed, bytes)
  await expect(readSnapshot(changed)).rejects.toThrow('it is damaged')

  const header = await written('header')
  const text = readFileSync(header)
  text.write('99999999', 'fanlight catalogue 1\n'.length)
  writeFileSync(header, text)
  await expect(readSnapshot(header)).rejects.toThrow('it is damaged')

  const other = path.join(folder, 'other')
  writeFileSync(other, 'fanlight catalogue 0\nsomething else')
  await expect(readSnapshot(other)).rejects.toThrow('it is of another version')
  writeFileSync(other, '')
  await expect(readSnapshot(other)).rejects.toThrow('it is damaged')
})
