import { TAG_TYPES, type TagType } from '../../../schema/index.ts'
import type { LimitRow, TagRow } from './store.ts'

/** What every tag is, and which one it is a synonym of, for millions of tags: an octet for each number up to the highest,
 * and a line for each synonym. */
export class TagBook {
  private types: Uint8Array<ArrayBuffer> = new Uint8Array(4096)
  private readonly mergers = new Map<number, number>()
  private limits: ReadonlyMap<number, readonly LimitRow[]> = new Map()

  /** Takes a tag in, or what has become of it. */
  note({ id, type, merger_id }: TagRow): void {
    if (id >= this.types.length) this.types = grown(this.types, id + 1)
    this.types[id] = TAG_TYPES.indexOf(type) + 1
    if (merger_id === null) this.mergers.delete(id)
    else this.mergers.set(id, merger_id)
  }

  /** @returns undefined for a tag that nobody noted */
  typeOf(id: number): TagType | undefined {
    return TAG_TYPES[(this.types[id] ?? 0) - 1]
  }

  /** @returns the tag that this one is a synonym of */
  mergerOf(id: number): number | undefined {
    return this.mergers.get(id)
  }

  /** Takes in all synonyms that are limited to a fandom, in place of those that were. */
  limit(limits: readonly LimitRow[]): void {
    this.limits = Map.groupBy(limits, ({ tag_id }) => tag_id)
  }

  /** The tags that a work is found under, given those that its creator chose. A synonym that is limited to a fandom counts
   * where that fandom, or a synonym of it, stands beside it; it counts for itself as well.
   * @returns `tags`: these and what they are synonyms of; `counted`: of these whatever is no synonym; each once */
  placed(chosen: readonly number[]): { readonly tags: readonly number[]; readonly counted: readonly number[] } {
    if (this.mergers.size === 0 && this.limits.size === 0) return { tags: chosen, counted: chosen }
    const tags = new Set<number>(chosen)
    for (const id of chosen) tags.add(this.mergers.get(id) ?? id)
    for (const id of this.limits.size > 0 ? chosen : [])
      for (const { fandom_id, canonical_id } of this.limits.get(id) ?? [])
        if (tags.has(fandom_id)) tags.add(canonical_id)
    return { tags: [...tags], counted: [...tags].filter((id) => !this.mergers.has(id)) }
  }

  /** @returns how many of these tags are of the type */
  count(type: TagType, tagIds: readonly number[]): number {
    let count = 0
    for (const id of tagIds) if (this.typeOf(id) === type) count++
    return count
  }
}

function grown(old: Uint8Array<ArrayBuffer>, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, old.length * 2))
  larger.set(old)
  return larger
}
