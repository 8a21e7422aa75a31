import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ZipWriter } from './zip.ts'

async function zipped(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const zip = new ZipWriter((bytes) => void chunks.push(bytes))
  let first = true
  for (const [name, text] of Object.entries(parts)) {
    await zip.add(name, text, { stored: first })
    first = false
  }
  await zip.end()
  return Buffer.concat(chunks)
}

test('what goes in comes out, names in any script too', async () => {
  const parts = { mimetype: 'application/epub+zip', 'a/long.txt': 'word '.repeat(10_000), 'お茶.txt': '夜明け' }
  const bytes = await zipped(parts)
  const opened = unzipSync(bytes)
  expect(
    Object.fromEntries(Object.entries(opened).map(([name, text]) => [name, Buffer.from(text).toString()])),
  ).toEqual(parts)
  expect(bytes.length).toBeLessThan(1000)
})

test('the same parts are the same bytes, and the first can be read without unpacking', async () => {
  const parts = { mimetype: 'application/epub+zip', 'b.txt': 'b' }
  const [one, other] = [await zipped(parts), await zipped(parts)]
  expect(one.equals(other)).toBe(true)
  expect(one.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip')
})
