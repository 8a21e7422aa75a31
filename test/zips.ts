import { crc32, deflateRawSync } from 'node:zlib'

/** A part of an archive as a test wants it, with whatever should be wrong about it. */
export interface PlainPart {
  readonly name: string
  readonly content: string | Uint8Array
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  /** in place of the packed content */
  readonly packed?: Uint8Array
  /** that it claims to have */
  readonly size?: number
  /** of a file on Unix, type and rights */
  readonly mode?: number
}

/** A ZIP archive that may be as broken as its parts say. */
export function zipOf(parts: readonly PlainPart[]): Buffer {
  const written: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = part.packed ? Buffer.from(part.packed) : deflateRawSync(content)
    const name = Buffer.from(part.name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x0800 | (part.flags ?? 0), 2)
    head.writeUInt16LE(part.method ?? 8, 4)
    head.writeUInt32LE(part.crc ?? crc32(content), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(part.size ?? content.length, 18)
    head.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), head, rest, name]))
    written.push(Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), head, name, packed]))
    offset += head.length + 4 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...written, ...directory, end])
}

/** @param files by name */
export function zipOfFiles(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return zipOf(Object.entries(files).map(([name, content]) => ({ name, content })))
}
