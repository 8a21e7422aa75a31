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

/** The most used of many tags, equally used ones by name, found without sorting the many. */
export class Podium {
  /** the most used first */
  readonly uses: TagUse[] = []
  private readonly most: number

  /** @param most so many at most */
  constructor(most: number) {
    this.most = most
  }

  /** @returns the uses that a newcomer must reach to have a chance; 0 while there is room */
  get threshold(): number {
    return this.uses.length < this.most ? 0 : (this.uses.at(-1)?.works ?? 0)
  }

  enter(tag: CountedTag, works: number): void {
    if (works < this.threshold) return
    const place = this.uses.findIndex(
      (other) => works > other.works || (works === other.works && tag.name < other.tag.name),
    )
    this.uses.splice(place < 0 ? this.uses.length : place, 0, { tag, works })
    if (this.uses.length > this.most) this.uses.pop()
  }
}

/** @returns the most used of them */
export function mostUsed(uses: Iterable<TagUse>, most: number): readonly TagUse[] {
  const podium = new Podium(most)
  for (const { tag, works } of uses) podium.enter(tag, works)
  return podium.uses
}
