import { allow, type Result, refuse } from '../../../platform/text/result.ts'

const UNITS = ['hour', 'day', 'week', 'month', 'year'] as const

/** How long ago: at least and at most so many units; an absent end is open. `2 weeks` is from two to three weeks ago. */
export interface Age {
  readonly least?: number
  readonly most?: number
  readonly unit: (typeof UNITS)[number]
}

/** No one asks for more, and no calendar is left behind. */
const GREATEST = 9999

export type AgeProblem = 'not-an-age'

/** A time ago as people and readers' tools write it: `7 days ago`, `< 2 weeks`, `13-21 months`.
 * @returns undefined for nothing; the ends are put the right way round */
export function parseAge(typed: string): Result<Age | undefined, AgeProblem> {
  const text = typed.trim().toLowerCase()
  if (text === '') return allow(undefined)
  const [, mark = '', first = '', last = first, word = ''] =
    /^([<>]?)\s*(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?\s*([a-z]+?)s?(?:\s+ago)?$/.exec(text) ?? []
  const unit = UNITS.find((known) => known === word)
  if (!unit || (mark !== '' && first !== last)) return refuse('not-an-age')
  const [low, high] = [Math.min(Number(first), Number(last)), Math.max(Number(first), Number(last))]
  if (mark === '<') return allow({ most: low, unit })
  if (mark === '>') return allow({ least: low, unit })
  return allow({ least: low, most: first === last ? Math.min(low + 1, GREATEST) : high, unit })
}

/** @returns the age as {@link parseAge} reads it */
export function printAge({ least, most, unit }: Age): string {
  if (least === undefined) return `< ${most ?? 0} ${unit}s`
  if (most === undefined) return `> ${least} ${unit}s`
  return `${least}-${most} ${unit}s`
}

/** @returns the instants between which something of that age happened, ISO 8601; undefined where the age is open */
export function instantsOf(
  { least, most, unit }: Age,
  now: Date,
): { readonly from: string | undefined; readonly to: string | undefined } {
  const ago = (count: number | undefined) => (count === undefined ? undefined : before(now, count, unit).toISOString())
  return { from: ago(most), to: ago(least) }
}

function before(now: Date, count: number, unit: Age['unit']): Date {
  const then = new Date(now)
  if (unit === 'hour') then.setUTCHours(then.getUTCHours() - count)
  if (unit === 'day') then.setUTCDate(then.getUTCDate() - count)
  if (unit === 'week') then.setUTCDate(then.getUTCDate() - count * 7)
  if (unit === 'month') then.setUTCMonth(then.getUTCMonth() - count)
  if (unit === 'year') then.setUTCFullYear(Math.max(0, then.getUTCFullYear() - count))
  return then
}
