import type { Db } from '../../schema/index.ts'
import { urls } from '../urls.ts'
import { compileSkin } from './sheet/compile.ts'
import { sourceOf } from './store.ts'

/** Goes up when skins are written differently, since browsers keep them for good under their address. */
const VERSION = 1

/** @returns where the skin of that digest is served: other contents have another address */
export function addressOf(digest: string): string {
  return urls.skin(`${VERSION}-${digest}.css`)
}

/** Style sheets that were written of late; a popular work's is asked for by every reader once. */
const kept = new Map<string, string>()
const MOST_KEPT = 100

/** @param file as it stands in the address
 * @returns the style sheet; undefined when no work looks so, or it was written by other rules */
export async function sheetNamed(db: Db, file: string): Promise<string | undefined> {
  const [, version, digest = ''] = /^(\d+)-([\da-f]{64})\.css$/.exec(file) ?? []
  if (Number(version) !== VERSION) return undefined
  const source = kept.has(digest) ? undefined : await sourceOf(db, digest)
  if (source !== undefined) keep(digest, compileSkin(source).css)
  return kept.get(digest)
}

function keep(digest: string, css: string): void {
  for (const oldest of kept.keys()) {
    if (kept.size < MOST_KEPT) break
    kept.delete(oldest)
  }
  kept.set(digest, css)
}
