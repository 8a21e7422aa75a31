import type { Row } from '../../../../platform/text/difference/difference.ts'

/** A row of a difference, or how many rows without any are left out. */
export type Folded = Row | number

/** Unchanged paragraphs that stay on each side of a change. */
const AROUND = 2

/** @returns the rows with what is far from any change left out; a gap of one is shown instead of named */
export function foldRows(rows: readonly Row[]): readonly Folded[] {
  const near = new Uint8Array(rows.length)
  rows.forEach(({ kind }, at) => {
    if (kind !== 'same') near.fill(1, Math.max(0, at - AROUND), at + AROUND + 1)
  })
  const result: Folded[] = []
  for (let at = 0; at < rows.length; ) {
    let end = at
    while (end < rows.length && near[end] === 0) end++
    if (end - at > 1) result.push(end - at)
    else if (end - at === 1) result.push(rows[at] as Row)
    if (end < rows.length) result.push(rows[end] as Row)
    at = end + 1
  }
  return result
}

/** @returns rows side by side: what went and what came in one place stand next to each other */
export function inPairs(rows: readonly Folded[]): readonly (number | readonly [Row | undefined, Row | undefined])[] {
  const result: (number | readonly [Row | undefined, Row | undefined])[] = []
  let [gone, come]: [Row[], Row[]] = [[], []]
  const close = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at++) result.push([gone[at], come[at]])
    ;[gone, come] = [[], []]
  }
  for (const row of rows) {
    if (typeof row === 'number') close()
    if (typeof row === 'number') result.push(row)
    else if (row.kind === 'removed' || row.kind === 'moved-away') gone.push(row)
    else if (row.kind === 'added' || row.kind === 'moved-here') come.push(row)
    else {
      close()
      result.push([row, row])
    }
  }
  close()
  return result
}
