import { urls } from '../urls.ts'

/** What can be followed. */
export const KINDS = ['work', 'series', 'author', 'tag', 'collection', 'search'] as const
export type Kind = (typeof KINDS)[number]

/** In the words that readers' tools send. */
const SENT: Readonly<Record<string, Kind>> = {
  Work: 'work',
  Series: 'series',
  User: 'author',
  Tag: 'tag',
  Collection: 'collection',
  Search: 'search',
}

/** @param type as a form sends it
 * @returns undefined for what cannot be followed */
export function kindSent(type: string): Kind | undefined {
  return SENT[type]
}

/** How somebody wants to be told. */
export const MAILS = { 'at-once': 'At once', daily: 'Once a day', weekly: 'Once a week', never: 'Not by mail' } as const
export type Mails = keyof typeof MAILS

const DAY = 86_400_000
const SIX = 6 * 3_600_000

/** @returns when the mail of the day or the week goes out next: at six in the morning, UTC, on a Monday for the week */
export function nextDigest(now: Date, mails: 'daily' | 'weekly' = 'daily'): Date {
  const today = Math.floor(now.getTime() / DAY) * DAY + SIX
  const next = new Date(today > now.getTime() ? today : today + DAY)
  const toMonday = mails === 'weekly' ? (8 - next.getUTCDay()) % 7 : 0
  return new Date(next.getTime() + toMonday * DAY)
}

/** Something that was posted, as a mail tells it. */
export interface News {
  readonly workId: number
  readonly title: string
  /** "Anonymous" where nobody is named */
  readonly byline: string
  readonly adult: boolean
  /** undefined when the whole work was posted */
  readonly chapter: { readonly id: number; readonly number: number } | undefined
}

/** @returns a subject without titles of works for adults: it is seen by whoever stands behind the reader */
export function subjectOf(news: readonly News[], archive: string): string {
  const [first, ...others] = news
  if (!first || others.length > 0) return `${news.length} new at ${archive}`
  const what = first.chapter ? `Chapter ${first.chapter.number}` : 'A new work'
  if (first.adult) return `${what} at ${archive}`
  return first.chapter ? `${what} of “${first.title}”` : `${what}: “${first.title}”`
}

/** @returns "Chapter 3 of “Tea at Dawn” by quillfeather" and the way there */
export function newsLines({ workId, title, byline, chapter }: News): readonly [words: string, address: string] {
  return chapter
    ? [`Chapter ${chapter.number} of “${title}” by ${byline}`, urls.chapter(workId, chapter.id)]
    : [`“${title}” by ${byline}, a new work`, urls.work(workId)]
}
