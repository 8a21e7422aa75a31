import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Repaired, repairText } from '../encoding.ts'

/** The files of a stories folder: `UID/CHAPID.txt`, as eFiction lays them, or all in one folder. */
export class ChapterFiles {
  private readonly folder: string
  /** by chapter: the folders in which a file of its number lies */
  private readonly known = new Map<number, readonly string[]>()
  private readonly used = new Set<number>()

  /** @throws when the folder cannot be read */
  constructor(folder: string) {
    this.folder = folder
    this.lookInto('')
    for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) this.lookInto(entry.name)
  }

  /** How many chapters have a file. */
  get size(): number {
    return this.known.size
  }

  /** Files that no chapter has asked for. */
  get unused(): readonly string[] {
    return [...this.known]
      .filter(([id]) => !this.used.has(id))
      .flatMap(([id, places]) => places.map((place) => path.join(place, `${id}.txt`)))
  }

  /** @param uid who saved the chapter last: that folder has the newest text, others have older ones
   * @returns undefined when there is no file; `elsewhere` when it lay in another folder */
  read(chapterId: number, uid: number): (Repaired & { readonly elsewhere: boolean }) | undefined {
    const places = this.known.get(chapterId)
    this.used.add(chapterId)
    if (!places) return undefined
    const own = places.find((place) => place === String(uid))
    const place =
      own ?? places.toSorted((one, other) => this.changed(other, chapterId) - this.changed(one, chapterId))[0] ?? ''
    const text = textOf(readFileSync(path.join(this.folder, place, `${chapterId}.txt`)))
    return { ...text, elsewhere: own === undefined && place !== '' }
  }

  private lookInto(place: string): void {
    for (const entry of readdirSync(path.join(this.folder, place), { withFileTypes: true })) {
      const [, id] = /^(\d{1,9})\.txt$/i.exec(entry.name) ?? []
      // a link may lead anywhere: what is a file is read, and nothing else
      if (id && entry.isFile()) this.known.set(Number(id), [...(this.known.get(Number(id)) ?? []), place])
    }
  }

  private changed(place: string, chapterId: number): number {
    return statSync(path.join(this.folder, place, `${chapterId}.txt`)).mtimeMs
  }
}

/** One archive mixes encodings file by file: each was saved as its writer's editor did. */
function textOf(bytes: Buffer): Repaired {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  if (wide) return { text: new TextDecoder(wide).decode(bytes), undone: 0, read: 'utf-8', cut: false }
  const read = repairText(bytes)
  return { ...read, text: read.text.replace(/^\ufeff/, '') }
}
