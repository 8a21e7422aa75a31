import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  blocksIn,
  forgetPlaces,
  forgetReadings,
  keepingHistory,
  markAsRead,
  markForLater,
  newestPlaces,
  notedAt,
  notePlace,
  type Place,
  parseBeyond,
  placesIn,
  printBeyond,
  readingsBehind,
  settleVisits,
} from '../../place/index.ts'
import { urls } from '../../urls.ts'
import { chaptersOf, findWork, loadBlurbs } from '../../works/index.ts'
import { type Call, me, nothingHere, operation, wrongFields } from '../operation.ts'
import { byId, count, id, instant, PAGE, paged, pageFrom, pageOf, thousandths } from '../shapes/plain.ts'
import { toWork, work } from '../shapes/work.ts'

const group = 'Your reading'

const place = z.strictObject({
  chapterId: id.nullable().describe('null when the chapter is gone'),
  chapter: id.describe('its number when the place was noted'),
  paragraph: z.string().describe('empty for the beginning of the chapter'),
  offset: thousandths.describe('of the paragraph, in thousandths'),
  through: thousandths.describe('of the chapter, in thousandths'),
  device: z.string(),
  notedAt: instant,
})

const placeSent = z.strictObject({
  chapterId: id,
  paragraph: z.string().max(20).default(''),
  before: z.array(z.string()).max(12).default([]).describe('paragraphs before it, the nearest first'),
  offset: thousandths.default(0),
  through: thousandths.default(0),
  device: z.string().trim().min(1).max(60).default('A program'),
  notedAt: instant.optional().describe('now where nothing is said; the place noted last counts'),
})

const begun = z.strictObject({
  work,
  openedAt: instant.nullable().describe('null for what was only marked'),
  visits: count,
  markedAt: instant.nullable(),
  place: place.nullable(),
})

export const READING = [
  operation({
    ...{ id: 'listHistory', method: 'get', path: '/me/history', group, opens: 'read' },
    summary: 'What you have opened, the latest first',
    query: paged,
    answer: pageOf(begun),
    act: (call) => listReadings(call, false),
  }),
  operation({
    ...{ id: 'forgetWork', method: 'delete', path: '/me/history/{id}', group, opens: 'change' },
    summary: 'Takes a work out of your history, and your places in it',
    params: byId,
    act: async (call) => {
      await settleVisits(call.house)
      await call.house.db.transaction().execute((trx) => forgetReadings(trx, me(call).id, call.params.id))
      return undefined
    },
  }),
  operation({
    ...{ id: 'listLater', method: 'get', path: '/me/later', group, opens: 'read' },
    summary: 'What you have marked for later, the newest mark first',
    query: paged,
    answer: pageOf(begun),
    act: (call) => listReadings(call, true),
  }),
  operation({
    ...{ id: 'markForLater', method: 'put', path: '/me/later/{id}', group, opens: 'change' },
    summary: 'Marks a work for later',
    params: byId,
    act: async (call) => {
      const { house, params, viewer } = call
      if (!(await findWork(house.db, params.id, viewer))) return nothingHere()
      await house.db.transaction().execute((trx) => markForLater(trx, me(call).id, params.id, house.now()))
      return undefined
    },
  }),
  operation({
    ...{ id: 'unmark', method: 'delete', path: '/me/later/{id}', group, opens: 'change' },
    summary: 'Takes the mark off again',
    params: byId,
    act: async (call) => {
      await call.house.db.transaction().execute((trx) => markAsRead(trx, me(call).id, call.params.id))
      return undefined
    },
  }),
  operation({
    ...{ id: 'listPlaces', method: 'get', path: '/me/places/{id}', group, opens: 'read' },
    summary: 'Where you are in a work, on each of your machines, the newest first',
    params: byId,
    answer: z.strictObject({ items: z.array(place) }),
    act: async (call) => {
      const { house, params, viewer } = call
      if (!(await findWork(house.db, params.id, viewer))) return nothingHere()
      return { items: (await placesIn(house.db, me(call).id, params.id)).map(toPlace) }
    },
  }),
  operation({
    ...{ id: 'notePlace', method: 'put', path: '/me/places/{id}', group, opens: 'place' },
    summary: 'Notes where you are in a work',
    about: 'Nothing is kept while your preferences say that your history is not.',
    params: byId,
    body: placeSent,
    act: (call) => keepPlace(call),
  }),
  operation({
    ...{ id: 'forgetPlaces', method: 'delete', path: '/me/places/{id}', group, opens: 'change' },
    summary: 'Forgets where you are in a work',
    params: byId,
    act: async (call) => {
      await call.house.db.transaction().execute((trx) => forgetPlaces(trx, me(call).id, call.params.id))
      return undefined
    },
  }),
]

async function listReadings(call: Call<unknown, z.output<typeof paged>, unknown>, forLater: boolean) {
  const { house, query } = call
  const member = me(call)
  await settleVisits(house)
  const found = await readingsBehind(house.db, member, forLater, parseBeyond(query.after), PAGE + 1)
  const ids = found.map(({ workId }) => workId)
  const [blurbs, places] = [await loadBlurbs(house.db, ids), await newestPlaces(house.db, member.id, ids)]
  const page = pageFrom(
    found,
    `${urls.api()}/me/${forLater ? 'later' : 'history'}`,
    ({ workId, lastAt, markedAt }) => printBeyond({ at: (forLater ? markedAt : lastAt) ?? '', id: workId }),
    (reading) => reading,
  )
  const items = page.items.flatMap(({ workId, lastAt, visits, markedAt }) => {
    const [blurb, at] = [blurbs.get(workId), places.get(workId)]
    return blurb ? [{ work: toWork(blurb), openedAt: lastAt, visits, markedAt, place: at ? toPlace(at) : null }] : []
  })
  return { ...page, items }
}

async function keepPlace(call: Call<{ readonly id: number }, unknown, z.output<typeof placeSent>>) {
  const { house, params, body, viewer } = call
  const found = await findWork(house.db, params.id, viewer)
  if (!found) return nothingHere()
  const member = me(call)
  const number = (await chaptersOf(house.db, found.id)).findIndex(({ id }) => id === body.chapterId) + 1
  if (number === 0) return wrongFields({ chapterId: 'This work has no such chapter.' })
  if (!(await keepingHistory(house.db, [member.id])).has(member.id)) return undefined
  const { chapterId, offset, through } = body
  const noted = {
    ...{ chapterId, offset, through, number },
    block: blocksIn(body.paragraph)[0] ?? '',
    before: blocksIn(body.before.join(' ')),
    device: createHash('sha256').update(`${member.sessionId} ${body.device}`).digest('base64url').slice(0, 16),
    deviceName: body.device,
    notedAt: notedAt(body.notedAt ?? '', house.now()),
  }
  await house.db.transaction().execute((trx) => notePlace(trx, member.id, found.id, noted))
  return undefined
}

function toPlace({ chapterId, number, block, offset, through, deviceName, notedAt }: Place): z.output<typeof place> {
  return { chapterId, chapter: number, paragraph: block, offset, through, device: deviceName, notedAt }
}
