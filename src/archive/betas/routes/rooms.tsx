import { Hono } from 'hono'
import { readForm } from '../../../platform/web/form.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import type { Transaction } from '../../../schema/index.ts'
import { memberOf } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { chaptersOf, findOwnWork } from '../../works/index.ts'
import { type C, numberIn, withRoom } from '../inside.ts'
import { OpenPage } from '../pages/rooms.tsx'
import { type Room, wordsProblem } from '../rules.ts'
import { showRoom, showRooms } from '../show.tsx'
import { authorsOf, betasOf, letOut } from '../store/people.ts'
import { endRoom, openRoom, roomOfWork } from '../store/rooms.ts'
import { askRound, lastRound, noteDone, noteRead, type Round } from '../store/rounds.ts'
import { tell } from '../telling.ts'

/** Opening a room, what is read in it, and its end. */
export function roomRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const member = requireMember()
  routes.get(urls.betas(), member, (c) => showRooms(house, c, memberOf(c)))
  routes.get('/works/:id{[0-9]+}/beta', member, (c) => showOpening(house, c))
  routes.post('/works/:id{[0-9]+}/beta', member, (c) => takeOpening(house, c))
  routes.get(
    '/beta/:id{[0-9]+}',
    member,
    withRoom(house, (c, room, viewer) => showRoom(house, c, room, viewer)),
  )
  routes.post(
    '/beta/:id{[0-9]+}/rounds',
    member,
    withRoom(house, (c, room, viewer) =>
      room.side === 'author' ? ask(house, c, room, viewer) : report(house, c, room, viewer),
    ),
  )
  routes.post(
    '/beta/:id{[0-9]+}/end',
    member,
    withRoom(house, (c, room, viewer) =>
      room.side === 'author' ? takeEnd(house, c, room, viewer) : leave(house, c, room, viewer),
    ),
  )
  return routes
}

async function showOpening(house: House, c: C): Promise<Response> {
  const work = await findOwnWork(house.db, numberIn(c, 'id'), memberOf(c).id)
  if (!work || work.deletedAt !== null) return showNotFound(house, c)
  const room = await roomOfWork(house.db, work.id, memberOf(c))
  if (room) return c.redirect(urls.betaRoom(room.id), 303)
  const { id: workId, title } = work
  const body = <OpenPage {...{ title, workId }} draft={work.postedAt === null} token={formToken(house, c)} />
  return showPage(house, c, { title: `A beta room for ${title}`, main: 'betas-new region', unlisted: true, body })
}

async function takeOpening(house: House, c: C): Promise<Response> {
  const work = await findOwnWork(house.db, numberIn(c, 'id'), memberOf(c).id)
  if (!work || work.deletedAt !== null) return showNotFound(house, c)
  const keeps = (await readForm(c)).text('keeps') !== 'delete'
  const known = await roomOfWork(house.db, work.id, memberOf(c))
  const id = known?.id ?? (await house.db.transaction().execute((trx) => openRoom(trx, work.id, keeps, house.now())))
  return goOn(c, urls.betaRoom(id), 'The room is open. Invite somebody below.')
}

/** The author asks for reading of all that stands there now. */
async function ask(house: House, c: C, room: Room, member: Member): Promise<Response> {
  const words = (await readForm(c)).text('words').trim()
  if (room.endedAt !== null || wordsProblem(words, false))
    return showRoom(house, c, room, member, { errors: { words: 'At most 5,000 characters.' } })
  const chapterIds = (await chaptersOf(house.db, room.workId, { drafts: true })).map(({ id }) => id)
  const readers = (await betasOf(house.db, room.id)).filter(({ leftAt }) => leftAt === null)
  await house.db.transaction().execute(async (trx) => {
    await askRound(trx, room.id, { words, chapterIds, now: house.now() })
    const news = { news: 'please-read', address: urls.betaRoom(room.id) } as const
    await tell(
      house,
      trx,
      readers.map(({ userId }) => userId),
      news,
    )
  })
  return goOn(c, urls.betaRoom(room.id), 'Your betas are asked.')
}

/** A beta says how far they are. */
async function report(house: House, c: C, room: Room, member: Member): Promise<Response> {
  const form = await readForm(c)
  const round = await lastRound(house.db, room.id)
  if (!round) return showNotFound(house, c)
  const back = form.text('chapter')
  const address = /^\d{1,9}$/.test(back) ? urls.betaChapter(room.id, Number(back)) : urls.betaRoom(room.id)
  if (form.text('do') === 'read') return readChapter(house, c, room, { round, member, chapterId: Number(back) })
  await house.db.transaction().execute((trx) => tellDone(house, trx, room, round, member.id))
  return goOn(c, address, 'The author hears that you are done.')
}

type Reading = { readonly round: Round; readonly member: Member; readonly chapterId: number }

async function readChapter(house: House, c: C, room: Room, { round, member, chapterId }: Reading): Promise<Response> {
  const heads = await chaptersOf(house.db, room.workId, { drafts: true })
  if (!heads.some(({ id }) => id === chapterId)) return showNotFound(house, c)
  const at = { chapterId, block: '', now: house.now() }
  await house.db.transaction().execute((trx) => noteRead(trx, round.id, member.id, at))
  return goOn(c, urls.betaChapter(room.id, chapterId), 'Noted: you have read this chapter.')
}

async function tellDone(house: House, trx: Transaction, room: Room, round: Round, userId: number): Promise<void> {
  if (!(await noteDone(trx, round.id, userId, house.now()))) return
  const authors = await authorsOf(trx, room.workId)
  const news = { news: 'done', address: urls.betaRoom(room.id) } as const
  await tell(
    house,
    trx,
    authors.map((author) => author.userId),
    news,
  )
}

async function leave(house: House, c: C, room: Room, member: Member): Promise<Response> {
  await house.db.transaction().execute((trx) => letOut(trx, room.id, member.id, house.now()))
  return goOn(c, urls.betas(), 'You are out of the room.')
}

async function takeEnd(house: House, c: C, room: Room, member: Member): Promise<Response> {
  const form = await readForm(c)
  const verb = form.text('do')
  if (verb === 'open' && room.endedAt !== null) {
    await house.db.transaction().execute((trx) => openRoom(trx, room.workId, room.keeps, house.now()))
    return goOn(c, urls.betaRoom(room.id), 'The room is open again. Invite somebody below.')
  }
  if (!form.has('sure')) return showRoom(house, c, room, member, { errors: { sure: 'Tick the box first.' } })
  const keeps = verb === 'delete' && room.endedAt !== null ? false : room.keeps
  await house.db.transaction().execute((trx) => endRoom(trx, { ...room, keeps }, house.now()))
  return goOn(c, keeps ? urls.betaRoom(room.id) : urls.editWork(room.workId), 'The room has ended.')
}
