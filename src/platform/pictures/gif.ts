import type { Picture } from './kinds.ts'
import { pack, unpack } from './lzw.ts'

/** Points of all frames together that are decoded. */
const MOST_POINTS = 120_000_000

/** Draws a GIF anew, frame by frame, so that it goes on moving: comments, other programs' blocks and whatever stands behind
 * the end are left out.
 * @returns undefined when it is broken, or is more than is decoded
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
export function redrawGif(bytes: Uint8Array): Picture | undefined {
  try {
    return new Redrawing(bytes).draw()
  } catch (error) {
    if (error instanceof RangeError) return undefined // it ends too soon
    throw error
  }
}

class Redrawing {
  private readonly data: Buffer
  private at = 13
  private points = 0
  private frames = 0
  private readonly out: Uint8Array[] = []

  constructor(bytes: Uint8Array) {
    this.data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  draw(): Picture | undefined {
    const [width, height] = [this.data.readUInt16LE(6), this.data.readUInt16LE(8)]
    this.out.push(Buffer.from('GIF89a'), this.data.subarray(6, 12), Uint8Array.of(0))
    this.copyColours(this.data.readUInt8(10))
    for (;;) {
      const mark = this.data.readUInt8(this.at++)
      if (mark === 0x3b) break
      if (mark === 0x21) this.extension()
      else if (mark !== 0x2c || !this.frame(width, height)) return undefined
    }
    if (this.frames === 0) return undefined
    this.out.push(Uint8Array.of(0x3b))
    return { kind: 'gif', bytes: Buffer.concat(this.out), width, height }
  }

  private copyColours(flags: number): void {
    if ((flags & 0x80) === 0) return
    this.out.push(this.take(3 << ((flags & 7) + 1)))
  }

  private take(length: number): Uint8Array {
    if (this.at + length > this.data.length) throw new RangeError('the file ends too soon')
    this.at += length
    return this.data.subarray(this.at - length, this.at)
  }

  /** How long a frame stands and what is seen through it; how often all is repeated. Nothing else is kept. */
  private extension(): void {
    const label = this.data.readUInt8(this.at++)
    const head = this.take(this.data.readUInt8(this.at++))
    const rest = this.blocks()
    if (label === 0xf9 && head.length === 4) this.out.push(Uint8Array.of(0x21, 0xf9, 4, ...head, 0))
    const repeats = label === 0xff && Buffer.from(head).toString('latin1') === 'NETSCAPE2.0'
    if (repeats && rest.length >= 3 && rest[0] === 1)
      this.out.push(Uint8Array.of(0x21, 0xff, 11, ...head, 3, 1, rest[1] ?? 0, rest[2] ?? 0, 0))
  }

  private frame(width: number, height: number): boolean {
    const place = this.take(9)
    const [left, top, wide, high] = [0, 2, 4, 6].map((at) => Buffer.from(place).readUInt16LE(at)) as [
      number,
      number,
      number,
      number,
    ]
    this.points += wide * high
    if (left + wide > width || top + high > height || wide * high === 0 || this.points > MOST_POINTS) return false
    this.out.push(Uint8Array.of(0x2c), place)
    this.copyColours(place[8] ?? 0)
    const least = this.data.readUInt8(this.at++)
    if (least < 2 || least > 8) return false
    const colours = unpack(this.blocks(), least, wide * high)
    if (!colours) return false
    this.out.push(Uint8Array.of(least), inBlocks(pack(colours, least)))
    this.frames++
    return true
  }

  /** Data comes in blocks of at most 255 bytes, an empty one at the end. */
  private blocks(): Uint8Array {
    const found: Uint8Array[] = []
    for (;;) {
      const length = this.data.readUInt8(this.at++)
      if (length === 0) return Buffer.concat(found)
      found.push(this.take(length))
    }
  }
}

function inBlocks(data: Uint8Array): Uint8Array {
  const out: Uint8Array[] = []
  for (let at = 0; at < data.length; at += 255) {
    const block = data.subarray(at, at + 255)
    out.push(Uint8Array.of(block.length), block)
  }
  return Buffer.concat([...out, Uint8Array.of(0)])
}
