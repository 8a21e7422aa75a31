import { refuse } from '../../../platform/text/result.ts'
import { placesShown } from '../beside.ts'
import { isTextFormat } from '../file.ts'
import { formatOf } from '../formats/endings.ts'
import type { Opened, Source } from '../story.ts'

/** A source with its bytes, so that it can be sent to a thread. */
export type Loaded =
  | {
      readonly kind: 'file'
      readonly name: string
      readonly opened: Opened
      /** of a page: the pictures that it shows, by their places from the root that it lies in, too */
      readonly shown?: { readonly page: string; readonly pictures: ReadonlyMap<string, Opened> }
    }
  | {
      readonly kind: 'folder'
      readonly name: string
      readonly folder: string
      readonly files: readonly string[]
      readonly absent: string
      readonly contents: ReadonlyMap<string, Opened>
    }
  | { readonly kind: 'chapters'; readonly name: string; readonly title: string; readonly parts: readonly Loaded[] }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string }

/** Opens what a source needs to be read: of a folder its work.json and its texts. */
export function load(source: Source): Loaded {
  if (source.kind === 'refused') return source
  if (source.kind === 'file') return loadFile(source)
  if (source.kind === 'chapters') return { ...source, parts: source.parts.map(load) }
  const { name, folder, files, absent } = source
  const wanted = files.filter((file) => file === 'work.json' || isText(file))
  return {
    kind: 'folder',
    name,
    folder,
    files,
    absent,
    contents: new Map(wanted.map((file) => [file, source.open(file)])),
  }
}

/** Of all pictures of a page together; more are left out. */
const MOST_SHOWN = 64 * 1024 * 1024

function loadFile({ name, open, beside }: Source & { kind: 'file' }): Loaded {
  const opened = open()
  if (!opened.ok || !beside) return { kind: 'file', name, opened }
  const pictures = new Map<string, Opened>()
  let room = MOST_SHOWN
  for (const place of placesShown(opened.value, beside.page)) {
    const picture = beside.open(place)
    if (!picture?.ok || picture.value.length > room) continue
    room -= picture.value.length
    pictures.set(place, picture)
  }
  return { kind: 'file', name, opened, shown: { page: beside.page, pictures } }
}

/** @returns how many bytes it holds */
export function sizeOf(loaded: Loaded): number {
  if (loaded.kind === 'refused') return 0
  if (loaded.kind === 'chapters') return loaded.parts.reduce((sum, part) => sum + sizeOf(part), 0)
  const opened =
    loaded.kind === 'file' ? [loaded.opened, ...(loaded.shown?.pictures.values() ?? [])] : [...loaded.contents.values()]
  return opened.reduce((sum, one) => sum + (one.ok ? one.value.length : 0), 0)
}

function isText(file: string): boolean {
  const format = formatOf(file)
  return format !== undefined && isTextFormat(format)
}

/** @returns the source again, on the other side */
export function asSource(loaded: Loaded): Source {
  if (loaded.kind === 'refused') return loaded
  if (loaded.kind === 'file') {
    const { name, opened, shown } = loaded
    const beside = shown && { page: shown.page, open: (place: string) => shown.pictures.get(place) }
    return { kind: 'file', name, open: () => opened, ...(beside ? { beside } : {}) }
  }
  if (loaded.kind === 'chapters') return { ...loaded, parts: loaded.parts.map(asSource) }
  const { contents, ...folder } = loaded
  return { ...folder, open: (file) => contents.get(file) ?? refuse(folder.absent) }
}
