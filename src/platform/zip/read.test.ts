import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { type PlainPart, zipOf } from '../../../test/zips.ts'
import { readZip, ZIP_LIMITS } from './read.ts'
import { ZipWriter } from './zip.ts'

const open = (bytes: Uint8Array, name: string) => {
  const zip = readZip(bytes)
  return zip.ok ? zip.value.open(name) : zip
}
const one = (part: Partial<PlainPart>) => zipOf([{ name: 'a.txt', content: 'Tea.', ...part }])

test('what our own writer writes is read again, names in any script too', async () => {
  const chunks: Uint8Array[] = []
  const writer = new ZipWriter((bytes) => void chunks.push(bytes))
  await writer.add('mimetype', 'application/epub+zip', { stored: true })
  await writer.add('お茶/夜明け.txt', 'やかん'.repeat(1000))
  await writer.end()
  const zip = readZip(Buffer.concat(chunks))
  expect(zip.ok && zip.value.names).toEqual(['mimetype', 'お茶/夜明け.txt'])
  expect(open(Buffer.concat(chunks), 'お茶/夜明け.txt')).toEqual({
    ok: true,
    value: Buffer.from('やかん'.repeat(1000)),
  })
})

test('an archive behind something else, and one with a remark behind it, are read', () => {
  expect(open(Buffer.concat([Buffer.from('#!/bin/sh\n'), one({})]), 'a.txt')).toMatchObject({ ok: true })
  const remark = one({})
  remark.writeUInt16LE(5, remark.length - 2)
  expect(open(Buffer.concat([remark, Buffer.from('hello')]), 'a.txt')).toMatchObject({ ok: true })
})

const REFUSED: Readonly<Record<string, readonly [Uint8Array, string]>> = {
  'one that is cut off': [one({}).subarray(0, 20), 'cut-off'],
  'what is no archive': [Buffer.from('Tea at dawn'), 'no-zip'],
  'a part with a password': [one({ flags: 1 }), 'locked'],
  'a part that was packed in another way': [one({ method: 14 }), 'packed-strangely'],
  'a link': [one({ mode: 0o120777 }), 'link'],
  'a wrong sum': [one({ crc: 7 }), 'damaged'],
  'a part whose bytes are no packing': [one({ packed: Buffer.from([7, 7, 7]) }), 'damaged'],
  'a bomb': [one({ content: Buffer.alloc(16 * 1024 * 1024) }), 'bomb'],
}
for (const [what, [bytes, problem]] of Object.entries(REFUSED))
  test(`refused: ${what}`, () => expect(open(bytes, 'a.txt')).toEqual({ ok: false, problem }))

for (const name of ['../a.txt', '/etc/a.txt', 'C:\\a.txt', 'x/../../a.txt', '..\\a.txt'])
  test(`refused: the name ${name}`, () => {
    const zip = readZip(one({ name }))
    const [only = ''] = zip.ok ? zip.value.names : []
    expect(zip.ok && zip.value.open(only)).toEqual({ ok: false, problem: 'leads-outside' })
  })

test('all parts together have a limit, and so has their number', () => {
  const parts = Array.from({ length: 4 }, (_, at) => ({ name: `${at}`, content: Buffer.alloc(1000, 'ab c') }))
  const zip = readZip(zipOf(parts), { ...ZIP_LIMITS, allBytes: 2500 })
  const opened = parts.map(({ name }) => (zip.ok ? zip.value.open(name) : undefined))
  expect(opened.map((each) => each?.ok)).toEqual([true, true, false, false])
  expect(opened[2]).toEqual({ ok: false, problem: 'all-too-large' })
  expect(readZip(zipOf(parts), { ...ZIP_LIMITS, parts: 3 })).toEqual({ ok: false, problem: 'too-many-parts' })
})

test('what lies about its length unpacks no more than it may', () => {
  const packed = deflateRawSync(Buffer.alloc(8 * 1024 * 1024))
  const zip = readZip(one({ packed, size: 4 }), { ...ZIP_LIMITS, bytes: 1024 * 1024 })
  expect(zip.ok && zip.value.open('a.txt')).toMatchObject({ ok: false, problem: 'part-too-large' })
})

test('no damage breaks the reader', () => {
  const whole = zipOf([
    { name: 'a.txt', content: 'Tea at dawn' },
    { name: 'b/c.txt', content: 'x'.repeat(500) },
  ])
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
      const bytes = Buffer.from(whole)
      bytes[at] = byte
      const zip = readZip(bytes.subarray(0, length))
      if (zip.ok) for (const name of zip.value.names) zip.value.open(name)
    }),
    { numRuns: draws(2000) },
  )
})
