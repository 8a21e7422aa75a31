import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** No page is older than this, whatever the generation says: figures that move all the time are in it too. */
const MOST_AGE = 1000
const MOST_BYTES = 48 * 1024 * 1024
const LARGEST = 512 * 1024

/** A finished page. */
export interface KeptPage {
  readonly body: Buffer
  readonly etag: string
  /** @returns the page as gzip, made when first asked for */
  zipped(): Promise<Buffer>
}

interface Entry {
  readonly page: KeptPage
  readonly generation: number
  readonly at: number
}

/**
 * Pages as all guests see them, kept for a second as long as nothing they show has changed.
 * The generation is read before a page is made, so that a change while it is being made makes it stale at once.
 */
export class KeptPages {
  private readonly entries = new Map<string, Entry>()
  private readonly generation: () => Promise<number>
  private readonly now: () => number
  private readonly underWay = new Map<string, Promise<void>>()
  private bytes = 0

  /** @param generation a number that is another one after every change; @param now the clock in milliseconds */
  constructor(generation: () => Promise<number>, now: () => number) {
    this.generation = generation
    this.now = now
  }

  /** @returns the page kept under this name if it is still true, and the generation to keep a new one under */
  async find(key: string): Promise<{ readonly page: KeptPage | undefined; readonly generation: number }> {
    const generation = await this.generation()
    const entry = this.entries.get(key)
    const fresh = entry && entry.generation === generation && this.now() - entry.at < MOST_AGE && this.now() >= entry.at
    return { page: fresh ? entry.page : undefined, generation }
  }

  /** Lets one request make a page while those who ask for the same one wait for it instead of making it too.
   * @returns what to call when it is made, or failed; or the promise to wait for */
  begin(key: string, generation: number): (() => void) | Promise<void> {
    const name = `${generation} ${key}`
    const others = this.underWay.get(name)
    if (others) return others
    const { promise, resolve } = Promise.withResolvers<void>()
    this.underWay.set(name, promise)
    return () => {
      this.underWay.delete(name)
      resolve()
    }
  }

  /** Keeps a page; the ones kept longest give way. */
  keep(key: string, generation: number, html: string): KeptPage {
    const page = finish(html)
    this.drop(key)
    if (page.body.length > LARGEST) return page
    this.entries.set(key, { page, generation, at: this.now() })
    this.bytes += page.body.length
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= MOST_BYTES) break
      this.drop(oldest)
    }
    return page
  }

  private drop(key: string): void {
    this.bytes -= this.entries.get(key)?.page.body.length ?? 0
    this.entries.delete(key)
  }
}

/** Makes a page ready to be sent. */
export function finish(html: string): KeptPage {
  const body = Buffer.from(html)
  let small: Promise<Buffer> | undefined
  return {
    body,
    etag: `W/"${createHash('sha1').update(body).digest('base64url')}"`,
    zipped() {
      small ??= compress(body, { level: 5 })
      return small
    },
  }
}
