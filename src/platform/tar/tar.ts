/** Takes the next bytes of a file that is being made. */
export type Write = (bytes: Uint8Array) => Promise<void>

/** What a TAR archive is made of. */
const BLOCK = 512
const LONGEST_NAME = 100
/** The largest number that twelve octal digits of a head can hold. */
const MOST_BYTES = 0o77777777777

const PLAIN_FILE = '0'
const MORE_ABOUT_NEXT = 'x'

/**
 * Writes a TAR archive part by part, keeping nothing of what has gone out. The same parts are the same bytes: owner, rights
 * and times are left at one value.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export class TarWriter {
  private readonly write: Write

  constructor(write: Write) {
    this.write = write
  }

  /** @param name relative, with slashes
   * @param size how many bytes `content` will give, no more and no fewer */
  async add(name: string, size: number, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    if (Buffer.byteLength(name) > LONGEST_NAME || size > MOST_BYTES) await this.addMore(name, size)
    await this.write(head(name, size, PLAIN_FILE))
    let written = 0
    for await (const bytes of content) {
      written += bytes.length
      await this.write(bytes)
    }
    if (written !== size)
      throw new Error(`${name} has ${written} bytes instead of ${size}: it changed while it was read`)
    await this.fill(size)
  }

  /** Nothing may be added after. */
  async end(): Promise<void> {
    await this.write(Buffer.alloc(2 * BLOCK))
  }

  /** What a head has no room for stands in a part before it. */
  private async addMore(name: string, size: number): Promise<void> {
    const bytes = Buffer.from(record('path', name) + record('size', String(size)))
    await this.write(head('more', bytes.length, MORE_ABOUT_NEXT))
    await this.write(bytes)
    await this.fill(bytes.length)
  }

  private async fill(size: number): Promise<void> {
    const over = size % BLOCK
    if (over > 0) await this.write(Buffer.alloc(BLOCK - over))
  }
}

/** Its own length stands first, and counts itself. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const bytes = Buffer.byteLength(rest)
  let length = bytes + String(bytes).length
  if (String(length).length !== String(bytes).length) length = bytes + String(length).length
  return `${length}${rest}`
}

function head(name: string, size: number, kind: string): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(cut(name), 0)
  block.write('0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(octal(Math.min(size, MOST_BYTES), 11), 124)
  block.write(octal(0, 11), 136)
  block.write('        ', 148)
  block.write(kind, 156)
  block.write('ustar\x0000', 257)
  block.write(`${octal(sumOf(block), 6)}\0 `, 148)
  return block
}

function cut(name: string): string {
  let short = name
  while (Buffer.byteLength(short) > LONGEST_NAME) short = short.slice(0, -1)
  return short
}

function octal(number: number, digits: number): string {
  return number.toString(8).padStart(digits, '0')
}

/** The sum of a head's bytes, its own field read as blanks. */
export function sumOf(block: Uint8Array): number {
  let sum = 0
  for (const [at, byte] of block.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte
  return sum
}
