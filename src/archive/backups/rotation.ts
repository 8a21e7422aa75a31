/** How many backups are kept: the newest of each of so many days, weeks and months. */
export interface Keeping {
  readonly days: number
  readonly weeks: number
  readonly months: number
}

const NAME = /^fanlight-(\d{4}-\d{2}-\d{2})\.tar$/

/** @returns the name of the backup of a day */
export function nameOfDay(now: Date): string {
  return `fanlight-${now.toISOString().slice(0, 10)}.tar`
}

/** @param names of whatever lies there; what was not named by {@link nameOfDay} is nobody's business
 * @returns those that have had their time */
export function outdated(names: readonly string[], { days, weeks, months }: Keeping): readonly string[] {
  const ours = names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
  const kept = new Set([
    ...newestOfEach(ours, (day) => day, days),
    ...newestOfEach(ours, weekOf, weeks),
    ...newestOfEach(ours, (day) => day.slice(0, 7), months),
  ])
  return ours.filter((name) => !kept.has(name))
}

function newestOfEach(names: readonly string[], spanOf: (day: string) => string, most: number): readonly string[] {
  const newest = new Map<string, string>()
  for (const name of names) {
    const span = spanOf(NAME.exec(name)?.[1] ?? '')
    if (!newest.has(span)) newest.set(span, name)
  }
  return [...newest.values()].slice(0, most)
}

const DAY = 86_400_000

/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
function weekOf(day: string): string {
  return String(Math.floor((Date.parse(day) / DAY + 3) / 7))
}
