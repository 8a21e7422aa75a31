import { crc32 } from 'node:zlib'
import { deflateSync } from 'fflate'

/** Takes the next bytes of a file that is being made. */
export type Write = (bytes: Uint8Array) => void | Promise<void>

interface Entry {
  readonly name: Uint8Array
  readonly head: Buffer
  readonly offset: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const UTF8_NAMES = 0x0800
/** The first day that the format can name: the same bytes whenever they are written. */
const FIRST_DAY = 0x0021
const DEFLATED = 8
const MOST_ENTRIES = 0xffff
const MOST_BYTES = 0xffffffff

/**
 * Writes a ZIP archive part by part: of what has gone out only the directory is kept. The same parts in the same order are the same
 * bytes on every machine, so the packing is done in JavaScript and not by whichever zlib is there.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export class ZipWriter {
  private readonly write: Write
  private readonly entries: Entry[] = []
  private offset = 0

  constructor(write: Write) {
    this.write = write
  }

  /** @param stored the bytes stand as they are, as the first part of an EPUB must */
  async add(name: string, content: string | Uint8Array, { stored = false } = {}): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const packed = stored ? bytes : deflateSync(bytes, { level: 6 })
    const named = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(UTF8_NAMES, 2)
    head.writeUInt16LE(stored ? 0 : DEFLATED, 4)
    head.writeUInt16LE(FIRST_DAY, 8)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt16LE(named.length, 22)
    this.entries.push({ name: named, head, offset: this.offset })
    await this.put(Buffer.concat([signature(LOCAL), head, named]))
    await this.put(packed)
  }

  /** Writes the directory; nothing may be added after. */
  async end(): Promise<void> {
    const start = this.offset
    if (start > MOST_BYTES || this.entries.length > MOST_ENTRIES) throw new Error('more than a ZIP archive holds')
    for (const { name, head, offset } of this.entries) {
      const rest = Buffer.alloc(14)
      rest.writeUInt32LE(offset, 10)
      await this.put(Buffer.concat([signature(CENTRAL), VERSION, head, rest, name]))
    }
    const end = Buffer.alloc(18)
    end.writeUInt16LE(this.entries.length, 4)
    end.writeUInt16LE(this.entries.length, 6)
    end.writeUInt32LE(this.offset - start, 8)
    end.writeUInt32LE(start, 12)
    await this.put(Buffer.concat([signature(END), end]))
  }

  private async put(bytes: Uint8Array): Promise<void> {
    this.offset += bytes.length
    await this.write(bytes)
  }
}

const VERSION = Buffer.from([20, 0])

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  return bytes
}
