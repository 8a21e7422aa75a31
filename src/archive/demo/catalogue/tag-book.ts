import { foldName } from '../../../platform/text/fold.ts'
import { pairingKey, TYPE_WORDS } from '../../tags/index.ts'
import { type Ledger, tagKey } from './ledger.ts'
import type { TagRef, Universe } from './universe.ts'

/** Under which number the tags of a universe are in the database. */
export class TagBook {
  private readonly universe: Universe
  private readonly known: Readonly<Record<TagRef['type'], number[]>> = {
    fandom: [],
    relationship: [],
    character: [],
    additional: [],
  }
  /** of the batch at hand: tags that nobody will use again */
  private once = new Map<number, number>()

  constructor(universe: Universe) {
    this.universe = universe
  }

  /** Makes those of the tags that are not there yet.
   * @param works the tags of each */
  async settle(ledger: Ledger, works: readonly (readonly TagRef[])[], now: string): Promise<void> {
    const missing: TagRef[] = []
    for (const refs of works) {
      for (const ref of refs) {
        if (this.known[ref.type][ref.index] !== undefined) continue
        missing.push(ref)
        // holds the place until the tag has its number
        if (!this.universe.isOnce(ref)) this.known[ref.type][ref.index] = 0
      }
    }
    this.once = new Map()
    const ids = await this.make(ledger, missing, now)
    for (const [at, ref] of missing.entries()) {
      if (this.universe.isOnce(ref)) this.once.set(ref.index, ids[at] ?? 0)
      else this.known[ref.type][ref.index] = ids[at] ?? 0
    }
  }

  /** @param refs of a work of the batch settled last */
  idsOf(refs: readonly TagRef[]): readonly number[] {
    return refs.map((ref) => this.known[ref.type][ref.index] ?? this.once.get(ref.index) ?? 0)
  }

  private async make(ledger: Ledger, missing: readonly TagRef[], now: string): Promise<readonly number[]> {
    const wanted = missing.map((ref) => {
      const name = this.universe.nameOf(ref)
      return { ref, type: ref.type, name, nameKey: foldName(name) }
    })
    const there = await ledger.findTags(wanted)
    const idOf = ({ type, nameKey }: (typeof wanted)[number]) =>
      there.ids.size === 0 ? undefined : there.ids.get(tagKey(type, nameKey))
    const fresh = wanted.filter((one) => idOf(one) === undefined)
    const first = fresh.length > 0 ? await ledger.reserve('tags', fresh.length) : 0
    const rows = fresh.map(({ ref, type, name, nameKey }, at) => ({
      id: first + at,
      type,
      name,
      name_key: nameKey,
      path_name: there.paths.has(name) ? `${name} - ${TYPE_WORDS[type]}` : name,
      canonical: this.universe.isOnce(ref) ? (0 as const) : (1 as const),
      pairing_key: type === 'relationship' ? pairingKey(name) : null,
      unwrangleable: 0 as const,
      created_at: now,
    }))
    await ledger.insert('tags', rows)
    let next = first
    return wanted.map((one) => idOf(one) ?? next++)
  }
}
