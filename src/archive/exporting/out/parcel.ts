import { createHash } from 'node:crypto'
import { type Write, ZipWriter } from '../../../platform/zip/zip.ts'
import { dataFile, type Manifest } from '../format.ts'

/** Takes what goes into the file, with a sum for each part. */
export class Parcel {
  readonly files: Manifest['files'] = []
  private readonly zip: ZipWriter

  constructor(write: Write) {
    this.zip = new ZipWriter(write)
  }

  /** @param packed it is packed already: it stands as it is */
  async add(name: string, content: string | Uint8Array, { packed = false } = {}): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    this.files.push({ name, size: bytes.length, sha256 })
    await this.zip.add(name, bytes, { stored: packed })
  }

  /** Writes the list of all parts, which is in no list itself. */
  async end(name: string, content: string): Promise<void> {
    await this.zip.add(name, content)
    await this.zip.end()
  }
}

/** So many characters of records are in memory before they go out as a file. */
const FULL = 2_000_000

/** The records of one kind, as JSON arrays of a few million characters at most. */
export class Records {
  readonly files: string[] = []
  count = 0
  private lines: string[] = []
  private size = 0
  private readonly parcel: Parcel
  private readonly kind: string

  constructor(parcel: Parcel, kind: string) {
    this.parcel = parcel
    this.kind = kind
  }

  async add(record: unknown): Promise<void> {
    const line = JSON.stringify(record)
    this.lines.push(line)
    this.size += line.length
    this.count++
    if (this.size > FULL) await this.putOut()
  }

  async end(): Promise<void> {
    if (this.lines.length > 0) await this.putOut()
  }

  private async putOut(): Promise<void> {
    const name = dataFile(this.kind, this.files.length + 1)
    this.files.push(name)
    await this.parcel.add(name, `[\n${this.lines.join(',\n')}\n]\n`)
    this.lines = []
    this.size = 0
  }
}
