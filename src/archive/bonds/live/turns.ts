/** What is under way when more waits: of so many turns one goes to whoever came first, so that what can wait does not wait for ever. */
const ONE_IN = 4

/**
 * Lets only so many open pages of a process speak to the database at once. The others wait here, where waiting costs nothing and has no
 * end, and leave connections for everything else that the archive does.
 */
export class Turns {
  private readonly places: number
  private readonly line: Waiting[] = []
  private underWay = 0
  private given = 0

  constructor(places: number) {
    this.places = places
  }

  /** Does a piece of work when its turn has come.
   * @param isSoon whether somebody waits for it: most turns are theirs. It may become so while it is in the line */
  async take<T>(isSoon: () => boolean, work: () => Promise<T>): Promise<T> {
    if (this.underWay < this.places) this.underWay++
    else await new Promise<void>((begin) => this.line.push({ isSoon, begin }))
    try {
      return await work()
    } finally {
      this.handOn()
    }
  }

  /** The place goes to another without becoming free, so that nobody steps in between. */
  private handOn(): void {
    const soon = this.given++ % ONE_IN === 0 ? 0 : this.line.findIndex(({ isSoon }) => isSoon())
    const [next] = this.line.splice(Math.max(0, soon), 1)
    if (next) next.begin()
    else this.underWay--
  }
}

interface Waiting {
  readonly isSoon: () => boolean
  readonly begin: () => void
}
