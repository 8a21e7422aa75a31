import { rising } from '../rising.ts'

/** Two rows of numbers, and for each place of the second the place of the first that it is; -1 for none. */
type Rows = { readonly before: Int32Array; readonly now: Int32Array; readonly found: Int32Array }
type Stretch = readonly [a: number, b: number, c: number, d: number]

/** More steps than this between two stretches, and they are said to have nothing in common: the time grows with the square. */
const MOST_STEPS = 600

/**
 * What two rows have in common, in order: from members that stand once in each, and between those by the shortest way from
 * one to the other.
 * @returns for each place of `now` its place in `before`, rising; -1 where it is new
 * @see https://bramcohen.livejournal.com/73318.html, patience
 * @see E. W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986
 */
export function inCommon(before: Int32Array, now: Int32Array): Int32Array {
  const rows: Rows = { before, now, found: new Int32Array(now.length).fill(-1) }
  const waiting: Stretch[] = [[0, before.length, 0, now.length]]
  for (let stretch = waiting.pop(); stretch; stretch = waiting.pop()) waiting.push(...matched(rows, stretch))
  return rows.found
}

/** Matches what is sure in a stretch. @returns the stretches left between */
function matched(rows: Rows, stretch: Stretch): readonly Stretch[] {
  const [a, b, c, d] = withoutSameEnds(rows, stretch)
  if (a === b || c === d) return []
  const anchors = single(rows, [a, b, c, d])
  const kept = rising(anchors.map(([from]) => from)).map((at) => anchors[at] as readonly [number, number])
  if (kept.length === 0) {
    shortest(rows, [a, b, c, d])
    return []
  }
  const left: Stretch[] = []
  let [from, at] = [a, c]
  for (const [there, here] of kept) {
    rows.found[here] = there
    left.push([from, there, at, here])
    from = there + 1
    at = here + 1
  }
  left.push([from, b, at, d])
  return left
}

function withoutSameEnds({ before, now, found }: Rows, [first, last, firstNow, lastNow]: Stretch): Stretch {
  let [a, b, c, d] = [first, last, firstNow, lastNow]
  while (a < b && c < d && before[a] === now[c]) found[c++] = a++
  while (a < b && c < d && before[b - 1] === now[d - 1]) found[--d] = --b
  return [a, b, c, d]
}

/** @returns places, old and new, of members that stand exactly once in each stretch; in the order of the new */
function single({ before, now }: Rows, [a, b, c, d]: Stretch): readonly (readonly [number, number])[] {
  const old = placesOfSingles(before, a, b)
  const fresh = placesOfSingles(now, c, d)
  const result: (readonly [number, number])[] = []
  for (const [member, at] of fresh) {
    const from = old.get(member)
    if (at >= 0 && from !== undefined && from >= 0) result.push([from, at])
  }
  return result
}

/** @returns for each member its place; -1 when it has several */
function placesOfSingles(row: Int32Array, from: number, to: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (let at = from; at < to; at++) places.set(row[at] ?? 0, places.has(row[at] ?? 0) ? -1 : at)
  return places
}

/** Follows the shortest way from one stretch to the other, and matches nothing when that is too long. */
function shortest({ before, now, found }: Rows, [a, b, c, d]: Stretch): void {
  const [n, m] = [b - a, d - c]
  const most = Math.min(n + m, MOST_STEPS)
  const reach = new Int32Array(2 * most + 2)
  const trace: Int32Array[] = []
  for (let steps = 0; steps <= most; steps++) {
    trace.push(reach.slice(most - steps, most + steps + 2))
    for (let k = -steps; k <= steps; k += 2) {
      const [less, more] = [reach[most + k - 1] ?? 0, reach[most + k + 1] ?? 0]
      let x = k === -steps || (k !== steps && less < more) ? more : less + 1
      while (x < n && x - k < m && before[a + x] === now[c + x - k]) x++
      reach[most + k] = x
      if (x < n || x - k < m) continue
      back(found, trace, [a, c, n, m])
      return
    }
  }
}

/** Goes the way back that {@link shortest} came. */
function back(found: Int32Array, trace: readonly Int32Array[], [a, c, n, m]: Stretch): void {
  let [x, y] = [n, m]
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const reach = trace[steps] as Int32Array
    const at = (k: number) => reach[k + steps] ?? 0
    const k = x - y
    const came = k === -steps || (k !== steps && at(k - 1) < at(k + 1)) ? k + 1 : k - 1
    const start = steps === 0 ? 0 : at(came)
    const startY = steps === 0 ? 0 : start - came
    while (x > start && y > startY) found[c + --y] = a + --x
    ;[x, y] = [start, startY]
  }
}
