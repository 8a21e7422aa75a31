/** A number, and how often it was counted. */
export type Counted = readonly [number: number, count: number]

/** Of many counts the highest, equal ones by their numbers, found without sorting the many. */
export class Podium {
  readonly most: number
  private readonly places: Counted[] = []
  private readonly among: ReadonlySet<number> | undefined

  /** @param most so many at most; Infinity for all
   * @param among the numbers that may be entered; any when absent */
  constructor(most: number, among?: ReadonlySet<number>) {
    this.most = most
    this.among = among
  }

  /** The count that a newcomer must reach to have a chance; 1 while there is room. */
  get floor(): number {
    return this.places.length < this.most ? 1 : (this.places.at(-1)?.[1] ?? Infinity)
  }

  enter(number: number, count: number): void {
    if (count < this.floor || this.among?.has(number) === false) return
    this.places.splice(this.placeOf(number, count), 0, [number, count])
    if (this.places.length > this.most) this.places.pop()
  }

  /** The highest first. */
  get list(): readonly Counted[] {
    return this.places
  }

  private placeOf(number: number, count: number): number {
    let [low, high] = [0, this.places.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const [other, otherCount] = this.places[middle] ?? [0, 0]
      if (otherCount > count || (otherCount === count && other < number)) low = middle + 1
      else high = middle
    }
    return low
  }
}
