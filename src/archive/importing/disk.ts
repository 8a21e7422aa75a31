import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { allow, refuse } from '../../platform/text/result.ts'
import { isPageName, isPictureName, withoutShown } from './beside.ts'
import { formatOf, isZip, whyNoFormat } from './formats/endings.ts'
import type { Opened, Source } from './story.ts'

/** A long novel with its pictures. */
const MOST_BYTES = 64 * 1024 * 1024

/** What systems leave in folders by themselves. */
const LITTER = /^(?:\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i

/**
 * Finds the stories at these paths: a folder with a work.json is one, a file is one, any other folder is looked through.
 * @param paths as the person typed them
 * @returns in the order of the paths, inside a folder by name; what cannot be a story says why
 */
export function sourcesAt(paths: readonly string[]): readonly Source[] {
  return paths.flatMap((place) =>
    trying(place, () => (statSync(place).isDirectory() ? sourcesOf(place) : [fileAt(place, path.dirname(place))])),
  )
}

function sourcesOf(root: string): readonly Source[] {
  const pictures = new Map<Source, string>()
  return withoutShown(sourcesIn(root, root, pictures), pictures)
}

/** @param pictures is told which of them are pictures, and where they lie from the root on */
function sourcesIn(folder: string, root: string, pictures: Map<Source, string>): readonly Source[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !LITTER.test(name))
  if (entries.some(({ name }) => name === 'work.json'))
    return [
      folderAt(
        folder,
        entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name),
      ),
    ]
  return entries
    .toSorted((left, right) => left.name.localeCompare(right.name, 'en', { numeric: true }))
    .flatMap((entry) => {
      const place = path.join(folder, entry.name)
      if (entry.isDirectory()) return trying(place, () => sourcesIn(place, root, pictures))
      if (entry.isSymbolicLink()) return [refused(place, 'it is a link; name what it leads to instead')]
      if (formatOf(entry.name) || isZip(entry.name)) return [fileAt(place, root)]
      const other = refused(place, whyNoFormat(entry.name))
      if (isPictureName(entry.name)) pictures.set(other, placeIn(root, place))
      return [other]
    })
}

function fileAt(place: string, root: string): Source {
  const source = { kind: 'file' as const, name: place, open: () => bytesAt(place) }
  if (!isPageName(place)) return source
  const open = (picture: string) => {
    const file = path.join(root, ...picture.split('/'))
    return liesWithin(root, file) ? bytesAt(file) : undefined
  }
  return { ...source, beside: { page: placeIn(root, place), open } }
}

function placeIn(root: string, place: string): string {
  return path.relative(root, place).split(path.sep).join('/').normalize('NFC')
}

/** A link may lead anywhere. */
function liesWithin(root: string, file: string): boolean {
  try {
    return realpathSync(file).startsWith(`${realpathSync(root)}${path.sep}`)
  } catch {
    return false
  }
}

function folderAt(folder: string, files: readonly string[]): Source {
  return {
    kind: 'folder',
    name: folder,
    folder: path.basename(path.resolve(folder)).normalize('NFC'),
    files,
    absent: 'there is no such file or folder',
    open: (file) => {
      const place = path.join(folder, file)
      return leadsOutside(folder, place) ? refuse('it is a link that leads out of the folder') : bytesAt(place)
    },
  }
}

function leadsOutside(folder: string, place: string): boolean {
  try {
    return path.dirname(realpathSync(place)) !== realpathSync(folder)
  } catch {
    return false // nothing there: opening it says so
  }
}

function bytesAt(place: string): Opened {
  try {
    const found = statSync(place)
    if (!found.isFile()) return refuse('it is not a file')
    if (found.size > MOST_BYTES)
      return refuse(`it has ${Math.ceil(found.size / 1024 / 1024)} MB; a file may have ${MOST_BYTES / 1024 / 1024}`)
    return allow(readFileSync(place))
  } catch (error) {
    return refuse(reasonOf(error))
  }
}

function trying(place: string, look: () => readonly Source[]): readonly Source[] {
  try {
    return look()
  } catch (error) {
    return [refused(place, reasonOf(error))]
  }
}

function refused(name: string, reason: string): Source {
  return { kind: 'refused', name, reason }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this program may not read it',
  ELOOP: 'its links go in a circle',
}

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  return REASONS[code] ?? `it cannot be read (${code || message})`
}
