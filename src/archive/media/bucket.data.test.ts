import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { pictures } from '../../../test/pictures.ts'
import { KEYS, openStorage } from '../../../test/storage.ts'
import { urls } from '../urls.ts'
import { mediaOf } from './bucket.ts'

type Storage = Awaited<ReturnType<typeof openStorage>>

const placesAt = ({ address }: Storage) => ({
  FANLIGHT_MEDIA_S3: `${address}?region=${KEYS.region}`,
  FANLIGHT_MEDIA_S3_KEY: KEYS.key,
  FANLIGHT_MEDIA_S3_SECRET: KEYS.secret,
})

/** @returns the answer to a picture that quillfeather sends, and where it is shown */
async function send(house: TestHouse, width: number) {
  const author = await house.as('quillfeather')
  const page = urls.pictures('quillfeather')
  const picture = new File([(await pictures.png(width, 9)) as Uint8Array<ArrayBuffer>], 'owl.png')
  const answer = await author.post(page, { picture, alt: 'An owl' })
  const [src = ''] = /\/media\/[a-z2-7]{32}\.png/.exec((await author.get(page)).text) ?? []
  return { author, answer, src }
}

test('pictures go to the storage that the settings name, are served from there, and leave it when they are deleted', async () => {
  await using storage = await openStorage()
  await using house = await openTestHouse(placesAt(storage))
  const { author, answer, src } = await send(house, 40)
  expect(answer.status).toBe(303)
  const name = src.slice('/media/'.length)
  expect([...storage.kept.keys()]).toEqual([`/bucket/backups/${name.slice(0, 2)}/${name}`])
  const served = await house.guest().get(src)
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(served.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const { id } = await house.db.selectFrom('pictures').select('id').executeTakeFirstOrThrow()
  await author.post(urls.deletePicture('quillfeather', id))
  await house.workOff()
  expect(storage.kept.size).toBe(0)
  expect((await house.guest().get(src)).status).toBe(404)
})

test('while the storage is away a picture is refused with a calm page, and everything else goes on', async () => {
  const storage = await openStorage()
  await using house = await openTestHouse(placesAt(storage))
  const { src } = await send(house, 40)
  await storage[Symbol.asyncDispose]()
  const { answer, author } = await send(house, 60)
  for (const { status, text, headers } of [answer, await house.guest().get(src)]) {
    expect(status).toBe(503)
    expect(headers.get('retry-after')).not.toBeNull()
    expect(text).not.toMatch(/ECONN|EIO|storage of pictures|127\.0\.0\.1/)
  }
  expect((await author.get(urls.pictures('quillfeather'))).text).toContain(src)
  expect((await house.db.selectFrom('pictures').selectAll().execute()).length).toBe(1)
})

test('folder and storage hold the same under the same paths', async () => {
  await using storage = await openStorage()
  const data = mkdtempSync(path.join(tmpdir(), 'fanlight-media-'))
  const address = `${storage.address}?region=${KEYS.region}`
  for (const place of [{ data }, { data, mediaS3: address, mediaS3Key: KEYS.key, mediaS3Secret: KEYS.secret }]) {
    const media = mediaOf(place)
    expect(await media.paths()).toEqual([])
    await media.put('abcd.png', Buffer.from('owl'))
    const lamp = Buffer.alloc(3 * 1024 * 1024, 'lamp ')
    await media.putAt('xy/lamp.jpg', { size: lamp.length, bytes: [lamp.subarray(0, 7), lamp.subarray(7)] })
    expect(await media.paths()).toEqual(['ab/abcd.png', 'xy/lamp.jpg'])
    const opened = await media.openAt('xy/lamp.jpg')
    expect(opened?.size).toBe(lamp.length)
    expect(Buffer.concat(await Array.fromAsync(opened?.bytes ?? [])).equals(lamp)).toBe(true)
    expect(Buffer.from((await media.read('abcd.png')) ?? []).toString()).toBe('owl')
    expect(await media.openAt('xy/nothing.jpg')).toBeUndefined()
    await media.remove('abcd.png')
    expect(await media.read('abcd.png')).toBeUndefined()
  }
  rmSync(data, { recursive: true })
})
