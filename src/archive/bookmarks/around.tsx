import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { forEditing } from '../../platform/text/blocks.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { pseudsOf } from '../accounts/index.ts'
import { formToken } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import type { Around, Series, Shown } from '../works/index.ts'
import { NOTHING_TYPED } from './forms.ts'
import type { Bookmark, Target } from './kinds.ts'
import { BookmarkForm } from './pages/form.tsx'
import type { BookmarkTyped } from './rules.ts'
import { ownBookmark } from './store/read.ts'

/** Around a work: the way to save it. A guest is led to log in, the same for every guest. */
export async function bookmarkAround(house: House, c: Context<WebEnv>, { work }: Shown): Promise<Around> {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') return { actions: <ToLogIn back={urls.work(work.id)} /> }
  const own = await ownBookmark(house.db, viewer, { kind: 'work', id: work.id })
  const words = own ? 'Edit Bookmark' : 'Bookmark'
  const link = (
    <li class="bookmark">
      <a class="bookmark_form_placement_open" href="#bookmark-form">
        {words}
      </a>
    </li>
  )
  return {
    actions: link,
    endings: link,
    after: await formFor(house, c, viewer, { kind: 'work', id: work.id }, own),
  }
}

/** Around a series: the same, on a page of its own. */
export async function bookmarkSeries(house: House, c: Context<WebEnv>, series: Series): Promise<Child> {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') return <ToLogIn back={urls.series(series.id)} />
  const own = await ownBookmark(house.db, viewer, { kind: 'series', id: series.id })
  return (
    <li class="bookmark">
      <a
        class="bookmark_form_placement_open"
        href={own ? urls.editBookmark(own.id) : `${urls.newBookmark()}?series=${series.id}`}
      >
        {own ? 'Edit Bookmark' : 'Bookmark Series'}
      </a>
    </li>
  )
}

function ToLogIn({ back }: { readonly back: string }) {
  return (
    <li class="bookmark">
      <a class="bookmark_form_placement_open" href={`${urls.login()}?return_to=${encodeURIComponent(back)}`}>
        Bookmark
      </a>
    </li>
  )
}

async function formFor(
  house: House,
  c: Context<WebEnv>,
  member: Member,
  target: Target,
  own: Bookmark | undefined,
): Promise<Child> {
  const [pseud] = await pseudsOf(house.db, member.id)
  return (
    <section id="bookmark-form" class="card">
      <h3 class="heading">{own ? 'Your bookmark' : 'Save this work'}</h3>
      <BookmarkForm
        token={formToken(house, c)}
        action={own ? urls.bookmark(own.id) : urls.bookmarksOf(target.id)}
        pseudId={pseud?.id ?? 0}
        typed={own ? typedOf(own) : NOTHING_TYPED}
        id={own?.id}
      />
      <p>
        <a href="#main">Close</a>
      </p>
    </section>
  )
}

/** @returns a bookmark as it is edited */
export function typedOf({ notes, tags, private: hidden, rec, status }: Bookmark): BookmarkTyped {
  return { notes: forEditing(notes), tags: tags.join(', '), private: hidden, rec, status }
}
