import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'

/** The page with this byte is for locks alone and holds nothing, in any SQLite file. */
const LOCK_BYTE = 0x40000000
const PAGES_AT_ONCE = 256

/**
 * The pages of a SQLite file that nobody has open: new ones go behind the last, in the order in which they are finished.
 * @see https://www.sqlite.org/fileformat2.html#the_database_header
 */
export class PageFile {
  /** bytes of a page */
  readonly size: number
  private readonly file: number
  private readonly header = Buffer.alloc(100)
  private readonly waiting: Buffer
  private waits = 0
  /** pages there are, those waiting included */
  private count: number

  constructor(path: string) {
    this.file = openSync(path, 'r+')
    readSync(this.file, this.header, 0, 100, 0)
    this.size = this.header.readUInt16BE(16)
    this.count = this.header.readUInt32BE(28)
    if (this.header[20] !== 0 || this.size < 512)
      throw new Error(`${path} has pages of a kind that cannot be written here`)
    this.waiting = Buffer.alloc(this.size * PAGES_AT_ONCE)
  }

  /** @returns the number of the page, which is written when there are enough of them */
  append(page: Buffer): number {
    if (this.count * this.size === LOCK_BYTE) this.queue(Buffer.alloc(this.size))
    return this.queue(page)
  }

  /** Writes over a page that is there. */
  replace(number: number, page: Buffer): void {
    writeSync(this.file, page, 0, this.size, (number - 1) * this.size)
  }

  /** Tells the header how many pages there are now, and closes the file. */
  close(): void {
    this.flush()
    const changes = this.header.readUInt32BE(24) + 1
    this.header.writeUInt32BE(this.count, 28)
    for (const place of [24, 92]) this.header.writeUInt32BE(changes, place)
    writeSync(this.file, this.header, 0, 100, 0)
    fsyncSync(this.file)
    closeSync(this.file)
  }

  private queue(page: Buffer): number {
    this.waiting.set(page, this.waits * this.size)
    this.waits++
    this.count++
    if (this.waits === PAGES_AT_ONCE) this.flush()
    return this.count
  }

  private flush(): void {
    writeSync(this.file, this.waiting, 0, this.waits * this.size, (this.count - this.waits) * this.size)
    this.waits = 0
  }
}
