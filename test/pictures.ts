import { readFileSync } from 'node:fs'
import encodeAvif, { init as openAvif } from '@jsquash/avif/encode.js'
import encodeJpeg, { init as openJpeg } from '@jsquash/jpeg/encode.js'
import encodePng, { init as openPng } from '@jsquash/png/encode.js'
import encodeWebp, { init as openWebp } from '@jsquash/webp/encode.js'
import { pack } from '../src/platform/pictures/lzw.ts'

const program = (file: string) => new WebAssembly.Module(readFileSync(`node_modules/@jsquash/${file}`))

/** Points of a picture: red above, blue below, so that one sees which side is up. */
function raster(width: number, height: number, opaque: number) {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < width * height; at++)
    data.set(at < (width * height) / 2 ? [200, 30, 30, opaque] : [30, 30, 200, opaque], at * 4)
  return { data, width, height } as never
}

/** Pictures of every kind that is read, as other programs write them. */
export const pictures = {
  async jpeg(width: number, height: number): Promise<Uint8Array> {
    await openJpeg(program('jpeg/codec/enc/mozjpeg_enc.wasm') as never)
    return new Uint8Array(await encodeJpeg(raster(width, height, 255)))
  },
  async png(width: number, height: number, opaque = 255): Promise<Uint8Array> {
    await openPng(program('png/codec/pkg/squoosh_png_bg.wasm'))
    return new Uint8Array(await encodePng(raster(width, height, opaque)))
  },
  async webp(width: number, height: number): Promise<Uint8Array> {
    await openWebp(program('webp/codec/enc/webp_enc_simd.wasm') as never)
    return new Uint8Array(await encodeWebp(raster(width, height, 255)))
  },
  async avif(width: number, height: number): Promise<Uint8Array> {
    await openAvif(program('avif/codec/enc/avif_enc.wasm') as never)
    return new Uint8Array(await encodeAvif(raster(width, height, 255), { speed: 10 }))
  },
  /** Two frames that follow each other for ever, with a comment and something behind the end. */
  gif(width: number, height: number): Uint8Array {
    const size = Buffer.alloc(4)
    size.writeUInt16LE(width, 0)
    size.writeUInt16LE(height, 2)
    const frame = (colour: number) => {
      const data = pack(new Uint8Array(width * height).fill(colour), 2)
      const blocks: number[] = []
      for (let at = 0; at < data.length; at += 255) {
        const block = data.subarray(at, at + 255)
        blocks.push(block.length, ...block)
      }
      return [0x21, 0xf9, 4, 0, 50, 0, 0, 0, 0x2c, 0, 0, 0, 0, ...size, 0, 2, ...blocks, 0]
    }
    const comment = Buffer.from('taken at 51.52 N 0.16 W')
    return Buffer.from([
      ...Buffer.from('GIF89a'),
      ...size,
      ...[0x91, 0, 0, 255, 255, 255, 200, 0, 0, 0, 0, 200, 0, 0, 0],
      ...[0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0'), 3, 1, 0, 0, 0],
      ...[0x21, 0xfe, comment.length, ...comment, 0],
      ...frame(1),
      ...frame(2),
      0x3b,
      ...Buffer.from('<script>alert(1)</script>'),
    ])
  },
}

/** A JPEG with what a camera writes: how it was held (6: a quarter turn), and where. */
export function asFromCamera(jpeg: Uint8Array): Uint8Array {
  const tiff = Buffer.alloc(8 + 2 + 12 + 4)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(6, 18)
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 51.52 N 0.16 W')])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(exif.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)])
}
