import { ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { urls } from '../../urls.ts'
import type { Bookmark } from '../kinds.ts'
import { MOST, STATUSES } from '../rules.ts'
import type { ReadingList } from '../store/lists.ts'
import { BookmarkBlurb } from './blurb.tsx'
import { bookmarkTabs } from './list.tsx'

interface ListsProps {
  readonly login: string
  readonly token: string
  readonly lists: readonly ReadingList[]
  readonly typed: string
  readonly errors: FieldErrors
}

/** All reading lists of a member. */
export function ReadingListsPage({ login, token, lists, typed, errors }: ListsProps) {
  return (
    <>
      <h2 class="heading">Reading lists</h2>
      <Tabs label="Bookmarks" at="lists" pages={bookmarkTabs(login)} />
      {lists.length === 0 ? <p class="soft">A list puts bookmarks into an order. Only you see it.</p> : null}
      <ul class="directory">
        {lists.map(({ id, name, count }) => (
          <li>
            <a href={urls.readingList(login, id)} dir="auto">
              {name}
            </a>{' '}
            <span class="count">({count})</span>
          </li>
        ))}
      </ul>
      <form class="page" method="post" action={urls.readingLists(login)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <TextField
          name="name"
          label="Name of a new list"
          value={typed}
          error={errors.name}
          maxlength={MOST.list}
          dir="auto"
        />
        <p class="actions">
          <button type="submit" class="primary">
            Make the list
          </button>
        </p>
      </form>
    </>
  )
}

interface ListProps {
  readonly login: string
  readonly token: string
  readonly list: ReadingList
  readonly bookmarks: readonly Bookmark[]
  readonly viewer: Viewer
}

/** One list, in its order. */
export function ReadingListPage({ login, token, list, bookmarks, viewer }: ListProps) {
  const address = urls.readingList(login, list.id)
  return (
    <>
      <h2 class="heading" dir="auto">
        {list.name}
      </h2>
      <p>
        <a href={urls.readingLists(login)}>All reading lists</a>
      </p>
      <p class="keep-offline" data-enhance="keep-offline" data-source={urls.offlineWorks('list', list.id)} hidden>
        <button type="button">Keep the works of this list on this device</button> <span role="status"></span>
      </p>
      {bookmarks.some(({ item }) => item.kind === 'work') ? (
        <p class="actions">
          <a class="button" href={urls.downloadReadingList(list.id)}>
            Download all as EPUB
          </a>
        </p>
      ) : null}
      <h3 class="landmark heading">Bookmarks</h3>
      {bookmarks.length === 0 ? (
        <p class="soft">Nothing is on it yet. Edit a bookmark, and tick the list there.</p>
      ) : (
        <ol class="bookmark index group" role="group">
          {bookmarks.map((bookmark, at) => (
            <BookmarkBlurb bookmark={bookmark} viewer={viewer}>
              <Moves
                bookmark={bookmark}
                token={token}
                address={address}
                first={at === 0}
                last={at === bookmarks.length - 1}
              />
            </BookmarkBlurb>
          ))}
        </ol>
      )}
      <form class="inline" method="post" action={address}>
        <FormToken token={token} />
        <button type="submit" name="what" value="delete" class="danger">
          Delete the list
        </button>{' '}
        <span class="hint">The bookmarks on it stay.</span>
      </form>
    </>
  )
}

interface MovesProps {
  readonly bookmark: Bookmark
  readonly token: string
  readonly address: string
  readonly first: boolean
  readonly last: boolean
}

function Moves({ bookmark: { id, status }, token, address, first, last }: MovesProps) {
  return (
    <form class="list-moves" method="post" action={address}>
      <FormToken token={token} />
      <input type="hidden" name="bookmark" value={id} />
      <label for={`status-${id}`}>How far you are</label>{' '}
      <select id={`status-${id}`} name="status">
        {Object.entries(STATUSES).map(([value, words]) => (
          <option value={value} selected={value === status}>
            {words}
          </option>
        ))}
      </select>{' '}
      <button type="submit" name="what" value="status">
        Save
      </button>{' '}
      {first ? null : (
        <button type="submit" name="what" value="up">
          Move up
        </button>
      )}{' '}
      {last ? null : (
        <button type="submit" name="what" value="down">
          Move down
        </button>
      )}{' '}
      <button type="submit" name="what" value="off">
        Take off the list
      </button>
    </form>
  )
}
