/** How long the pieces are into which time is cut. */
export type Period = 'day' | 'week' | 'month' | 'year'

/** What is counted. */
export const MEASURES = ['hits', 'kudos', 'comments', 'bookmarks', 'downloads', 'subscriptions'] as const
export type Measure = (typeof MEASURES)[number]

export type Figures = Readonly<Record<Measure, number>>

/** One piece of time with what came in it. */
export interface Piece {
  /** as people call it: 2026-03-09, "week of 2026-03-09", 2026-03, 2026 */
  readonly name: string
  readonly figures: Figures
}

export const NOTHING: Figures = { hits: 0, kudos: 0, comments: 0, bookmarks: 0, downloads: 0, subscriptions: 0 }

/** Pieces that are shown. */
const SHOWN: Readonly<Record<Period, number>> = { day: 31, week: 26, month: 24, year: 10 }
const DAY = 86_400_000

/** @returns what the address asks for; days where it does not say */
export function periodFrom(asked: string | undefined): Period {
  return asked === 'week' || asked === 'month' || asked === 'year' ? asked : 'day'
}

export function measureFrom(asked: string | undefined): Measure {
  return MEASURES.find((measure) => measure === asked) ?? 'hits'
}

/** @returns the first days of the pieces that are shown, the oldest first, in UTC */
export function pieces(period: Period, now: Date): readonly string[] {
  return Array.from({ length: SHOWN[period] }, (_, back) => startOf(period, now, SHOWN[period] - 1 - back))
}

function startOf(period: Period, now: Date, back: number): string {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()]
  if (period === 'year') return `${year - back}-01-01`
  if (period === 'month') return new Date(Date.UTC(year, month - back, 1)).toISOString().slice(0, 10)
  const monday = now.getTime() - ((now.getUTCDay() + 6) % 7) * DAY
  const from = period === 'week' ? monday - back * 7 * DAY : now.getTime() - back * DAY
  return new Date(from).toISOString().slice(0, 10)
}

/** Puts days together.
 * @param days with what came on each, in any order
 * @returns a piece for each start, with nothing in it where nothing came */
export function gather(
  period: Period,
  starts: readonly string[],
  days: readonly { readonly day: string; readonly figures: Partial<Figures> }[],
): readonly Piece[] {
  const sums = starts.map(() => ({ ...NOTHING }) as Record<Measure, number>)
  for (const { day, figures } of days) {
    const sum = sums[starts.findLastIndex((start) => start <= day)]
    if (sum) for (const measure of MEASURES) sum[measure] += figures[measure] ?? 0
  }
  return starts.map((start, at) => ({ name: nameOf(period, start), figures: sums[at] ?? NOTHING }))
}

function nameOf(period: Period, start: string): string {
  if (period === 'week') return `week of ${start}`
  return period === 'day' ? start : start.slice(0, period === 'month' ? 7 : 4)
}

/** As a table for other programs, a line for each piece.
 * @see https://www.rfc-editor.org/rfc/rfc4180 */
export function csvOf(found: readonly Piece[]): string {
  const lines = found.map(({ name, figures }) => [name, ...MEASURES.map((measure) => figures[measure])].join(','))
  return `${[['from', ...MEASURES].join(','), ...lines].join('\r\n')}\r\n`
}
