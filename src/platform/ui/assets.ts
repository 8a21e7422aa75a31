import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Where the build put the style sheet and the scripts: names hold a hash of the content. */
export interface Assets {
  readonly style: string
  readonly enhance: string
  /** the folder that is served below /assets */
  readonly folder: string
}

/** @returns what tools/build.ts made; the plain names where nothing was built, as in tests that never load them */
export function findAssets(dist: string): Assets {
  const list = path.join(dist, 'assets.json')
  const names = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>) : {}
  return {
    style: names.style ?? '/assets/fanlight.css',
    enhance: names['enhance.ts'] ?? '/assets/enhance.js',
    folder: path.join(dist, 'assets'),
  }
}
