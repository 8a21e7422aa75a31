import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { Member } from '../../../platform/web/viewer.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Work } from '../kinds.ts'
import { Dashboard } from '../pages/dashboard.tsx'
import { autosavesOf } from '../store/autosaves.ts'
import { binWork, postWork, restoreWork } from '../store/lifecycle.ts'
import { binOf, draftsOf } from '../store/own.ts'
import { countFor, findPerson } from '../store/people.ts'
import { chaptersOf, chapterTexts, findOwnWork } from '../store/read.ts'
import { checkWorkForm } from './check.ts'
import { type Desk, hasEmptyChapter, NOT_ALL_WRITTEN, openDesk, writtenOf } from './desk.ts'
import { showEditPage } from './edit-page.tsx'
import { type C, idIn, memberOf, withOwner, withOwnWork } from './own.ts'
import { DeleteWorkPage } from './pages/delete.tsx'
import { Preview } from './pages/preview.tsx'
import { BinPage, DraftsPage } from './pages/shelf.tsx'
import { StoredPreviewHead } from './pages/stored-preview.tsx'
import { storedWorkFields } from './work-fields.ts'

/** Drafts and the bin, and what takes a work from one place to another. */
export function shelfRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const work = '/works/:id{[0-9]+}'
  routes.get(`${work}/preview`, requireMember(), (c) => withOwnWork(house, c, (own) => preview(house, c, own)))
  routes.post(`${work}/post`, requireMember(), (c) =>
    withOwnWork(house, c, async (own, member) => post(house, c, await openDesk(house, own, member))),
  )
  routes.get(`${work}/delete`, requireMember(), (c) => withOwnWork(house, c, (own) => askToDelete(house, c, own)))
  routes.post(`${work}/delete`, requireMember(), (c) => withOwnWork(house, c, (own) => remove(house, c, own)))
  routes.post(`${work}/restore`, requireMember(), (c) => restore(house, c))
  routes.get('/users/:login/works/drafts', requireMember(), (c) =>
    withOwner(house, c, async (member) =>
      showShelf(
        house,
        c,
        member,
        'drafts',
        <DraftsPage works={await draftsOf(house.db, member.id)} unsaved={await autosavesOf(house.db, member.id)} />,
      ),
    ),
  )
  routes.get('/users/:login/works/bin', requireMember(), (c) =>
    withOwner(house, c, async (member) =>
      showShelf(
        house,
        c,
        member,
        'bin',
        <BinPage login={member.login} works={await binOf(house.db, member.id)} token={formToken(house, c)} />,
      ),
    ),
  )
  return routes
}

async function showShelf(house: House, c: C, member: Member, tab: 'drafts' | 'bin', page: Child): Promise<Response> {
  const person = await findPerson(house.db, member.login)
  if (!person) return showNotFound(house, c)
  const body = (
    <>
      <Dashboard person={person} counts={await countFor(house.db, person, member)} tab={tab} own />
      {page}
    </>
  )
  const title = tab === 'drafts' ? 'Your drafts' : 'Your bin'
  return showPage(house, c, { title, main: `works-${tab} dashboard region`, unlisted: true, body })
}

async function preview(house: House, c: C, work: Work): Promise<Response> {
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  const chapters = await chapterTexts(
    house.db,
    heads.map(({ id }) => id),
  )
  const body = (
    <>
      <StoredPreviewHead work={work} token={formToken(house, c)} />
      <Preview work={work} heads={heads} chapters={chapters} number={undefined} />
    </>
  )
  return showPage(house, c, { title: `Preview of ${work.title}`, main: 'works-preview region', unlisted: true, body })
}

/** A draft that lacks something comes back in its form, with what it lacks. */
async function post(house: House, c: C, desk: Desk): Promise<Response> {
  const { work, member, alone, heads, choices } = desk
  if (work.postedAt !== null) return goOn(c, urls.work(work.id))
  const fields = storedWorkFields(work, alone, member.id)
  const checked = checkWorkForm(fields, {
    choices,
    stage: 'posted',
    written: writtenOf(desk),
    stored: alone,
    withText: alone !== undefined,
  })
  if (!checked.ok) return showEditPage(house, c, desk, { fields, errors: checked.errors }, 422)
  if (await hasEmptyChapter(house, heads)) return goOn(c, urls.manageChapters(work.id), NOT_ALL_WRITTEN)
  await house.db.transaction().execute(async (trx) => {
    await postWork(trx, work.id, house.now())
    await house.announce(trx, { kind: 'work-posted', workId: work.id })
  })
  return goOn(c, urls.work(work.id), 'Posted.')
}

function askToDelete(house: House, c: C, work: Work): Promise<Response> {
  const body = <DeleteWorkPage work={work} token={formToken(house, c)} />
  return showPage(house, c, { title: `Delete ${work.title}`, main: 'works-delete region', unlisted: true, body })
}

async function remove(house: House, c: C, work: Work): Promise<Response> {
  await house.db.transaction().execute((trx) => binWork(trx, work.id, house.now()))
  return goOn(c, urls.userBin(memberOf(c).login), 'Deleted. It lies in your bin; you can put it back.')
}

async function restore(house: House, c: C): Promise<Response> {
  const work = await findOwnWork(house.db, idIn(c, 'id'), memberOf(c).id)
  if (!work) return showNotFound(house, c)
  await house.db.transaction().execute((trx) => restoreWork(trx, work.id, house.now()))
  return goOn(c, work.postedAt === null ? urls.editWork(work.id) : urls.work(work.id), 'It is back where it was.')
}
