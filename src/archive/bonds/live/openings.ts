/** Pages in one transaction. */
const AT_ONCE = 500

interface Opening {
  readonly userId: number
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/**
 * Pages that were opened and must be said to those who read along. While one transaction is under way the next ones gather: after a restart
 * all pages of an archive come back in the same second, and a few transactions serve them all.
 */
export class Openings {
  private readonly say: (userIds: readonly number[]) => Promise<void>
  private readonly waiting: Opening[] = []
  private busy = false

  /** @param say tells the others that these have a page open, or throws and has told nothing */
  constructor(say: (userIds: readonly number[]) => Promise<void>) {
    this.say = say
  }

  /** @returns once others know that this member has a page open
   * @throws what saying so threw */
  add(userId: number): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ userId, done, failed })
      if (!this.busy) void this.work()
    })
  }

  private async work(): Promise<void> {
    this.busy = true
    // those of the same moment go together
    await new Promise((resolve) => setImmediate(resolve))
    while (this.waiting.length > 0) {
      const some = this.waiting.splice(0, AT_ONCE)
      await this.say([...new Set(some.map(({ userId }) => userId))]).then(
        () => {
          for (const { done } of some) done()
        },
        (error: unknown) => {
          for (const { failed } of some) failed(error)
        },
      )
    }
    this.busy = false
  }
}
