import { type Context, Hono } from 'hono'
import { isId } from '../../platform/db/ids.ts'
import { type Form, readForm } from '../../platform/web/form.ts'
import { memberOf, preferencesOf, requireOwner } from '../accounts/index.ts'
import type { Desk } from '../catalogue/index.ts'
import { goOn, requireMember, showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { LineReader } from '../search/index.ts'
import { urls } from '../urls.ts'
import { chaptersOf, chapterTexts, findWork, type Work } from '../works/index.ts'
import { deviceOf } from './device.ts'
import { showHistory, takeFromHistory } from './history.tsx'
import { blocksIn, blocksOf, notedAt, numberNow, type Place, standing, thousandths } from './rules.ts'
import { markAsRead, markForLater } from './store/marks.ts'
import { forgetPlaces, notePlace, placesIn } from './store/places.ts'
import { keepingHistory } from './store/readings.ts'
import { settleVisits } from './visits.ts'

type C = Context<WebEnv>

/** Where members are in what they read, what they opened, and what they marked. */
export function placeRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const reader = new LineReader(house, desk)
  const routes = new Hono<WebEnv>()
  const member = requireMember()
  routes.get('/works/:id{[0-9]+}/place', member, (c) => withWork(house, c, (work) => goToPlace(house, c, work)))
  routes.post('/works/:id{[0-9]+}/place', member, (c) => withWork(house, c, (work) => takePlace(house, c, work)))
  routes.on(['POST', 'PATCH'], '/works/:id{[0-9]+}/mark_for_later', member, (c) =>
    withWork(house, c, (work) => mark(house, c, work)),
  )
  routes.on(['POST', 'PATCH'], '/works/:id{[0-9]+}/mark_as_read', member, (c) =>
    withWork(house, c, (work) => unmark(house, c, work)),
  )
  const owner = requireOwner(house)
  routes.get(urls.readings(':login'), owner, (c) => showHistory(house, reader, c))
  routes.post(urls.readings(':login'), owner, (c) => takeFromHistory(house, c))
  return routes
}

async function withWork(house: House, c: C, act: (work: Work) => Promise<Response>): Promise<Response> {
  const work = await findWork(house.db, Number(c.req.param('id')), c.get('viewer'))
  return work ? act(work) : showNotFound(house, c)
}

/** Leads to the paragraph; the text is read only now, so that no page which offers the way need read it. */
async function goToPlace(house: House, c: C, work: Work): Promise<Response> {
  const { id } = memberOf(c)
  await settleVisits(house)
  const places = await placesIn(house.db, id, work.id)
  const wanted = c.req.query('device')
  const place = wanted === undefined ? places[0] : places.find(({ device }) => device === wanted)
  if (!place) return c.redirect(urls.work(work.id), 303)
  const heads = await chaptersOf(house.db, work.id)
  const head = heads[numberNow(place, heads) - 1]
  if (!head) return c.redirect(urls.work(work.id), 303)
  const [chapter] = await chapterTexts(house.db, [head.id])
  const block = head.id === place.chapterId && chapter ? standing(place, blocksOf(chapter.html)) : ''
  const { entireWork } = await preferencesOf(house.db, id)
  const page = entireWork && heads.length > 1 ? urls.entireWork(work.id) : urls.chapter(work.id, head.id)
  const start = entireWork && heads.length > 1 ? `#chapter-${heads.indexOf(head) + 1}` : ''
  return c.redirect(block === '' ? page + start : `${page}#${block}`, 303)
}

async function takePlace(house: House, c: C, work: Work): Promise<Response> {
  const member = memberOf(c)
  const form = await readForm(c)
  if (form.has('forget')) {
    await house.db.transaction().execute((trx) => forgetPlaces(trx, member.id, work.id, form.text('forget')))
    return goOn(c, urls.work(work.id), 'That place is forgotten.')
  }
  const heads = await chaptersOf(house.db, work.id)
  const number = heads.findIndex(({ id }) => id === Number(form.text('chapter'))) + 1
  if (number === 0) return c.body(null, 422)
  if (!(await keepingHistory(house.db, [member.id])).has(member.id)) return c.body(null, 204)
  const place = { ...placeIn(form), ...deviceOf(c, member), number, notedAt: notedAt(form.text('at'), house.now()) }
  await house.db.transaction().execute((trx) => notePlace(trx, member.id, work.id, place))
  return c.body(null, 204)
}

/** What is no id of a paragraph is the beginning of the chapter. */
function placeIn(form: Form): Omit<Place, 'device' | 'deviceName' | 'number' | 'notedAt'> {
  const chapterId = Number(form.text('chapter'))
  return {
    chapterId: isId(chapterId) ? chapterId : null,
    block: blocksIn(form.text('block'))[0] ?? '',
    before: blocksIn(form.text('before')),
    offset: thousandths(form.text('offset')),
    through: thousandths(form.text('through')),
  }
}

async function mark(house: House, c: C, work: Work): Promise<Response> {
  await house.db.transaction().execute((trx) => markForLater(trx, memberOf(c).id, work.id, house.now()))
  return goOn(c, urls.work(work.id), 'Marked for later: it stands in your history.', 302)
}

async function unmark(house: House, c: C, work: Work): Promise<Response> {
  const { id, login } = memberOf(c)
  await house.db.transaction().execute((trx) => markAsRead(trx, id, work.id))
  const form = await readForm(c)
  const back = form.text('from') === 'history' ? urls.readings(login, 'to-read') : urls.work(work.id)
  return goOn(c, back, 'Marked as read.', 302)
}
