/** A tag and the number of works it stands on, for one viewer. */
export interface Use {
  readonly id: number
  readonly works: number
}

/** The most used of many tags, equally used ones by their numbers, each once, found without sorting the many. */
export class Podium {
  /** the most used first */
  readonly uses: Use[] = []
  private readonly most: number

  /** @param most so many at most */
  constructor(most: number) {
    this.most = most
  }

  /** @returns the uses that a newcomer must reach to have a chance; 0 while there is room */
  get threshold(): number {
    return this.uses.length < this.most ? 0 : (this.uses.at(-1)?.works ?? 0)
  }

  enter(id: number, works: number): void {
    if (works < this.threshold || this.uses.some((other) => other.id === id)) return
    const place = this.uses.findIndex((other) => works > other.works || (works === other.works && id < other.id))
    this.uses.splice(place < 0 ? this.uses.length : place, 0, { id, works })
    if (this.uses.length > this.most) this.uses.pop()
  }
}
