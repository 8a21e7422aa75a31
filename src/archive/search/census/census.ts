import type { Viewer } from '../../../platform/web/viewer.ts'
import type { TagType } from '../../../schema/index.ts'
import { type CountedTag, Podium, type TagUse } from './podium.ts'

/** Stands for whoever may see most. */
export const ANYONE: Viewer = { kind: 'member', id: 0, login: '', roles: [], sessionId: '' }

interface Entry {
  tag: CountedTag
  members: number
  guests: number
}

interface CountedWork {
  /** places in the list of entries, each once: of the tags it carries, then of what these stand for */
  readonly places: Int32Array
  /** how many of the places are of tags that it carries */
  readonly carried: number
  readonly restricted: boolean
}

/** What a tag is a synonym of in one fandom only. */
export interface CountedLimit {
  readonly tag: number
  readonly fandom: number
  readonly canonical: number
}

/**
 * How many works every tag stands on, for members and for guests, kept in memory and changed work by work. A canonical
 * tag stands on the works of its synonyms too, on each once; of those that are synonyms in one fandom, where they stand
 * beside it.
 */
export class Census {
  private readonly placeOf = new Map<number, number>()
  private readonly entries: Entry[] = []
  private readonly byType = new Map<TagType, Entry[]>()
  private readonly works = new Map<number, CountedWork>()
  private readonly limits = new Map<number, readonly CountedLimit[]>()

  /** Takes a tag in, or what has become of it. Tags come before the works that carry them.
   * @returns whether it is new here or has another name than before */
  name(tag: CountedTag): boolean {
    const entry = this.entry(tag.id)
    if (!entry) {
      this.placeOf.set(tag.id, this.entries.length)
      this.add({ tag, members: 0, guests: 0 })
      return true
    }
    const renamed = entry.tag.name !== tag.name
    entry.tag = tag
    return renamed
  }

  /** Counts a work that may be listed, in place of what was counted of it before. */
  enter(workId: number, tagIds: readonly number[], restricted: boolean): void {
    this.leave(workId)
    const own = new Set(tagIds.map((id) => this.placeOf.get(id)).filter((place) => place !== undefined))
    this.count(workId, own, restricted)
  }

  /** Takes in what a tag is a synonym of in single fandoms, in place of what it was. */
  limit(tagId: number, limits: readonly CountedLimit[]): void {
    if (limits.length > 0) this.limits.set(tagId, limits)
    else this.limits.delete(tagId)
  }

  /** Counts those of the works again that carry one of the tags, as the tags are tied now. */
  retie(workIds: Iterable<number>, tagIds: ReadonlySet<number>): void {
    const changed = new Set([...tagIds].map((id) => this.placeOf.get(id)))
    for (const id of workIds) {
      const work = this.works.get(id)
      const own = work?.places.subarray(0, work.carried)
      if (!work || !own?.some((place) => changed.has(place))) continue
      this.leave(id)
      this.count(id, new Set(own), work.restricted)
    }
  }

  /** Forgets a work that may not be listed any more. */
  leave(workId: number): void {
    const work = this.works.get(workId)
    if (!work) return
    this.works.delete(workId)
    this.move(work.places, work.restricted, -1)
  }

  /** @returns undefined for a tag on no work that was ever listed */
  tag(tagId: number): CountedTag | undefined {
    return this.entry(tagId)?.tag
  }

  /** @returns how many works that this viewer may see carry the tag or a synonym of it */
  uses(tagId: number, viewer: Viewer): number {
    const entry = this.entry(tagId)
    return entry ? countFor(entry, viewer) : 0
  }

  /** @returns every tag, on works or not, in no order */
  *everyTag(): IterableIterator<CountedTag> {
    for (const { tag } of this.entries) yield tag
  }

  /** @returns every tag of the type that stands on a work which this viewer may see, in no order */
  *tagsFor(viewer: Viewer, type: TagType): IterableIterator<TagUse> {
    for (const entry of this.byType.get(type) ?? []) {
      const works = countFor(entry, viewer)
      if (works > 0) yield { tag: entry.tag, works }
    }
  }

  /** Counts the tags of these works; synonyms count for their canonical tag only.
   * @returns of each type the most used, equally used ones by name
   * @param most of each type at most */
  among(workIds: Iterable<number>, most: number): ReadonlyMap<TagType, readonly TagUse[]> {
    const counts = new Int32Array(this.entries.length)
    const places: number[] = []
    for (const id of workIds) {
      for (const place of this.works.get(id)?.places ?? []) {
        const count = (counts[place] ?? 0) + 1
        counts[place] = count
        if (count === 1) places.push(place)
      }
    }
    const best = new Map<TagType, Podium>()
    for (const place of places) {
      const tag = this.entries[place]?.tag
      if (!tag || tag.mergerId !== null) continue
      const podium = best.get(tag.type) ?? new Podium(most)
      best.set(tag.type, podium)
      podium.enter(tag, counts[place] ?? 0)
    }
    return new Map([...best].map(([type, podium]) => [type, podium.uses]))
  }

  /** @returns the works that carry one of the tags or a synonym of it, and that this viewer may see */
  *worksWith(tagIds: readonly number[], viewer: Viewer): IterableIterator<number> {
    const sought = new Set(tagIds.map((id) => this.placeOf.get(id)))
    for (const [id, { places, restricted }] of this.works) {
      if ((viewer.kind === 'member' || !restricted) && places.some((place) => sought.has(place))) yield id
    }
  }

  /** @returns every work that this viewer may see */
  *everyWork(viewer: Viewer): IterableIterator<number> {
    for (const [id, { restricted }] of this.works) if (viewer.kind === 'member' || !restricted) yield id
  }

  private add(entry: Entry): void {
    this.entries.push(entry)
    const known = this.byType.get(entry.tag.type)
    if (known) known.push(entry)
    else this.byType.set(entry.tag.type, [entry])
  }

  private entry(tagId: number): Entry | undefined {
    const place = this.placeOf.get(tagId)
    return place === undefined ? undefined : this.entries[place]
  }

  private count(workId: number, own: ReadonlySet<number>, restricted: boolean): void {
    const places = this.withWhatTheyStandFor(own)
    this.works.set(workId, { places, carried: own.size, restricted })
    this.move(places, restricted, 1)
  }

  /** @returns the places themselves, then those of what the tags are synonyms of, each once */
  private withWhatTheyStandFor(own: ReadonlySet<number>): Int32Array {
    const places = new Set(own)
    for (const place of own) this.addPlace(places, this.entries[place]?.tag.mergerId)
    for (const place of this.limits.size > 0 ? own : []) {
      for (const { fandom, canonical } of this.limits.get(this.entries[place]?.tag.id ?? 0) ?? []) {
        if (places.has(this.placeOf.get(fandom) ?? -1)) this.addPlace(places, canonical)
      }
    }
    return Int32Array.from(places)
  }

  private addPlace(places: Set<number>, tagId: number | null | undefined): void {
    const place = tagId ? this.placeOf.get(tagId) : undefined
    if (place !== undefined) places.add(place)
  }

  private move(places: Int32Array, restricted: boolean, by: 1 | -1): void {
    for (const place of places) {
      const entry = this.entries[place]
      if (!entry) continue
      entry.members += by
      if (!restricted) entry.guests += by
    }
  }
}

function countFor(entry: Entry, viewer: Viewer): number {
  return viewer.kind === 'member' ? entry.members : entry.guests
}
