import { createHash } from 'node:crypto'
import { readZip, type ZipArchive, type ZipLimits, type ZipProblem } from '../../../platform/zip/read.ts'
import type { Kind, Told } from '../../belongings/index.ts'
import { MANIFEST, type Manifest, pictureFile, readManifest } from '../format.ts'

/** Why a file cannot be read, in a sentence for whoever sent it. */
export class Unreadable extends Error {}

/** What may come out of a file, whatever it says of itself. */
const LIMITS: ZipLimits = { parts: 65_535, bytes: 64 * 1024 * 1024, allBytes: 2 * 1024 * 1024 * 1024, ratio: 200 }

/** An account file that can be read. */
export interface AccountFile {
  readonly manifest: Manifest
  /** @returns the records of a kind, in their order, as they stand there: nobody has looked at them yet */
  recordsOf(kind: Kind): Generator<Told>
  /** @returns the bytes of a picture; undefined when it is not there whole */
  picture(name: string): Uint8Array | undefined
}

const WHY: Readonly<Record<ZipProblem, string>> = {
  'no-zip': 'This is not a ZIP archive.',
  'cut-off': 'The file is cut off.',
  damaged: 'The file is damaged.',
  locked: 'It needs a password.',
  'packed-strangely': 'It is packed in a way that nobody here knows.',
  'too-many-parts': 'There are more parts in it than an account has.',
  'part-too-large': 'A part of it is larger than it may be.',
  'all-too-large': 'There is more in it than comes in at once.',
  bomb: 'A part of it would become far larger than it is.',
  'leads-outside': 'A name in it leads out of the file.',
  link: 'There is a link in it.',
}

/** Opens what somebody has sent; of its parts only those that are asked for are unpacked.
 * @throws {Unreadable} here, and later where a part turns out to be damaged */
export function openAccountFile(bytes: Uint8Array): AccountFile {
  const zip = readZip(bytes, LIMITS)
  if (!zip.ok) throw new Unreadable(WHY[zip.problem])
  const manifest = manifestIn(zip.value)
  const sums = new Map(manifest.files.map(({ name, sha256 }) => [name, sha256]))
  const whole = (name: string): Uint8Array => {
    const part = partOf(zip.value, name)
    if (sums.get(name) !== createHash('sha256').update(part).digest('hex'))
      throw new Unreadable(`${name} is not what it was when the file was written.`)
    return part
  }
  return {
    manifest,
    *recordsOf(kind) {
      const listed = manifest.kinds.find(({ name }) => name === kind.name)
      for (const file of listed?.files ?? []) {
        const list = parsed(Buffer.from(whole(file)).toString())
        if (!Array.isArray(list)) throw new Unreadable(`${file} is not a list.`)
        yield* list as Told[]
      }
    },
    picture(name) {
      return zip.value.names.includes(pictureFile(name)) ? whole(pictureFile(name)) : undefined
    },
  }
}

function partOf(zip: ZipArchive, name: string): Uint8Array {
  const part = zip.open(name)
  if (!part)
    throw new Unreadable(name === MANIFEST ? 'This is not an account that a Fanlight wrote.' : `${name} is missing.`)
  if (!part.ok) throw new Unreadable(`${WHY[part.problem]} (${name})`)
  return part.value
}

function manifestIn(zip: ZipArchive): Manifest {
  const text = Buffer.from(partOf(zip, MANIFEST)).toString()
  try {
    return readManifest(text)
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message : String(error))
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
