import path from 'node:path'
import { decodeEntities } from '../../platform/text/entities.ts'
import { unsafeName } from '../../platform/zip/names.ts'
import { textOf } from './charset.ts'
import { resolved } from './formats/archive.ts'
import { formatOf, PICTURE_ENDINGS } from './formats/endings.ts'
import type { Opened, Source } from './story.ts'

/** What lies beside a page, in the folder or the zip that it came in. */
export interface Beside {
  /** where the page lies, from the root of that folder, with slashes */
  readonly page: string
  /** @param place from the same root; what lies outside of it cannot be named
   * @returns undefined when there is nothing */
  readonly open: (place: string) => Opened | undefined
}

/** More are left out. */
const MOST_PICTURES = 1000

export function isPictureName(name: string): boolean {
  return PICTURE_ENDINGS.includes(path.extname(name).toLowerCase())
}

export function isPageName(name: string): boolean {
  return formatOf(name) === 'html'
}

const IMG = /<img\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi

/** @returns the places of the pictures that a page shows from beside it, each once; one that leads out of the root is not among them */
export function placesShown(bytes: Uint8Array, page: string): readonly string[] {
  const places = new Set<string>()
  for (const [, ...ways] of (textOf(bytes) ?? '').matchAll(IMG)) {
    const address = decodeEntities(ways.find((one) => one !== undefined) ?? '')
    const place = resolved(page, address)?.file
    if (place && !unsafeName(place)) places.add(place)
    if (places.size >= MOST_PICTURES) break
  }
  return [...places]
}

/** Pictures come in with the page that shows them, and are no stories themselves.
 * @param pictures those of the sources that are pictures, with their places
 * @returns the sources without the pictures that a page shows; the others say that none does */
export function withoutShown(sources: readonly Source[], pictures: ReadonlyMap<Source, string>): readonly Source[] {
  const pages = sources.flatMap((source) => (source.kind === 'file' && source.beside ? [source] : []))
  if (pictures.size === 0 || pages.length === 0) return sources
  const shown = new Set(
    pages.flatMap(({ open, beside }) => {
      const opened = open()
      return opened.ok && beside ? placesShown(opened.value, beside.page) : []
    }),
  )
  return sources.flatMap((source): readonly Source[] => {
    const place = pictures.get(source)
    if (place === undefined) return [source]
    return shown.has(place) ? [] : [{ kind: 'refused', name: source.name, reason: 'no page beside it shows it' }]
  })
}
