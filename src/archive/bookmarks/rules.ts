import { foldName } from '../../platform/text/fold.ts'

/** How far somebody is with what they saved; empty says nothing of it. */
export const STATUSES = {
  '': 'No status',
  'to-read': 'To read',
  reading: 'Reading',
  finished: 'Finished',
  dropped: 'Dropped',
} as const

export type Status = keyof typeof STATUSES

export const MOST = { notes: 5000, tags: 75, tag: 150, title: 255, author: 255, url: 2000, list: 100 } as const

export interface BookmarkTyped {
  /** HTML or plain text */
  readonly notes: string
  /** names with commas between */
  readonly tags: string
  readonly private: boolean
  readonly rec: boolean
  readonly status: string
}

export interface ExternalTyped {
  readonly url: string
  readonly title: string
  readonly author: string
}

export interface BookmarkDetails {
  /** as typed */
  readonly notes: string
  readonly tags: readonly string[]
  readonly private: boolean
  readonly rec: boolean
  readonly status: Status
}

export interface ExternalDetails extends ExternalTyped {
  /** the same for addresses of the same page */
  readonly key: string
}

export type BookmarkProblem =
  | 'notes-long'
  | 'tags-many'
  | 'tag-long'
  | 'url-wrong'
  | 'title-missing'
  | 'title-long'
  | 'author-missing'
  | 'author-long'
  | 'list-missing'
  | 'list-long'
  | 'list-taken'

export type Problems = Readonly<Partial<Record<string, BookmarkProblem>>>

/** What the rules passed, or what is wrong with each field. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problems }

/** Spelling variants of one tag are one; an unknown status is none. */
export function checkBookmark(typed: BookmarkTyped): Checked<BookmarkDetails> {
  const tags = ownTags(typed.tags)
  const problems: Problems = {
    ...([...typed.notes].length > MOST.notes ? { notes: 'notes-long' } : {}),
    ...(tags.length > MOST.tags ? { tags: 'tags-many' } : {}),
    ...(tags.some((tag) => [...tag].length > MOST.tag) ? { tags: 'tag-long' } : {}),
  }
  if (Object.keys(problems).length > 0) return { ok: false, problem: problems }
  const status = typed.status in STATUSES ? (typed.status as Status) : ''
  return { ok: true, value: { notes: typed.notes, tags, private: typed.private, rec: typed.rec, status } }
}

function ownTags(typed: string): readonly string[] {
  const names = typed.split(/[,，、]/).map((name) => name.replace(/\s+/g, ' ').trim())
  return [...new Map(names.filter((name) => foldName(name) !== '').map((name) => [foldName(name), name])).values()]
}

/** A page elsewhere is known by its address, its title and who made it. */
export function checkExternal({ url, title, author }: ExternalTyped): Checked<ExternalDetails> {
  const key = urlKey(url)
  const problems: Problems = {
    ...(key === undefined || url.length > MOST.url ? { url: 'url-wrong' } : {}),
    ...(title === '' ? { title: 'title-missing' } : {}),
    ...([...title].length > MOST.title ? { title: 'title-long' } : {}),
    ...(author === '' ? { author: 'author-missing' } : {}),
    ...([...author].length > MOST.author ? { author: 'author-long' } : {}),
  }
  if (key === undefined || Object.keys(problems).length > 0) return { ok: false, problem: problems }
  return { ok: true, value: { url: new URL(url).href, title, author, key } }
}

/** Parameters that say where a link was found, not what it leads to. */
const ABOUT_THE_LINK = /^(utm_.+|fbclid|gclid|ref|ref_src|view_adult|view_full_work|show_comments)$/

/** @returns one spelling for an address: without scheme, www, the part behind #, a slash at its end, and parameters that
 * say only how one came; undefined for what is no address of a page */
export function urlKey(address: string): string | undefined {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.') || url.username !== '') return undefined
  for (const name of [...url.searchParams.keys()]) if (ABOUT_THE_LINK.test(name)) url.searchParams.delete(name)
  url.searchParams.sort()
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}`
}
