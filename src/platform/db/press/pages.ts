import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'

/** The page with this byte is for locks alone and holds nothing, in any SQLite file. */
const LOCK_BYTE = 0x40000000
const PAGES_AT_ONCE = 256

/** What a file says of its pages. */
export interface PageCount {
  /** bytes of a page */
  readonly size: number
  /** pages there are */
  readonly count: number
}

/** @see https://www.sqlite.org/fileformat2.html#the_database_header */
export function pagesOf(path: string): PageCount {
  const header = readHeader(path)
  const size = header.readUInt16BE(16)
  if (header[20] !== 0 || size < 512) throw new Error(`${path} has pages of a kind that cannot be written here`)
  return { size, count: header.readUInt32BE(28) }
}

/** Writes new pages behind the last one of a SQLite file that nobody has open. Several threads may do so at once: each
 * takes the next few hundred numbers for itself. */
export class PageFile {
  readonly size: number
  private readonly file: number
  private readonly taken: Int32Array
  private readonly waiting: Buffer
  /** of the numbers taken: the first, the next to be used, and the one behind the last */
  private first = 0
  private next = 0
  private end = 0

  /** @param taken how many pages there are, those taken included; shared by all who write */
  constructor(path: string, size: number, taken: Int32Array) {
    this.size = size
    this.file = openSync(path, 'r+')
    this.taken = taken
    this.waiting = Buffer.alloc(size * PAGES_AT_ONCE)
  }

  /** @returns the number of the page */
  append(page: Buffer): number {
    if (this.next === this.end) this.takeMore()
    if (this.isLock(this.next)) this.next++
    if (this.next === this.end) this.takeMore()
    page.copy(this.waiting, (this.next - this.first) * this.size)
    return this.next++
  }

  /** Writes over a page that is there. */
  replace(number: number, page: Buffer): void {
    writeSync(this.file, page, 0, this.size, (number - 1) * this.size)
  }

  /** @returns numbers of pages that were taken and are not used */
  close(): readonly number[] {
    this.flush()
    closeSync(this.file)
    const left = Array.from({ length: this.end - this.next }, (_, at) => this.next + at)
    return left.filter((number) => !this.isLock(number))
  }

  private takeMore(): void {
    this.flush()
    this.first = Atomics.add(this.taken, 0, PAGES_AT_ONCE) + 1
    this.next = this.first
    this.end = this.first + PAGES_AT_ONCE
    this.waiting.fill(0)
  }

  private flush(): void {
    const length = (this.next - this.first) * this.size
    if (length > 0) writeSync(this.file, this.waiting, 0, length, (this.first - 1) * this.size)
  }

  private isLock(number: number): boolean {
    return (number - 1) * this.size === LOCK_BYTE
  }
}

/** Tells the file how many pages it has now, and which of them are free.
 * @see https://www.sqlite.org/fileformat2.html#the_freelist */
export function countPages(path: string, { size, count }: PageCount, free: readonly number[]): void {
  const header = readHeader(path)
  const file = openSync(path, 'r+')
  ftruncateSync(file, count * size)
  let next = header.readUInt32BE(32)
  const most = size / 4 - 8
  for (let at = 0; at < free.length; at += most + 1) {
    const [trunk = 0, ...leaves] = free.slice(at, at + most + 1)
    const page = Buffer.alloc(size)
    for (const [place, number] of [next, leaves.length, ...leaves].entries()) page.writeUInt32BE(number, place * 4)
    writeSync(file, page, 0, size, (trunk - 1) * size)
    next = trunk
  }
  const changes = header.readUInt32BE(24) + 1
  header.writeUInt32BE(count, 28)
  header.writeUInt32BE(next, 32)
  header.writeUInt32BE(header.readUInt32BE(36) + free.length, 36)
  for (const place of [24, 92]) header.writeUInt32BE(changes, place)
  writeSync(file, header, 0, 100, 0)
  fsyncSync(file)
  closeSync(file)
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  readSync(file, header, 0, 100, 0)
  closeSync(file)
  return header
}
