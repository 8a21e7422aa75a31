import type { Child } from 'hono/jsx'
import { withThousands } from '../../../platform/text/dates.ts'
import { Pagination } from '../../../platform/ui/pagination.tsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { type AskedLine, FiltersNote, QueryLine, SearchTabs, type Tally } from '../../search/index.ts'
import { urls } from '../../urls.ts'
import type { Bookmark } from '../kinds.ts'
import { STATUSES } from '../rules.ts'
import type { Wanted } from '../store/read.ts'
import { BookmarkBlurb } from './blurb.tsx'

/** One page of a list of bookmarks. */
export interface Listed {
  readonly bookmarks: readonly Bookmark[]
  readonly count: number
  readonly hidden: Tally['hidden']
  readonly page: number
  readonly pages: number
  readonly wanted: Wanted
  readonly viewer: Viewer
}

export const A_PAGE = 20

type UserBookmarksProps = Listed & {
  readonly asked: AskedLine
  readonly login: string
  readonly own: boolean
  /** the owner's own tags, for the owner */
  readonly tags: readonly { readonly name: string; readonly count: number }[]
}

/** What somebody has saved; for themselves, with ways to search in it. */
export function UserBookmarksPage(props: UserBookmarksProps) {
  const { login, own, wanted, count, hidden } = props
  const withFilters = (off: boolean) =>
    addressOf(login, { ...wanted, filters: { ...wanted.filters, off } }, props.asked.line)
  return (
    <>
      <div class="head">
        <h2 class="heading">
          {rangeOf(props)} by {login}
        </h2>
        {own ? (
          <>
            <Tabs label="Bookmarks" at="bookmarks" pages={bookmarkTabs(login)} />
            <p class="actions">
              <a class="button" href={urls.newBookmark()}>
                Bookmark a page elsewhere
              </a>{' '}
              {props.bookmarks.some(({ item }) => item.kind === 'work') ? (
                <a class="button" href={urls.downloadBookmarks()}>
                  Download all as EPUB
                </a>
              ) : null}
            </p>
            {props.asked.line === '' ? null : (
              <SearchTabs at="bookmarks" line={props.asked.line} viewer={props.viewer} />
            )}
          </>
        ) : null}
      </div>
      <FiltersNote hidden={hidden} off={wanted.filters.off} other={withFilters(!wanted.filters.off)} />
      {count > 0 || hidden?.total || isNarrowed(wanted) ? <Search {...props} /> : null}
      <div class="results">
        <BookmarkList
          {...props}
          empty={hidden?.total && !isNarrowed(wanted) ? null : <Nothing own={own} narrowed={isNarrowed(wanted)} />}
        />
        <Pagination
          page={props.page}
          pages={props.pages}
          href={(page) => addressOf(login, wanted, props.asked.line, page)}
        />
      </div>
    </>
  )
}

/** The pages that belong to what one saved. */
export function bookmarkTabs(login: string) {
  return [
    ['bookmarks', 'Bookmarks', urls.userBookmarks(login)],
    ['lists', 'Reading lists', urls.readingLists(login)],
  ] as const
}

type ListProps = Pick<Listed, 'bookmarks' | 'viewer'> & {
  readonly empty: Child
  /** what was looked for */
  readonly asked?: AskedLine
}

function BookmarkList({ bookmarks, viewer, empty, asked }: ListProps) {
  if (bookmarks.length === 0) return empty
  return (
    <>
      <h3 class="landmark heading">Bookmarks</h3>
      <ol class="bookmark index group" role="group">
        {bookmarks.map((bookmark) => (
          <BookmarkBlurb bookmark={bookmark} viewer={viewer} asked={asked} />
        ))}
      </ol>
    </>
  )
}

function Nothing({ own, narrowed }: { readonly own: boolean; readonly narrowed: boolean }) {
  if (narrowed) return <p class="soft">No bookmark here is like that.</p>
  return (
    <div class="empty">
      <h3 class="heading">No bookmarks yet</h3>
      <p>
        {own
          ? 'Bookmark stands above and below every work; what you save there stands here.'
          : 'There is nothing to see.'}
      </p>
    </div>
  )
}

/** @returns "21 - 40 of 57 Bookmarks", as readers' tools expect it */
function rangeOf({ page, count }: Listed): string {
  const words = count === 1 ? 'Bookmark' : 'Bookmarks'
  if (count <= A_PAGE) return `${count} ${words}`
  const [from, to] = [(page - 1) * A_PAGE + 1, Math.min(page * A_PAGE, count)]
  return `${withThousands(from)} - ${withThousands(to)} of ${withThousands(count)} ${words}`
}

function isNarrowed({ asked, tag, rec, private: hidden, status }: Wanted): boolean {
  return asked !== undefined || tag !== '' || rec || hidden || status !== ''
}

function addressOf(login: string, wanted: Wanted, line: string, page?: number): string {
  const parameters = new URLSearchParams()
  if (line !== '') parameters.set('query', line)
  if (wanted.tag !== '') parameters.set('tag', wanted.tag)
  if (wanted.rec) parameters.set('rec', '1')
  if (wanted.private) parameters.set('private', '1')
  if (wanted.status !== '') parameters.set('status', wanted.status)
  if (wanted.sort !== 'saved') parameters.set('sort', wanted.sort)
  if (wanted.filters.off) parameters.set('my_filters', 'off')
  if (page !== undefined) parameters.set('page', String(page))
  return parameters.size === 0 ? urls.userBookmarks(login) : `${urls.userBookmarks(login)}?${parameters}`
}

function Search({ login, own, wanted, tags, asked }: UserBookmarksProps) {
  return (
    <form
      class="filters bookmark-search"
      role="search"
      aria-label="Bookmarks"
      method="get"
      action={urls.userBookmarks(login)}
    >
      <QueryLine
        label={own ? 'Search your bookmarks' : 'Search these bookmarks'}
        value={asked.line}
        mistakes={asked.mistakes}
        address={(line) => addressOf(login, wanted, line)}
        name="query"
      />
      <p class="field">
        <label for="bookmark-tag">{own ? 'Your tag' : 'Tag'}</label>
        <input id="bookmark-tag" name="tag" value={wanted.tag} list="own-tags" dir="auto" />
        <datalist id="own-tags">
          {tags.map(({ name, count }) => (
            <option value={name}>{`${name} (${count})`}</option>
          ))}
        </datalist>
      </p>
      {own ? <StatusChoice status={wanted.status} /> : null}
      <p class="field">
        <label for="bookmark-sort">Order</label>
        <select id="bookmark-sort" name="sort">
          <option value="saved">Saved last</option>
          <option value="updated" selected={wanted.sort === 'updated'}>
            Updated last
          </option>
          <option value="title" selected={wanted.sort === 'title'}>
            Title
          </option>
        </select>
      </p>
      <p class="field check">
        <label>
          <input type="checkbox" name="rec" value="1" checked={wanted.rec} /> <span>Recs only</span>
        </label>
      </p>
      {own ? (
        <p class="field check">
          <label>
            <input type="checkbox" name="private" value="1" checked={wanted.private} /> <span>Private only</span>
          </label>
        </p>
      ) : null}
      <p class="actions">
        <button type="submit">Show</button>
      </p>
    </form>
  )
}

function StatusChoice({ status }: { readonly status: string }) {
  return (
    <p class="field">
      <label for="bookmark-status">How far you are</label>
      <select id="bookmark-status" name="status">
        <option value="">Anywhere</option>
        {Object.entries(STATUSES).map(([value, words]) =>
          value === '' ? null : (
            <option value={value} selected={value === status}>
              {words}
            </option>
          ),
        )}
      </select>
    </p>
  )
}

type OfProps = Listed & {
  readonly title: string
  readonly address: string
  readonly href: (page: number) => string
}

/** Who has saved a work or a series. */
export function BookmarksOfPage(props: OfProps) {
  return (
    <>
      <h2 class="heading">
        {rangeOf(props)} of{' '}
        <a href={props.address} dir="auto">
          {props.title}
        </a>
      </h2>
      <BookmarkList {...props} empty={<p class="soft">Nobody has saved this for others to see.</p>} />
      <Pagination page={props.page} pages={props.pages} href={props.href} />
    </>
  )
}
