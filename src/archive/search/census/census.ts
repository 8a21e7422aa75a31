import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Tag } from '../../tags/index.ts'

/** What the census knows of a tag besides its counts. */
export interface CountedTag extends Tag {
  readonly canonical: boolean
  /** the canonical tag that this one is a synonym of */
  readonly mergerId: number | null
}

/** A tag and the number of works it stands on, for one viewer. */
export interface TagUse {
  readonly tag: CountedTag
  readonly works: number
}

interface Entry {
  tag: CountedTag
  members: number
  guests: number
}

interface CountedWork {
  /** places in the list of entries, each once */
  readonly places: Int32Array
  readonly restricted: boolean
}

/**
 * How many works every tag stands on, for members and for guests, kept in memory and changed work by work. A canonical
 * tag stands on the works of its synonyms too, on each once.
 */
export class Census {
  private readonly placeOf = new Map<number, number>()
  private readonly entries: Entry[] = []
  private readonly works = new Map<number, CountedWork>()
  /** called with every tag that is new here or has another name than before */
  private readonly named: (tag: CountedTag) => void

  constructor(named: (tag: CountedTag) => void = () => undefined) {
    this.named = named
  }

  /** Takes a tag in, or what has become of it. Tags come before the works that carry them. */
  name(tag: CountedTag): void {
    const entry = this.entry(tag.id)
    if (!entry) {
      this.placeOf.set(tag.id, this.entries.length)
      this.entries.push({ tag, members: 0, guests: 0 })
    }
    const renamed = entry?.tag.name !== tag.name
    if (entry) entry.tag = tag
    if (renamed) this.named(tag)
  }

  /** Counts a work that may be listed, in place of what was counted of it before. */
  enter(workId: number, tagIds: readonly number[], restricted: boolean): void {
    this.leave(workId)
    const places = Int32Array.from(new Set(tagIds.flatMap((id) => this.placesOf(id))))
    this.works.set(workId, { places, restricted })
    this.move(places, restricted, 1)
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

  /** @returns every tag on at least one work that this viewer may see, in no order */
  *tagsFor(viewer: Viewer): IterableIterator<TagUse> {
    for (const entry of this.entries) {
      const works = countFor(entry, viewer)
      if (works > 0) yield { tag: entry.tag, works }
    }
  }

  /** @returns how often each tag stands on these works, in no order; synonyms count for their canonical tag only */
  among(workIds: Iterable<number>): readonly TagUse[] {
    const counts = new Int32Array(this.entries.length)
    for (const id of workIds)
      for (const place of this.works.get(id)?.places ?? []) counts[place] = (counts[place] ?? 0) + 1
    return this.entries.flatMap(({ tag }, place) => {
      const works = counts[place] ?? 0
      return works > 0 && tag.mergerId === null ? [{ tag, works }] : []
    })
  }

  /** @returns the works that carry the tag or a synonym and that this viewer may see */
  *worksWith(tagId: number, viewer: Viewer): IterableIterator<number> {
    const place = this.placeOf.get(tagId)
    if (place === undefined) return
    for (const [id, { places, restricted }] of this.works) {
      if (places.includes(place) && (viewer.kind === 'member' || !restricted)) yield id
    }
  }

  /** @returns every work that this viewer may see */
  *everyWork(viewer: Viewer): IterableIterator<number> {
    for (const [id, { restricted }] of this.works) if (viewer.kind === 'member' || !restricted) yield id
  }

  private entry(tagId: number): Entry | undefined {
    const place = this.placeOf.get(tagId)
    return place === undefined ? undefined : this.entries[place]
  }

  private placesOf(tagId: number): readonly number[] {
    const place = this.placeOf.get(tagId)
    const merger = this.entry(tagId)?.tag.mergerId
    const above = merger === null || merger === undefined ? undefined : this.placeOf.get(merger)
    return [...(place === undefined ? [] : [place]), ...(above === undefined ? [] : [above])]
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
