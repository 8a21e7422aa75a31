import { foldName } from '../../../platform/text/fold.ts'
import { searchWords } from '../../../platform/text/words.ts'
import type { TagType } from '../../../schema/index.ts'
import { TYPE_WORDS } from '../../tags/index.ts'
import { type Ledger, tagKey } from './ledger.ts'
import type { TagRef, Universe } from './universe.ts'

/** A tag that is in the database. */
export class KnownTag {
  readonly id: number
  readonly type: TagType
  private readonly name: string
  private found: readonly string[] | undefined

  constructor(id: number, type: TagType, name: string) {
    this.id = id
    this.type = type
    this.name = name
  }

  /** as the index of words wants them */
  get words(): readonly string[] {
    this.found ??= searchWords(this.name)
    return this.found
  }
}

/** Which tags of a universe are in the database already, and under which number. */
export class TagBook {
  private readonly universe: Universe
  private readonly known: Readonly<Record<TagRef['type'], KnownTag[]>> = {
    fandom: [],
    relationship: [],
    character: [],
    additional: [],
  }

  constructor(universe: Universe) {
    this.universe = universe
  }

  /** Finds the tags, and makes those that are not there yet. Tags that nobody will use again are not kept in mind.
   * @param works the tags of each
   * @returns the tags of each */
  async settle(
    ledger: Ledger,
    works: readonly (readonly TagRef[])[],
    now: string,
  ): Promise<readonly (readonly KnownTag[])[]> {
    const missing: TagRef[] = []
    const places = new Map<number, number>()
    for (const refs of works) {
      for (const ref of refs) {
        if (this.known[ref.type][ref.index] || places.has(keyOf(ref))) continue
        places.set(keyOf(ref), missing.length)
        missing.push(ref)
      }
    }
    const made = await this.make(ledger, missing, now)
    for (const [at, ref] of missing.entries()) {
      const tag = made[at]
      if (tag && !this.universe.isOnce(ref)) this.known[ref.type][ref.index] = tag
    }
    const tagOf = (ref: TagRef) => this.known[ref.type][ref.index] ?? made[places.get(keyOf(ref)) ?? -1]
    return works.map((refs) => refs.flatMap((ref) => tagOf(ref) ?? []))
  }

  private async make(ledger: Ledger, missing: readonly TagRef[], now: string): Promise<readonly KnownTag[]> {
    const wanted = missing.map((ref) => {
      const name = this.universe.nameOf(ref)
      return { ref, type: ref.type, name, nameKey: foldName(name) }
    })
    const there = await ledger.findTags(wanted)
    const fresh = wanted.filter(({ type, nameKey }) => !there.ids.has(tagKey(type, nameKey)))
    let next = fresh.length > 0 ? await ledger.reserve('tags', fresh.length) : 0
    const rows = fresh.map(({ ref, type, name, nameKey }) => ({
      id: next++,
      type,
      name,
      name_key: nameKey,
      path_name: there.paths.has(name) ? `${name} - ${TYPE_WORDS[type]}` : name,
      canonical: this.universe.isOnce(ref) ? (0 as const) : (1 as const),
      created_at: now,
    }))
    await ledger.insert('tags', rows)
    let made = 0
    return wanted.map(({ type, name, nameKey }) => {
      const known = there.ids.size > 0 ? there.ids.get(tagKey(type, nameKey)) : undefined
      return new KnownTag(known ?? rows[made++]?.id ?? 0, type, name)
    })
  }
}

const TYPES: readonly TagRef['type'][] = ['fandom', 'relationship', 'character', 'additional']

/** @returns a number that tells a tag from all others of the universe */
function keyOf({ type, index }: TagRef): number {
  return index * TYPES.length + TYPES.indexOf(type)
}
