/** What is counted: what came in, what was here, what was left and why. */
export interface Tally {
  came: number
  here: number
  left: number
}

/** One thing that a person should know of. */
export interface Remark {
  readonly kind: string
  /** the number that the old archive had for it; 0 for none */
  readonly oldId: number
  readonly name: string
  readonly words: string
}

/** Things of one kind that have no place here. */
export interface LeftOut {
  readonly what: string
  readonly count: number
  readonly why: string
}

/** What came of moving an archive in: everything that was changed, and everything that was left. */
export class MovingReport {
  readonly tallies = new Map<string, Tally>()
  readonly remarks: Remark[] = []
  private readonly out = new Map<string, { what: string; count: number; why: string }>()

  count(kind: string, what: keyof Tally, by = 1): void {
    const tally = this.tallies.get(kind) ?? { came: 0, here: 0, left: 0 }
    tally[what] += by
    this.tallies.set(kind, tally)
  }

  remark(kind: string, oldId: number, name: string, words: string): void {
    this.remarks.push({ kind, oldId, name, words })
  }

  leave(what: string, why: string, count = 1): void {
    if (count === 0) return
    const known = this.out.get(`${what}: ${why}`)
    if (known) known.count += count
    else this.out.set(`${what}: ${why}`, { what, count, why })
  }

  get leftOut(): readonly LeftOut[] {
    return [...this.out.values()]
  }
}
