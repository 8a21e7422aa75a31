import { type Draft, type Gap, pair } from './same.ts'
import { dice, type Likeness, likeness } from './similarity.ts'

type Measure = (one: Likeness, other: Likeness) => number
type Candidate = { readonly at: number; readonly from: number; readonly alike: number; readonly apart: number }

const ALIKE = 0.6
/** Fewer words than this say too little to be known again elsewhere. */
const TELLING = 6
/** Up to so many pairs are all compared; beyond, only texts that share rare pairs of words. */
const FEW_PAIRS = 1500
const COMMON = 20
const MOST_CANDIDATES = 4

/** Pairs the texts that changed but are still mostly the same, the most alike first.
 * @param gaps where to look for each first; what stays is looked for anywhere */
export function pairAlike(draft: Draft, gaps: readonly Gap[]): void {
  const known = new Map<string, Likeness>()
  const like = (text = ''): Likeness => {
    const found = known.get(text) ?? likeness(text)
    known.set(text, found)
    return found
  }
  for (const [a, b, c, d] of gaps)
    pairBest(draft, open(draft, [a, b, c, d]), like, (one, other) => dice(one.words, other.words))
  pairBest(draft, open(draft, [0, draft.now.length, 0, draft.before.length]), like, telling)
}

function telling(one: Likeness, other: Likeness): number {
  return Math.min(one.words.length, other.words.length) < TELLING ? 0 : dice(one.pairs, other.pairs)
}

type Open = { readonly now: readonly number[]; readonly before: readonly number[] }

function open(draft: Draft, [a, b, c, d]: Gap): Open {
  const now = range(a, b).filter((at) => draft.found[at] === undefined)
  return { now, before: now.length === 0 ? [] : range(c, d).filter((from) => !draft.taken.has(from)) }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}

function pairBest(draft: Draft, gap: Open, like: (text?: string) => Likeness, measure: Measure): void {
  if (gap.now.length === 0 || gap.before.length === 0) return
  const all = gap.now.length * gap.before.length <= FEW_PAIRS
  const index = all ? undefined : byPair(gap.before, (from) => like(draft.before[from]))
  const candidates: Candidate[] = []
  gap.now.forEach((at, place) => {
    const one = like(draft.now[at])
    for (const other of index === undefined ? gap.before.keys() : sharing(one, index)) {
      const from = gap.before[other] as number
      const alike = measure(one, like(draft.before[from]))
      if (alike >= ALIKE) candidates.push({ at, from, alike, apart: Math.abs(place - other) })
    }
  })
  candidates.sort((one, other) => other.alike - one.alike || one.apart - other.apart || one.at - other.at)
  for (const { at, from } of candidates)
    if (draft.found[at] === undefined && !draft.taken.has(from)) pair(draft, at, from)
}

function byPair(before: readonly number[], like: (from: number) => Likeness): Map<string, number[]> {
  const index = new Map<string, number[]>()
  before.forEach((from, place) => {
    for (const words of new Set(like(from).pairs)) {
      const places = index.get(words)
      if (places === undefined) index.set(words, [place])
      else if (places.length <= COMMON) places.push(place)
    }
  })
  return index
}

function sharing(one: Likeness, index: Map<string, number[]>): number[] {
  const shared = new Map<number, number>()
  for (const words of one.pairs) {
    const places = index.get(words) ?? []
    if (places.length <= COMMON) for (const place of places) shared.set(place, (shared.get(place) ?? 0) + 1)
  }
  const best = [...shared].sort((left, right) => right[1] - left[1])
  return best.slice(0, MOST_CANDIDATES).map(([place]) => place)
}
