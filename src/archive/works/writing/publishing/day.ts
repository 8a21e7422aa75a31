import { isoDay } from '../../../../platform/text/dates.ts'
import { allow, type Result, refuse } from '../../../../platform/text/result.ts'

export type DayProblem = 'day-missing' | 'day-broken' | 'day-ahead' | 'day-early'

/** Nobody backdates to before this: stories of fans are older than archives, but not than fanzines. */
const FIRST_DAY = '1930-01-01'

/**
 * The day on which something was first published, here or elsewhere.
 * @param typed as browsers send it, `2009-03-29`
 * @param stored when it was posted as far as we know, UTC instant; a day that is not changed keeps its minute
 * @returns a UTC instant, never later than now; noon of a day that is over
 */
export function dayFrom(typed: string, stored: string | null, now: Date): Result<string, DayProblem> {
  const day = typed.trim()
  if (day === '') return refuse('day-missing')
  if (stored !== null && isoDay(stored) === day) return allow(stored)
  if (!isDay(day)) return refuse('day-broken')
  const today = isoDay(now.toISOString())
  if (day > today) return refuse('day-ahead')
  if (day < FIRST_DAY) return refuse('day-early')
  return allow(day === today ? now.toISOString() : `${day}T12:00:00.000Z`)
}

function isDay(typed: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(typed)) return false
  const at = new Date(`${typed}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && isoDay(at.toISOString()) === typed
}
