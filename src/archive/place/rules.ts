import type { ChapterHead } from '../works/index.ts'

/** Where somebody is in a work. */
export interface Place {
  /** names the browser or machine that it was noted by */
  readonly device: string
  readonly deviceName: string
  /** null when the chapter is gone */
  readonly chapterId: number | null
  /** among the posted chapters when it was noted, 1 for the first */
  readonly number: number
  /** id of the paragraph; empty for the beginning of the chapter */
  readonly block: string
  /** ids of the paragraphs before it, nearest first */
  readonly before: readonly string[]
  /** thousandths of the paragraph, and of the chapter */
  readonly offset: number
  readonly through: number
  /** UTC instant */
  readonly notedAt: string
}

const BLOCK = /^p[0-9a-z]{1,12}$/
/** Paragraphs before the place that are kept in case it goes. */
const BEFORE = 12

/** @returns the words that are ids of paragraphs, a dozen at most */
export function blocksIn(text: string): readonly string[] {
  return text
    .split(' ')
    .filter((word) => BLOCK.test(word))
    .slice(0, BEFORE)
}

/** @param html of a chapter
 * @returns the ids of its paragraphs */
export function blocksOf(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/ id="(p[0-9a-z]+)"/g)].map(([, id = '']) => id))
}

/** @returns 0 to 1000, whatever was sent */
export function thousandths(text: string): number {
  const number = Math.round(Number(text))
  return Number.isFinite(number) ? Math.min(1000, Math.max(0, number)) : 0
}

/** @returns the number that a chapter has for readers now: its own place, or where it stood when it is gone */
export function numberNow(place: Place, heads: readonly ChapterHead[]): number {
  const at = heads.findIndex(({ id }) => id === place.chapterId)
  return at >= 0 ? at + 1 : Math.max(1, Math.min(place.number, heads.length))
}

/** @returns the place's paragraph if the text still has it, else the nearest before it that is there; empty for the
 * beginning */
export function standing({ block, before }: Place, blocks: ReadonlySet<string>): string {
  return [block, ...before].find((id) => blocks.has(id)) ?? ''
}

/** @param said when a browser says that it noted a place, which may have waited for a connection
 * @returns that instant, or now for one that is none or has not come yet: a clock that runs ahead must not make its places the newest
 *   for ever */
export function notedAt(said: string, now: Date): string {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(said) ? Date.parse(said) : Number.NaN
  return new Date(at < now.getTime() ? at : now).toISOString()
}

const DOWN: readonly (readonly [from: number, words: string])[] = [
  [970, 'at its end'],
  [850, 'near its end'],
  [720, 'three quarters down'],
  [600, 'two thirds down'],
  [420, 'half way down'],
  [290, 'a third down'],
  [180, 'a quarter down'],
  [30, 'not far down'],
  [0, 'at its beginning'],
]

/** @param through thousandths
 * @returns "two thirds down" */
export function howFar(through: number): string {
  return DOWN.find(([from]) => through >= from)?.[1] ?? 'at its beginning'
}

/** The newest place counts. Another machine's is asked about when it is further on by more than a chapter.
 * @param places newest first */
export function furtherElsewhere(places: readonly Place[], heads: readonly ChapterHead[]): Place | undefined {
  const [newest, ...others] = places
  if (!newest) return undefined
  const here = numberNow(newest, heads)
  return others
    .toSorted((a, b) => numberNow(b, heads) - numberNow(a, heads))
    .find((other) => numberNow(other, heads) - here > 1)
}

/** @returns the numbers of the chapters behind the place that were posted since it was noted */
export function newSince(place: Place, heads: readonly ChapterHead[]): readonly number[] {
  const here = numberNow(place, heads)
  return heads.flatMap(({ postedAt }, at) =>
    at + 1 > here && postedAt !== null && postedAt > place.notedAt ? [at + 1] : [],
  )
}

/** @param numbers rising; at least one
 * @returns "chapter 5", "chapters 5–6" */
export function chapterWords(numbers: readonly number[]): string {
  const [first = 0, last = first] = [numbers[0], numbers.at(-1)]
  return first === last ? `chapter ${first}` : `chapters ${first}–${last}`
}

/** Nothing is left to read. */
export function isFinished(place: Place, chapterCount: number): boolean {
  return place.number >= chapterCount && place.through >= 950
}

const MACHINES =
  /bot\b|bot[/;]|crawl|spider|slurp|archiver|facebookexternalhit|preview|monitor|uptime|headless|lighthouse|curl\/|wget\/|python-|go-http-client|java\/|libwww|okhttp|scrapy/i

/** @param referrer as the browser sent it; @param own host of this archive
 * @returns the name of the site that led here, and nothing else of the address; undefined when it was none, or this one */
export function siteOf(referrer: string | undefined, own: string): string | undefined {
  const address = referrer === undefined ? null : URL.parse(referrer)
  if (!address || !/^https?:$/.test(address.protocol)) return undefined
  const site = address.hostname.replace(/^(?:www|m|mobile|old)\./, '')
  const foreign = address.host !== own && site.includes('.') && site.length <= 100
  return foreign && !/^[\d.]+$/.test(site) ? site : undefined
}

/** @returns whether whoever asks says that they are no reader, or says nothing at all */
export function isMachine(userAgent: string): boolean {
  return userAgent === '' || MACHINES.test(userAgent)
}
