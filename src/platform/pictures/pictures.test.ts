import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { asFromCamera, pictures } from '../../../test/pictures.ts'
import { redrawGif } from './gif.ts'
import { pack, unpack } from './lzw.ts'
import { outlineOf } from './outline.ts'
import { redraw } from './redraw.ts'
import { isSeenThrough, shrink } from './shrink.ts'

test('how large a picture is stands in its head', async () => {
  expect(outlineOf(await pictures.jpeg(31, 17))).toEqual({ kind: 'jpeg', width: 31, height: 17 })
  expect(outlineOf(await pictures.png(31, 17))).toEqual({ kind: 'png', width: 31, height: 17 })
  expect(outlineOf(await pictures.webp(31, 17))).toEqual({ kind: 'webp', width: 31, height: 17 })
  expect(outlineOf(await pictures.avif(31, 17))).toEqual({ kind: 'avif', width: 31, height: 17 })
  expect(outlineOf(pictures.gif(31, 17))).toEqual({ kind: 'gif', width: 31, height: 17 })
  for (const other of ['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '\xff\xd8\xff\xe0', '%PDF-1.7'])
    expect(outlineOf(Buffer.from(other, 'latin1')), other).toBeUndefined()
})

test('whatever is read as a head, nothing breaks', () => {
  const heads = ['\xff\xd8\xff\xe0', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF    WEBPVP8X', '\0\0\0\x1cftypavif'] as const
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 60 }), (head, rest) => {
      outlineOf(Buffer.concat([Buffer.from(head, 'latin1'), rest]))
      redrawGif(Buffer.concat([Buffer.from('GIF89a'), rest]))
    }),
    { numRuns: draws(500) },
  )
})

test('a bomb is refused by what its head says, without being decoded', async () => {
  const bomb = Buffer.from(await pictures.png(4, 4))
  bomb.writeUInt32BE(10_000, 16)
  bomb.writeUInt32BE(6_000, 20)
  expect(await redraw(bomb)).toEqual({ ok: false, problem: 'too-many-points' })
  bomb.writeUInt32BE(5_000, 20)
  bomb.writeUInt32BE(5_000, 16)
  expect(await redraw(bomb)).toEqual({ ok: false, problem: 'unreadable' })
})

test('every kind is drawn anew, upright, without what it carried along', async () => {
  const camera = asFromCamera(await pictures.jpeg(40, 20))
  const upright = await redraw(camera)
  expect(upright.ok && [upright.value.kind, upright.value.width, upright.value.height]).toEqual(['jpeg', 20, 40])
  expect(upright.ok && Buffer.from(upright.value.bytes).includes('GPS')).toBe(false)
  for (const sent of [await pictures.webp(16, 16), await pictures.avif(16, 16)]) {
    const drawn = await redraw(sent)
    expect(drawn.ok && [drawn.value.kind, drawn.value.width]).toEqual(['jpeg', 16])
  }
  const glass = await redraw(await pictures.png(16, 16, 128))
  expect(glass.ok && glass.value.kind).toBe('png')
  expect(await redraw(Buffer.from('no picture at all'))).toEqual({ ok: false, problem: 'no-picture' })
  expect(await redraw((await pictures.jpeg(64, 64)).subarray(0, 100))).toMatchObject({ ok: false })
})

test('a moving picture goes on moving, and carries nothing else', () => {
  const drawn = redrawGif(pictures.gif(9, 7))
  const bytes = Buffer.from(drawn?.bytes ?? [])
  expect([drawn?.width, drawn?.height]).toEqual([9, 7])
  expect(bytes.includes('NETSCAPE2.0')).toBe(true)
  expect(bytes.includes('51.52')).toBe(false)
  expect(bytes.includes('script')).toBe(false)
  expect(redrawGif(bytes)?.bytes).toEqual(bytes)
})

test('what is packed is unpacked', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 8 }),
      fc.infiniteStream(fc.nat()),
      fc.nat(20_000),
      (least, stream, length) => {
        const [first = 0, second = 1, third = 2] = stream.take(3)
        const points = Uint8Array.from(
          { length: length + 1 },
          (_, at) => ((at * first) ^ (at >> (second % 7)) ^ third) & ((1 << least) - 1),
        )
        expect(unpack(pack(points, least), least, points.length)).toEqual(points)
      },
    ),
    { numRuns: draws(60) },
  )
})

test('a smaller picture has the colours of the larger one', () => {
  const data = new Uint8ClampedArray(100 * 50 * 4).fill(255)
  const small = shrink({ width: 100, height: 50, data }, 10)
  expect([small.width, small.height, isSeenThrough(small)]).toEqual([10, 5, false])
  expect(new Set(small.data)).toEqual(new Set([255]))
  expect(shrink(small, 10)).toBe(small)
})
