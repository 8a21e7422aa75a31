import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { KEYS, openStorage } from '../../../test/storage.ts'
import { openStore } from './store.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-s3-'))
const fileOf = (bytes: Buffer) => {
  const file = path.join(folder, 'file')
  writeFileSync(file, bytes)
  return file
}

test('files go there whole, in one or in many pieces, are listed and taken away', async () => {
  await using storage = await openStorage()
  const store = openStore({ address: storage.address, keys: KEYS, piece: 1000 })
  const large = Buffer.alloc(3500, 'abcdefg')
  await store.put('small & fine (1).tar', fileOf(Buffer.from('small')))
  await store.put('large.tar', fileOf(large))
  expect(await store.list()).toEqual(['small & fine (1).tar', 'large.tar'])
  expect(storage.kept.get('/bucket/backups/large.tar')?.equals(large)).toBe(true)
  await store.remove('large.tar')
  expect(await store.list()).toEqual(['small & fine (1).tar'])
  rmSync(folder, { recursive: true, force: true })
})

test('what comes in pieces goes there in others, and comes back in pieces; one that is not whole is not there', async () => {
  await using storage = await openStorage()
  const store = openStore({ address: storage.address, keys: KEYS, piece: 1000, patience: 10_000 })
  const lamp = Buffer.alloc(2500, 'lamplight')
  await store.putStream('lamp.png', lamp.length, [lamp.subarray(0, 1), lamp.subarray(1, 2200), lamp.subarray(2200)])
  const opened = await store.open('lamp.png')
  expect(opened?.size).toBe(2500)
  expect(Buffer.concat(await Array.fromAsync(opened?.bytes ?? [])).equals(lamp)).toBe(true)
  await store.putStream('nothing.png', 0, [])
  expect(await Array.fromAsync((await store.open('nothing.png'))?.bytes ?? [])).toEqual([])
  await expect(store.putStream('torn.png', 5000, [lamp])).rejects.toThrow('torn.png changed while it was sent')
  expect(await store.open('torn.png')).toBeUndefined()
})

test('who has another secret is refused, and the sentence holds no secret', async () => {
  await using storage = await openStorage()
  const store = openStore({ address: storage.address, keys: { ...KEYS, secret: 'another' } })
  const told = await store.list().catch((error: Error) => error.message)
  expect(told).toContain('403 SignatureDoesNotMatch')
  expect(told).not.toMatch(/another|LAMPLIGHTER/)
})

test('bytes go there at once and come back; what is not there is nothing, and what is refused is an error', async () => {
  await using storage = await openStorage()
  const store = openStore({ address: storage.address, keys: KEYS, patience: 10_000 })
  await store.putBytes('ab/lamp & owl.png', Buffer.from([1, 2, 255]))
  expect(await store.read('ab/lamp & owl.png')).toEqual(new Uint8Array([1, 2, 255]))
  expect(await store.read('ab/nothing.png')).toBeUndefined()
  const other = openStore({ address: storage.address, keys: { ...KEYS, secret: 'another' } })
  await expect(other.read('ab/lamp & owl.png')).rejects.toThrow('403')
})
