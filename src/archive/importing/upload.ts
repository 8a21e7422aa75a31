import { createHash } from 'node:crypto'
import { allow, refuse } from '../../platform/text/result.ts'
import { isPageName, isPictureName, withoutShown } from './beside.ts'
import type { Source } from './story.ts'

/** A file as a browser sent it; its name may say in which folder it lay. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Puts files together to stories: those that lie beside a work.json are one work, every other file is one by itself, with the pictures
 * that it shows. */
export function sourcesFrom(files: readonly SentFile[]): readonly Source[] {
  const folders = Map.groupBy(files, ({ name }) => folderOf(name))
  const byPlace = new Map(files.map((file) => [placeOf(file), file.bytes]))
  const pictures = new Map<Source, string>()
  const sources = [...folders].flatMap(([folder, inside]): readonly Source[] => {
    const manifest = inside.find(({ name }) => baseOf(name) === 'work.json')
    if (!manifest) {
      return inside.map((file) => {
        const source = fileSource(file, byPlace)
        if (isPictureName(file.name)) pictures.set(source, placeOf(file))
        return source
      })
    }
    return [folderSource(folder, inside, createHash('sha256').update(manifest.bytes).digest('hex').slice(0, 16))]
  })
  return withoutShown(sources, pictures)
}

const ABSENT = 'it was not sent along'

function fileSource(file: SentFile, byPlace: ReadonlyMap<string, Uint8Array>): Source {
  const { name, bytes } = file
  const source = { kind: 'file' as const, name, open: () => allow(bytes) }
  if (!isPageName(name)) return source
  const open = (place: string) => {
    const picture = byPlace.get(place)
    return picture && allow(picture)
  }
  return { ...source, beside: { page: placeOf(file), open } }
}

function placeOf({ name }: SentFile): string {
  return parts(name).join('/')
}

/** @param print tells two folders apart of which the browser did not say the names */
function folderSource(folder: string, files: readonly SentFile[], print: string): Source {
  const byName = new Map(files.map(({ name, bytes }) => [baseOf(name), bytes]))
  return {
    kind: 'folder',
    name: folder === '' ? 'work.json' : folder,
    folder: folder === '' ? print : baseOf(folder),
    files: [...byName.keys()],
    absent: ABSENT,
    open: (file) => {
      const bytes = byName.get(file)
      return bytes ? allow(bytes) : refuse(ABSENT)
    },
  }
}

function folderOf(name: string): string {
  return parts(name).slice(0, -1).join('/')
}

function baseOf(name: string): string {
  return parts(name).at(-1) ?? ''
}

function parts(name: string): readonly string[] {
  return name.normalize('NFC').split(/[/\\]/)
}
