import { parentPort } from 'node:worker_threads'
import { Codecs } from './codecs.ts'
import { redrawGif } from './gif.ts'
import { KEPT_SIDE, type Picture, type ReadKind } from './kinds.ts'
import { isSeenThrough, shrink } from './shrink.ts'

/** What the thread is asked, and what it answers: undefined when it cannot be read. */
export interface Asked {
  readonly kind: ReadKind
  readonly bytes: Uint8Array
}
export type Told = Picture | undefined

/** Bytes up to which an opaque picture stays what it was drawn as; a photograph is much smaller as JPEG. */
const LONGEST_PNG = 1_000_000

if (parentPort) {
  const port = parentPort
  const codecs = new Codecs(import.meta.dirname)
  port.on('message', async (asked: Asked) => {
    const told: Told = await redrawn(codecs, asked).catch(() => undefined)
    port.postMessage(told)
  })
}

async function redrawn(codecs: Codecs, { kind, bytes }: Asked): Promise<Told> {
  if (kind === 'gif') return redrawGif(bytes)
  const raster = shrink(await codecs.decode(kind, bytes), KEPT_SIDE)
  const { width, height } = raster
  const seenThrough = isSeenThrough(raster)
  if (seenThrough || kind === 'png') {
    const drawn = await codecs.png(raster)
    if (seenThrough || drawn.length <= LONGEST_PNG) return { kind: 'png', bytes: drawn, width, height }
  }
  return { kind: 'jpeg', bytes: await codecs.jpeg(raster), width, height }
}
