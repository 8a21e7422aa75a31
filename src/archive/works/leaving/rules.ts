/** What a person who leaves wants done with a work. */
export type Fate = 'delete' | 'orphan' | 'keep'

/** A work of somebody who leaves. */
export interface LeavingWork {
  readonly id: number
  readonly title: string
  readonly wordCount: number
  /** whether readers have it: posted, and not in the bin */
  readonly read: boolean
  /** whether others are credited with it too */
  readonly shared: boolean
}

/** What becomes of a work: what was asked for, or that it stays with the others it is credited to. */
export type Outcome = Fate | 'left'

/** A work that is others' too only loses this creator. What nobody has read goes with the account. */
export function outcomeOf(work: LeavingWork, fate: Fate): Outcome {
  if (work.shared) return 'left'
  return work.read ? fate : 'delete'
}

/** What is asked for: for all works, and for some of them otherwise. */
export interface Wishes {
  readonly all: Fate
  readonly some: ReadonlyMap<number, Fate>
}

/** @returns the works by what becomes of them */
export function outcomes(
  works: readonly LeavingWork[],
  { all, some }: Wishes,
): Readonly<Record<Outcome, readonly LeavingWork[]>> {
  const found = Map.groupBy(works, (work) => outcomeOf(work, some.get(work.id) ?? all))
  const of = (outcome: Outcome) => found.get(outcome) ?? []
  return { delete: of('delete'), orphan: of('orphan'), keep: of('keep'), left: of('left') }
}

/** @param word as a form sent it; undefined for anything that is none of the three */
export function fateFrom(word: string): Fate | undefined {
  return word === 'delete' || word === 'orphan' || word === 'keep' ? word : undefined
}
