import { readFileSync } from 'node:fs'
import path from 'node:path'
import decodeAvif, { init as openAvif } from '@jsquash/avif/decode.js'
import decodeJpeg, { init as openJpeg } from '@jsquash/jpeg/decode.js'
import encodeJpeg, { init as openJpegWriter } from '@jsquash/jpeg/encode.js'
import decodePng, { init as openPng } from '@jsquash/png/decode.js'
import encodePng, { init as openPngWriter } from '@jsquash/png/encode.js'
import decodeWebp, { init as openWebp } from '@jsquash/webp/decode.js'
import type { ReadKind } from './kinds.ts'
import type { PROGRAMS } from './programs.ts'
import type { Raster } from './shrink.ts'

/** 64 KB each. What the codecs ask for beyond them is refused, whatever a picture makes them ask. */
const MOST_PAGES = 8192
const JPEG_QUALITY = 86

/** Decoders and encoders in WebAssembly, which read and write no memory but their own. For a thread of its own. */
export class Codecs {
  private readonly folder: string

  /** @param folder where the build laid what {@link PROGRAMS} lists */
  constructor(folder: string) {
    this.folder = folder
    limitMemory()
  }

  /** @throws whatever the codec throws on what it cannot read */
  async decode(kind: Exclude<ReadKind, 'gif'>, bytes: Uint8Array): Promise<Raster> {
    const buffer = bytes.slice().buffer
    switch (kind) {
      case 'jpeg':
        await openJpeg(this.program('jpeg-read.wasm'))
        return decodeJpeg(buffer, { preserveOrientation: true })
      case 'png':
        await openPng(this.program('png.wasm'))
        return decodePng(buffer)
      case 'webp':
        await openWebp(this.program('webp-read.wasm'))
        return decodeWebp(buffer)
      case 'avif': {
        await openAvif(this.program('avif-read.wasm'))
        const raster = await decodeAvif(buffer)
        if (raster === null || raster.data instanceof Uint16Array) throw new Error('the picture could not be decoded')
        return raster as Raster
      }
    }
  }

  async jpeg(raster: Raster): Promise<Uint8Array> {
    await openJpegWriter(this.program('jpeg-write.wasm'))
    return new Uint8Array(await encodeJpeg(raster as never, { quality: JPEG_QUALITY }))
  }

  async png(raster: Raster): Promise<Uint8Array> {
    await openPngWriter(this.program('png.wasm'))
    return new Uint8Array(await encodePng(raster as never))
  }

  private program(name: keyof typeof PROGRAMS): WebAssembly.Module {
    return new WebAssembly.Module(readFileSync(path.join(this.folder, name)))
  }
}

function limitMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow
  WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number) {
    if (this.buffer.byteLength / 65_536 + pages > MOST_PAGES) throw new RangeError('the picture wants too much memory')
    return grow.call(this, pages)
  }
}
