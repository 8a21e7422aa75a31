import type { Outline } from './kinds.ts'

/** What a file is, by its first bytes and never by its name, and how large a picture it says it holds.
 * @returns undefined when it is no picture of a kind that is read, or its head is broken */
export function outlineOf(bytes: Uint8Array): Outline | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return READERS.map((read) => read(data)).find((found) => found !== undefined)
  } catch (error) {
    if (error instanceof RangeError) return undefined // the file ends before its head does
    throw error
  }
}

const READERS: readonly ((data: Buffer) => Outline | undefined)[] = [jpeg, png, gif, webp, avif]

/** Markers of JPEG that begin a frame, which says how large it is. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2 */
function jpeg(data: Buffer): Outline | undefined {
  if (data.length < 4 || data.readUIntBE(0, 3) !== 0xffd8ff) return undefined
  for (let at = 2; ; ) {
    if (data.readUInt8(at) !== 0xff) return undefined
    const marker = data.readUInt8(at + 1)
    if (marker === 0xff) at += 1
    else if (isFrame(marker))
      return { kind: 'jpeg', height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) }
    else at += 2 + data.readUInt16BE(at + 2)
  }
}

/** @see https://www.w3.org/TR/png-3/#11IHDR */
function png(data: Buffer): Outline | undefined {
  if (data.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') return undefined
  if (data.subarray(12, 16).toString('latin1') !== 'IHDR') return undefined
  return { kind: 'png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
}

function gif(data: Buffer): Outline | undefined {
  if (!/^GIF8[79]a$/.test(data.subarray(0, 6).toString('latin1'))) return undefined
  return { kind: 'gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8) }
}

/** @see https://developers.google.com/speed/webp/docs/riff_container */
function webp(data: Buffer): Outline | undefined {
  if (data.subarray(0, 4).toString('latin1') !== 'RIFF') return undefined
  const kind = 'webp'
  switch (data.subarray(8, 16).toString('latin1')) {
    case 'WEBPVP8 ':
      return { kind, width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff }
    case 'WEBPVP8L': {
      const bits = data.readUInt32LE(21)
      return { kind, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'WEBPVP8X':
      return { kind, width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 }
    default:
      return undefined
  }
}

/** Of all sizes that the boxes name, the largest: a picture may be put together from tiles.
 * @see https://aomediacodec.github.io/av1-avif/ */
function avif(data: Buffer): Outline | undefined {
  if (data.subarray(4, 8).toString('latin1') !== 'ftyp') return undefined
  if (!/avi[fs]/.test(data.subarray(8, Math.min(data.readUInt32BE(0), 200)).toString('latin1'))) return undefined
  let found: Outline | undefined
  for (let at = data.indexOf('ispe'); at > 0; at = data.indexOf('ispe', at + 4)) {
    const outline: Outline = { kind: 'avif', width: data.readUInt32BE(at + 8), height: data.readUInt32BE(at + 12) }
    if (!found || outline.width * outline.height > found.width * found.height) found = outline
  }
  return found
}
