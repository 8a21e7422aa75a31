/** What is under way when more waits: of so many turns one goes to what can wait, so that it does not wait for ever. */
const ONE_IN = 4

/**
 * Lets only so many open pages of a process speak to the database at once. The others wait here, where waiting costs nothing and has no
 * end, and leave connections for everything else that the archive does.
 */
export class Turns {
  private readonly places: number
  private readonly soon: (() => void)[] = []
  private readonly later: (() => void)[] = []
  private underWay = 0
  private given = 0

  constructor(places: number) {
    this.places = places
  }

  /** Does a piece of work when its turn has come.
   * @param soon somebody waits for it: most turns are theirs */
  async take<T>(soon: boolean, work: () => Promise<T>): Promise<T> {
    if (this.underWay < this.places) this.underWay++
    else await new Promise<void>((resolve) => (soon ? this.soon : this.later).push(resolve))
    try {
      return await work()
    } finally {
      this.handOn()
    }
  }

  /** The place goes to the next in line without becoming free, so that nobody steps in between. */
  private handOn(): void {
    const [first, second] = this.given++ % ONE_IN === 0 ? [this.later, this.soon] : [this.soon, this.later]
    const next = first.shift() ?? second.shift()
    if (next) next()
    else this.underWay--
  }
}
