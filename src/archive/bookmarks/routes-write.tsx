import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import { memberOf, pseudsOf } from '../accounts/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { typedOf } from './around.tsx'
import { NOTHING_TYPED, readBookmark, readExternal } from './forms.ts'
import type { Bookmark } from './kinds.ts'
import { BookmarkForm, type BookmarkFormProps, DeleteBookmark, ExternalFields } from './pages/form.tsx'
import { type BookmarkTyped, checkBookmark, checkExternal, type ExternalTyped, type Problems } from './rules.ts'
import { sentencesOf } from './sentences.ts'
import { listsWith, readingListsOf, setLists } from './store/lists.ts'
import { findBookmark } from './store/read.ts'
import { changeTombstone, findOrMakeExternal, removeBookmark, saveBookmark } from './store/save.ts'
import { type Found, findTarget, targetOf } from './targets.ts'

type C = Context<WebEnv>

/** Saves a work or a series; saving it again changes the bookmark. */
export async function saveOf(house: House, c: C, kind: 'work' | 'series'): Promise<Response> {
  const member = memberOf(c)
  const found = await findTarget(house.db, kind, Number(c.req.param('id')), member)
  if (!found) return showNotFound(house, c)
  const typed = readBookmark(await readForm(c))
  const checked = checkBookmark(typed)
  if (!checked.ok) return showForm(house, c, { found, typed, problems: checked.problem })
  const id = await house.db
    .transaction()
    .execute((trx) => saveBookmark(trx, { userId: member.id, ...found, details: checked.value }, house.now()))
  return goOn(c, urls.bookmark(id), 'The bookmark is saved.', 302)
}

/** The form for a page elsewhere, or for the series that the address names. */
export async function showNew(house: House, c: C): Promise<Response> {
  const series = c.req.query('series')
  if (series === undefined) return showExternal(house, c, NOTHING_TYPED, { url: '', title: '', author: '' }, {})
  const found = await findTarget(house.db, 'series', Number(series), c.get('viewer'))
  return found ? showForm(house, c, { found, typed: NOTHING_TYPED, problems: {} }) : showNotFound(house, c)
}

/** Saves a page elsewhere. */
export async function makeExternal(house: House, c: C): Promise<Response> {
  const { id: userId } = memberOf(c)
  const form = await readForm(c)
  const [typed, elsewhere] = [readBookmark(form), readExternal(form)]
  const [checked, external] = [checkBookmark(typed), checkExternal(elsewhere)]
  if (!checked.ok || !external.ok) {
    const problems = { ...(external.ok ? {} : external.problem), ...(checked.ok ? {} : checked.problem) }
    return showExternal(house, c, typed, elsewhere, problems)
  }
  const id = await house.db.transaction().execute(async (trx) => {
    const page = await findOrMakeExternal(trx, external.value, house.now())
    const target = { kind: 'external', id: page.id } as const
    const bookmark = { userId, target, title: page.title, byline: page.author, details: checked.value }
    return saveBookmark(trx, bookmark, house.now())
  })
  return goOn(c, urls.bookmark(id), 'The bookmark is saved.', 302)
}

/** The form of a stored bookmark. */
export async function showEdit(house: House, c: C): Promise<Response> {
  const own = await findOwn(house, c)
  return own ? showStored(house, c, own, typedOf(own), {}) : showNotFound(house, c)
}

/** Browsers send POST and say in a field what they mean. */
export async function changeBookmark(house: House, c: C): Promise<Response> {
  const own = await findOwn(house, c)
  if (!own) return showNotFound(house, c)
  const form = await readForm(c)
  const member = memberOf(c)
  if (c.req.method === 'DELETE' || form.text('_method') === 'delete') {
    await house.db.transaction().execute((trx) => removeBookmark(trx, member.id, own.id, house.now()))
    return goOn(c, urls.userBookmarks(member.login), 'The bookmark is deleted.', 302)
  }
  const typed = readBookmark(form)
  const checked = checkBookmark(typed)
  if (!checked.ok) return showStored(house, c, own, typed, checked.problem)
  const found = await targetOf(house.db, own.item, member)
  await house.db.transaction().execute(async (trx) => {
    if (found) await saveBookmark(trx, { userId: member.id, ...found, details: checked.value }, house.now())
    else await changeTombstone(trx, own.id, checked.value)
    if (form.has('lists_shown')) await setLists(trx, member.id, own.id, listsIn(form))
  })
  return goOn(c, urls.bookmark(own.id), 'The bookmark is saved.', 302)
}

function listsIn(form: Form): ReadonlySet<number> {
  return new Set(form.texts('lists').map(Number))
}

async function findOwn(house: House, c: C): Promise<Bookmark | undefined> {
  const member = memberOf(c)
  const bookmark = await findBookmark(house.db, Number(c.req.param('id')), member)
  return bookmark?.userId === member.id ? bookmark : undefined
}

type NewProps = { readonly found: Found; readonly typed: BookmarkTyped; readonly problems: Problems }

async function showForm(house: House, c: C, { found, typed, problems }: NewProps): Promise<Response> {
  const { kind, id } = found.target
  const action = kind === 'work' ? urls.bookmarksOf(id) : urls.bookmarksOfSeries(id)
  const heading = (
    <>
      Bookmark <span dir="auto">{found.title}</span>
    </>
  )
  return showBookmarkForm(house, c, heading, { action, typed, id: undefined }, problems)
}

function showExternal(
  house: House,
  c: C,
  typed: BookmarkTyped,
  elsewhere: ExternalTyped,
  problems: Problems,
): Promise<Response> {
  const fields = <ExternalFields typed={elsewhere} errors={sentencesOf(problems)} />
  const form = { action: urls.bookmarks(), typed, id: undefined, children: fields }
  return showBookmarkForm(house, c, 'Bookmark a page elsewhere', form, problems)
}

async function showStored(
  house: House,
  c: C,
  own: Bookmark,
  typed: BookmarkTyped,
  problems: Problems,
): Promise<Response> {
  const [lists, on] = [await readingListsOf(house.db, own.userId), await listsWith(house.db, own.id)]
  const form = { action: urls.bookmark(own.id), typed, id: own.id, lists, on }
  const title = own.item.kind === 'work' ? own.item.blurb.title : own.item.title
  const heading = (
    <>
      Your bookmark of <span dir="auto">{title}</span>
    </>
  )
  return showBookmarkForm(house, c, heading, form, problems)
}

async function showBookmarkForm(
  house: House,
  c: C,
  heading: Child,
  form: Omit<BookmarkFormProps, 'token' | 'pseudId' | 'errors'>,
  problems: Problems,
): Promise<Response> {
  const [pseud] = await pseudsOf(house.db, memberOf(c).id)
  const token = formToken(house, c)
  const body = (
    <>
      <h2 class="heading">{heading}</h2>
      <BookmarkForm {...form} token={token} pseudId={pseud?.id ?? 0} errors={sentencesOf(problems)} />
      {form.id === undefined ? null : <DeleteBookmark id={form.id} token={token} />}
    </>
  )
  const page = { title: 'Bookmark', main: 'bookmarks-edit region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(problems).length > 0 ? 422 : 200)
}
