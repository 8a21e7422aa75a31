import { rising } from './rising.ts'

/** Two rows of texts and what is known so far: for each new one, its old one. */
export type Draft = {
  readonly now: readonly string[]
  readonly before: readonly string[]
  readonly found: (number | undefined)[]
  readonly taken: Set<number>
}

/** A stretch of each row between the same two neighbours: places from `a` to below `b` now, from `c` to below `d` before. */
export type Gap = readonly [a: number, b: number, c: number, d: number]

export function pair(draft: Draft, at: number, from: number): void {
  draft.found[at] = from
  draft.taken.add(from)
}

/** Pairs the texts that are the same, first in the order they stand in, then wherever they went.
 * @returns the stretches left between them */
export function pairSame(draft: Draft): Gap[] {
  const gaps: Gap[] = []
  between(draft, [0, draft.now.length, 0, draft.before.length], gaps)
  inOrder(draft, [0, draft.now.length, 0, draft.before.length])
  return gaps
}

function between(draft: Draft, stretch: Gap, gaps: Gap[]): void {
  const [a, b, c, d] = withoutSameEnds(draft, stretch)
  if (a === b || c === d) return
  const anchors = once(draft, [a, b, c, d])
  const kept = rising(anchors.map(([, from]) => from)).map((place) => anchors[place] as readonly [number, number])
  if (kept.length === 0) {
    inOrder(draft, [a, b, c, d])
    gaps.push([a, b, c, d])
    return
  }
  let [at, from] = [a, c]
  for (const [here, there] of [...kept, [b, d] as const]) {
    between(draft, [at, here, from, there], gaps)
    if (here < b) pair(draft, here, there)
    at = here + 1
    from = there + 1
  }
}

function withoutSameEnds(draft: Draft, [first, last, firstOld, lastOld]: Gap): Gap {
  let [a, b, c, d] = [first, last, firstOld, lastOld]
  while (a < b && c < d && draft.now[a] === draft.before[c]) pair(draft, a++, c++)
  while (a < b && c < d && draft.now[b - 1] === draft.before[d - 1]) pair(draft, --b, --d)
  return [a, b, c, d]
}

/** Texts that stand exactly once in each stretch: nothing else they could be. */
function once(draft: Draft, [a, b, c, d]: Gap): (readonly [number, number])[] {
  const old = places(draft.before, c, d)
  const now = places(draft.now, a, b)
  const result: (readonly [number, number])[] = []
  for (const [text, [at = 0, ...more]] of now) {
    const [from, ...others] = old.get(text) ?? []
    if (from !== undefined && more.length === 0 && others.length === 0) result.push([at, from])
  }
  return result
}

function places(row: readonly string[], from: number, to: number): Map<string, number[]> {
  const result = new Map<string, number[]>()
  for (let at = from; at < to; at++) {
    const text = row[at] ?? ''
    const known = result.get(text)
    if (known === undefined) result.set(text, [at])
    else known.push(at)
  }
  return result
}

/** What is repeated is paired one by one, in order. */
function inOrder(draft: Draft, [a, b, c, d]: Gap): void {
  const old = places(draft.before, c, d)
  for (let at = a; at < b; at++) {
    if (draft.found[at] !== undefined) continue
    const waiting = old.get(draft.now[at] ?? '')
    let from = waiting?.shift()
    while (from !== undefined && draft.taken.has(from)) from = waiting?.shift()
    if (from !== undefined) pair(draft, at, from)
  }
}
