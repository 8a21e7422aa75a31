import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { blurbDay } from '../../../platform/text/dates.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { AskedLine } from '../../search/index.ts'
import { urls } from '../../urls.ts'
import { BlurbBody, writeBlurb } from '../../works/index.ts'
import type { Bookmark, Item } from '../kinds.ts'
import { STATUSES } from '../rules.ts'

type BookmarkBlurbProps = {
  readonly bookmark: Bookmark
  readonly viewer: Viewer
  /** what was looked for */
  readonly asked?: AskedLine | undefined
  /** controls of the list it stands in */
  readonly children?: Child
}

/** A bookmark in a list: what was saved, and what was said of it.
 * @see docs/architecture.md, addresses: readers' tools rely on every class and order in it */
export function BookmarkBlurb({ bookmark, viewer, asked, children }: BookmarkBlurbProps) {
  const { id, item, userId } = bookmark
  return (
    <li id={`bookmark_${id}`} class={`bookmark blurb group ${nameOf(item)}user-${userId}`} role="article">
      <Signs bookmark={bookmark} />
      <ItemBody item={item} asked={asked} />
      <Said bookmark={bookmark} viewer={viewer} />
      {children}
    </li>
  )
}

function nameOf(item: Item): string {
  if (item.kind === 'gone') return ''
  const id = item.kind === 'work' ? item.blurb.id : item.id
  return `${item.kind === 'external' ? 'external-work' : item.kind}-${id} `
}

/** Tools take the number of the work from the link, so it is there for a count of nothing too. */
function Signs({ bookmark: { item, rec, private: hidden } }: { readonly bookmark: Bookmark }) {
  const [sign, words] = rec ? ['rec', 'Rec'] : hidden ? ['private', 'Private Bookmark'] : ['public', 'Public Bookmark']
  return (
    <p class="status">
      <span class={sign} title={words}>
        {words}
      </span>
      {rec && hidden ? (
        <>
          {' '}
          <span class="private" title="Private Bookmark">
            Private Bookmark
          </span>
        </>
      ) : null}
      {item.kind === 'work' ? (
        <>
          {' '}
          <span class="count">
            <a href={urls.bookmarksOf(item.blurb.id)} aria-label={`Bookmarks of it: ${item.blurb.counters.bookmarks}`}>
              {item.blurb.counters.bookmarks}
            </a>
          </span>
        </>
      ) : null}
    </p>
  )
}

function ItemBody({ item, asked }: { readonly item: Item; readonly asked: AskedLine | undefined }) {
  if (item.kind === 'work') {
    const written = writeBlurb(item.blurb)
    return <BlurbBody written={asked?.marked(written) ?? written} counters={item.blurb.counters} />
  }
  if (item.kind === 'gone') {
    return (
      <div class="header module">
        <h4 class="heading" dir="auto">
          {item.title}
        </h4>
        <p class="soft">This is no longer here. Only you see that you had saved it.</p>
      </div>
    )
  }
  return (
    <div class="header module">
      <h4 class="heading">
        <a href={item.kind === 'series' ? urls.series(item.id) : item.url} rel={relOf(item)} dir="auto">
          {item.title}
        </a>
        {item.kind === 'external' ? ` by ${item.author}` : null}
      </h4>
      <p class="soft">
        {item.kind === 'series'
          ? `A series of ${item.works === 1 ? '1 work' : `${item.works} works`}`
          : `Elsewhere, at ${URL.parse(item.url)?.host ?? item.url}`}
      </p>
    </div>
  )
}

function relOf({ kind }: Item): string | undefined {
  return kind === 'external' ? 'nofollow noreferrer ugc' : undefined
}

function Said({ bookmark, viewer }: { readonly bookmark: Bookmark; readonly viewer: Viewer }) {
  const { login, userId, tags, notes, status } = bookmark
  const own = viewer.kind === 'member' && viewer.id === userId
  return (
    <div class={own ? 'own user module group' : 'user module group'}>
      <h5 class="byline heading">
        Bookmarked by <a href={urls.user(login)}>{login}</a>
        {own && status !== '' ? <span class="reading-status"> · {STATUSES[status]}</span> : null}
      </h5>
      <p class="datetime">{blurbDay(bookmark.createdAt)}</p>
      {tags.length > 0 ? (
        <ul class="meta tags commas">
          {tags.map((tag) => (
            <>
              <li>
                <a class="tag" href={`${urls.userBookmarks(login)}?tag=${encodeURIComponent(tag)}`} dir="auto">
                  {tag}
                </a>
              </li>{' '}
            </>
          ))}
        </ul>
      ) : null}
      {notes === '' ? null : (
        <blockquote class="userstuff notes" dir="auto">
          {raw(notes)}
        </blockquote>
      )}
      {own ? (
        <ul class="actions">
          <li>
            <a href={urls.editBookmark(bookmark.id)}>Edit</a>
          </li>
        </ul>
      ) : null}
    </div>
  )
}
