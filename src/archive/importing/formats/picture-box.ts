import type { ZipArchive } from '../../../platform/zip/read.ts'
import { standInName } from '../../media/index.ts'
import { urls } from '../../urls.ts'

/** A picture that lies in a file and is shown by its text, under the name that stands there until it is kept. */
export interface FilePicture {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Of all pictures of one file together. */
const MOST_TOGETHER = 64 * 1024 * 1024

/** Takes those pictures out of a file that its text shows, each once. */
export class PictureBox {
  readonly #open: (part: string) => Uint8Array | undefined
  readonly #addresses = new Map<string, string | undefined>()
  readonly #taken = new Map<string, FilePicture>()
  #room = MOST_TOGETHER

  constructor(open: (part: string) => Uint8Array | undefined) {
    this.#open = open
  }

  /** @returns the address that stands for it in the text; undefined when the file does not hold it, or it can no longer be taken */
  take(part: string): string | undefined {
    if (!this.#addresses.has(part)) this.#addresses.set(part, this.#address(part))
    return this.#addresses.get(part)
  }

  /** Takes note of one that the text does without. */
  pass(part: string): void {
    if (!this.#addresses.has(part)) this.#addresses.set(part, undefined)
  }

  /** how many parts the text has named */
  get met(): number {
    return this.#addresses.size
  }

  get pictures(): readonly FilePicture[] {
    return [...this.#taken.values()]
  }

  #address(part: string): string | undefined {
    const bytes = this.#open(part)
    if (!bytes || bytes.length > this.#room) return undefined
    const name = standInName(bytes)
    if (!this.#taken.has(name)) {
      this.#room -= bytes.length
      this.#taken.set(name, { name, bytes })
    }
    return urls.picture(name)
  }
}

/** The pictures of a document that is an archive. */
export function picturesOfZip(zip: ZipArchive): PictureBox {
  return new PictureBox((part) => {
    const opened = zip.open(part)
    return opened?.ok ? opened.value : undefined
  })
}
