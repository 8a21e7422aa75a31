type Range = readonly [at: number, length: number]

/** Free stretches of a memory, in order; neighbours become one. */
export class Ranges {
  private readonly starts: number[] = []
  private readonly lengths: number[] = []

  get total(): number {
    return this.lengths.reduce((sum, length) => sum + length, 0)
  }

  /** @returns where so many were free; undefined when no stretch is long enough */
  take(length: number): number | undefined {
    const place = this.lengths.findIndex((free) => free >= length)
    if (place < 0) return undefined
    const [at, free] = this.at(place)
    if (free === length) this.drop(place)
    else this.set(place, at + length, free - length)
    return at
  }

  give(at: number, length: number): void {
    const place = this.firstAfter(at)
    const [before, lengthBefore] = this.at(place - 1)
    const [after, lengthAfter] = this.at(place)
    const joinsBefore = place > 0 && before + lengthBefore === at
    const joinsAfter = place < this.starts.length && at + length === after
    if (joinsBefore && joinsAfter) {
      this.set(place - 1, before, lengthBefore + length + lengthAfter)
      this.drop(place)
    } else if (joinsBefore) this.set(place - 1, before, lengthBefore + length)
    else if (joinsAfter) this.set(place, at, length + lengthAfter)
    else {
      this.starts.splice(place, 0, at)
      this.lengths.splice(place, 0, length)
    }
  }

  list(): readonly Range[] {
    return this.starts.map((_, place) => this.at(place))
  }

  private firstAfter(at: number): number {
    let [low, high] = [0, this.starts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.starts[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low
  }

  private at(place: number): Range {
    return [this.starts[place] ?? 0, this.lengths[place] ?? 0]
  }

  private set(place: number, at: number, length: number): void {
    this.starts[place] = at
    this.lengths[place] = length
  }

  private drop(place: number): void {
    this.starts.splice(place, 1)
    this.lengths.splice(place, 1)
  }
}
