import { allow, type Result, refuse } from '../../../platform/text/result.ts'

/** Whole numbers from one to the other, both included; an absent end is open. */
export interface Range {
  readonly from?: number
  readonly to?: number
}

/** No count in the archive is greater, and both engines can compare it. */
const GREATEST = 2_000_000_000

export type RangeProblem = 'not-a-number'

/** A range as people and readers' tools write it: `100`, `100-200`, `<100`, `> 1,000`.
 * @returns the range and whether its ends came the wrong way round; the open range for nothing */
export function parseRange(typed: string): Result<{ readonly range: Range; readonly turned: boolean }, RangeProblem> {
  const text = typed.trim()
  if (text === '') return allow({ range: {}, turned: false })
  const compared = /^([<>])\s*([\d.,\s]+)$/.exec(text)
  if (compared?.[2] !== undefined) return beside(compared[1] === '<', wholeNumber(compared[2]))
  const [first = '', last = first, ...more] = text.split(/[-–—]/)
  const [from, to] = [wholeNumber(first), wholeNumber(last)]
  if (from === undefined || to === undefined || more.length > 0) return refuse('not-a-number')
  return allow({ range: { from: Math.min(from, to), to: Math.max(from, to) }, turned: from > to })
}

function beside(below: boolean, end: number | undefined): ReturnType<typeof parseRange> {
  if (end === undefined || (below && end === 0)) return refuse('not-a-number')
  return allow({ range: below ? { to: end - 1 } : { from: Math.min(end + 1, GREATEST) }, turned: false })
}

/** @returns undefined for what is not a number; marks between thousands are of no matter */
export function wholeNumber(typed: string): number | undefined {
  const digits = typed.replace(/[.,\s]/g, '')
  return /^\d+$/.test(digits) ? Math.min(Number(digits), GREATEST) : undefined
}

/** @returns the range as {@link parseRange} reads it; empty for the open one */
export function printRange({ from, to }: Range): string {
  if (from === undefined) return to === undefined ? '' : `<${to + 1}`
  if (to === undefined) return from === 0 ? '' : `>${from - 1}`
  return from === to ? String(from) : `${from}-${to}`
}

/** Two fields of a form, one for each end.
 * @returns the range, and whether its ends came the wrong way round */
export function rangeOf(
  from: number | undefined,
  to: number | undefined,
): { readonly range: Range; readonly turned: boolean } {
  const turned = from !== undefined && to !== undefined && from > to
  const [low, high] = turned ? [to, from] : [from, to]
  return { range: { ...(low === undefined ? {} : { from: low }), ...(high === undefined ? {} : { to: high }) }, turned }
}

/** @returns whether the range asks for nothing */
export function isOpen({ from, to }: Range): boolean {
  return from === undefined && to === undefined
}
