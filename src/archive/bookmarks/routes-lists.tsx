import type { Context } from 'hono'
import { foldName } from '../../platform/text/fold.ts'
import { readForm } from '../../platform/web/form.ts'
import { memberOf } from '../accounts/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { ReadingListPage, ReadingListsPage } from './pages/lists.tsx'
import { MOST, type Problems, STATUSES } from './rules.ts'
import { sentencesOf } from './sentences.ts'
import {
  bookmarksOn,
  makeReadingList,
  moveOnList,
  type ReadingList,
  readingListsOf,
  removeReadingList,
  setStatus,
} from './store/lists.ts'
import { ownBookmarks } from './store/read.ts'

type C = Context<WebEnv>

/** All lists of the member. */
export async function showLists(house: House, c: C, typed = '', problems: Problems = {}): Promise<Response> {
  const { id, login } = memberOf(c)
  const lists = await readingListsOf(house.db, id)
  const body = (
    <ReadingListsPage
      login={login}
      token={formToken(house, c)}
      lists={lists}
      typed={typed}
      errors={sentencesOf(problems)}
    />
  )
  const page = { title: 'Reading lists', main: 'lists-index region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(problems).length > 0 ? 422 : 200)
}

export async function makeList(house: House, c: C): Promise<Response> {
  const { id, login } = memberOf(c)
  const name = (await readForm(c)).text('name').replace(/\s+/g, ' ').trim()
  if (foldName(name) === '') return showLists(house, c, name, { name: 'list-missing' })
  if ([...name].length > MOST.list) return showLists(house, c, name, { name: 'list-long' })
  const made = await makeReadingList(house.db, id, name, house.now())
  if (made === undefined) return showLists(house, c, name, { name: 'list-taken' })
  return goOn(c, urls.readingList(login, made), 'The list is made.')
}

export async function showList(house: House, c: C): Promise<Response> {
  const list = await findList(house, c)
  if (!list) return showNotFound(house, c)
  const viewer = memberOf(c)
  const bookmarks = await ownBookmarks(house.db, viewer, await bookmarksOn(house.db, list.id))
  const token = formToken(house, c)
  const body = <ReadingListPage login={viewer.login} token={token} list={list} bookmarks={bookmarks} viewer={viewer} />
  return showPage(house, c, { title: list.name, main: 'lists-show region', unlisted: true, body })
}

export async function changeList(house: House, c: C): Promise<Response> {
  const list = await findList(house, c)
  if (!list) return showNotFound(house, c)
  const { id, login } = memberOf(c)
  const form = await readForm(c)
  const [what, bookmark, status] = [form.text('what'), Number(form.text('bookmark')), form.text('status')]
  if (what === 'delete') {
    await house.db.transaction().execute((trx) => removeReadingList(trx, id, list.id))
    return goOn(c, urls.readingLists(login), 'The list is deleted; the bookmarks are still there.')
  }
  const isOn = (await bookmarksOn(house.db, list.id)).includes(bookmark)
  await house.db.transaction().execute(async (trx) => {
    if (isOn && (what === 'up' || what === 'down' || what === 'off')) await moveOnList(trx, list.id, bookmark, what)
    if (isOn && what === 'status' && status in STATUSES) await setStatus(trx, id, bookmark, status)
  })
  return goOn(c, urls.readingList(login, list.id), 'Saved.')
}

async function findList(house: House, c: C): Promise<ReadingList | undefined> {
  const lists = await readingListsOf(house.db, memberOf(c).id)
  return lists.find(({ id }) => id === Number(c.req.param('id')))
}
