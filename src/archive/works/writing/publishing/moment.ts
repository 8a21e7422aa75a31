import { blurbDay } from '../../../../platform/text/dates.ts'
import { allow, type Result, refuse } from '../../../../platform/text/result.ts'

/** Names of time zones, as browsers know them too. */
export const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

export type MomentProblem = 'when-missing' | 'when-broken' | 'when-past' | 'when-far' | 'zone-unknown'

/** Planning further ahead than this is most likely a slip. */
const MOST_YEARS = 5

/**
 * When a draft shall be posted.
 * @param typed a local date and time as browsers send it, `2026-03-29T09:30`; seconds are left out
 * @param zone IANA name. A time that the clock leaves out there means the same distance later; one that it repeats, the first
 * @returns the instant, later than now
 */
export function momentFrom(typed: string, zone: string, now: Date): Result<Date, MomentProblem> {
  const words = typed.trim().replace(' ', 'T')
  if (words === '') return refuse('when-missing')
  if (!ZONES.includes(zone)) return refuse('zone-unknown')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(words)) return refuse('when-broken')
  const at = instantOf(words.slice(0, 16), zone)
  if (at === undefined) return refuse('when-broken')
  if (at.getTime() <= now.getTime()) return refuse('when-past')
  return at.getTime() > now.getTime() + MOST_YEARS * 366 * 86_400_000 ? refuse('when-far') : allow(at)
}

function instantOf(words: string, zone: string): Date | undefined {
  try {
    return new Date(Temporal.PlainDateTime.from(words).toZonedDateTime(zone).epochMilliseconds)
  } catch {
    return undefined
  }
}

/** @param instant UTC
 * @returns the same as a form shows it, `2026-03-29T09:30` */
export function typedMoment(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16)
}

/** @returns `29 Mar 2026, 09:30 (Europe/Berlin)` */
export function momentIn(instant: string, zone: string): string {
  const local = typedMoment(instant, zone)
  return `${blurbDay(local)}, ${local.slice(11)} (${zone})`
}
