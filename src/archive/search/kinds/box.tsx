import type { Child } from 'hono/jsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { urls } from '../../urls.ts'
import { field } from '../filter/names.ts'
import { QueryLine } from '../pages/query-line.tsx'
import type { Mistake } from '../query/mistakes.ts'

/** What can be searched for with the same box. */
export type SearchKind = 'works' | 'people' | 'tags' | 'collections' | 'bookmarks' | 'history'

/** @returns where things of a kind are searched, with this line */
export function searchOf(kind: SearchKind, line: string, login: string): string {
  const [path, name] = PLACES[kind](login)
  return line === '' ? path : `${path}?${new URLSearchParams({ [name]: line })}`
}

const PLACES: Readonly<Record<SearchKind, (login: string) => readonly [path: string, name: string]>> = {
  works: () => [urls.searchWorks(), field('query')],
  people: () => [urls.searchPeople(), 'query'],
  tags: () => [urls.searchTags(), 'query'],
  collections: () => [urls.collections(), 'query'],
  bookmarks: (login) => [urls.userBookmarks(login), 'query'],
  history: (login) => [urls.readings(login), 'query'],
}

const EVERYBODY: readonly (readonly [SearchKind, string])[] = [
  ['works', 'Works'],
  ['people', 'People'],
  ['tags', 'Tags'],
  ['collections', 'Collections'],
]
const MEMBERS: readonly (readonly [SearchKind, string])[] = [
  ...EVERYBODY,
  ['bookmarks', 'Your bookmarks'],
  ['history', 'Your history'],
]

type SearchTabsProps = { readonly at: SearchKind; readonly line: string; readonly viewer: Viewer }

/** The ways from one kind of thing to another, which take the words along. */
export function SearchTabs({ at, line, viewer }: SearchTabsProps) {
  const login = viewer.kind === 'member' ? viewer.login : ''
  const kinds = viewer.kind === 'member' ? MEMBERS : EVERYBODY
  return (
    <Tabs label="Search for" at={at} pages={kinds.map(([kind, words]) => [kind, words, searchOf(kind, line, login)])} />
  )
}

type SearchBoxProps = {
  readonly label: string
  readonly line: string
  readonly mistakes: readonly Mistake[]
  readonly hint?: Child
  /** where it is sent to */
  readonly action: string
  /** the address of the same list with another line */
  readonly address: (line: string) => string
  /** other fields of the list, which go along */
  readonly children?: Child
}

/** The box for what is no listing of works: the same line, the same help, the same words about what is wrong in it. */
export function SearchBox({ label, line, mistakes, hint, action, address, children }: SearchBoxProps) {
  return (
    <form class="search-line" role="search" aria-label={label} method="get" action={action}>
      <QueryLine label={label} value={line} hint={hint} mistakes={mistakes} address={address} name="query" />
      {children}
      <button type="submit" class="primary">
        Search
      </button>
    </form>
  )
}
