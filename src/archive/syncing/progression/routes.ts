import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Member } from '../../../platform/web/viewer.ts'
import { absolute } from '../../absolute.ts'
import { digestOf, holderOfDigest, looksLikeKey } from '../../accounts/index.ts'
import { askForPassword } from '../../feeds/index.ts'
import { type BookMap, editionOf } from '../../files/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { keepingHistory, newestPlaces, notedAt, notePlace, type Place } from '../../place/index.ts'
import { urls } from '../../urls.ts'
import { chaptersOf, findWork, type Work } from '../../works/index.ts'
import { spotIn, told } from './rules.ts'

type C = Context<WebEnv>

const TYPE = 'application/opds-progression+json'

const sent = z.object({
  modified: z.iso.datetime({ offset: true }),
  device: z.object({ id: z.string().min(1).max(500), name: z.string().trim().min(1).max(200) }),
  progression: z.number().min(0).max(1),
  references: z.array(z.string().max(2000)).max(50).default([]),
})

/**
 * Where a member is in a work, for programs that read catalogues. Whoever asks says who they are in each request; no cookie counts, so that no
 * other site can ask for them.
 * @see https://drafts.opds.io/opds-progression-1.0
 */
export function progressionRoutes(house: House): Hono<WebEnv> {
  const address = '/opds/works/:id{[0-9]+}/progression'
  const asked = (act: (c: C, member: Member, work: Work) => Promise<Response>) => async (c: C) => {
    const viewer = c.get('viewer')
    if (viewer.kind === 'guest' || !c.req.header('authorization')) return askForPassword(c)
    const work = await findWork(house.db, Number(c.req.param('id')), viewer)
    return work ? act(c, viewer, work) : refuse(c, 404, 'There is nothing here')
  }
  return new Hono<WebEnv>()
    .get(
      address,
      asked((c, member, work) => tell(house, c, member, work)),
    )
    .put(
      address,
      asked((c, member, work) => take(house, c, member, work)),
    )
}

async function tell(house: House, c: C, member: Member, work: Work): Promise<Response> {
  const place = (await newestPlaces(house.db, member.id, [work.id])).get(work.id)
  const document = place && (await documentOf(house, work, await editionOf(house, work), place))
  return document ? answer(c, document, 200) : c.body('', 200, { 'Cache-Control': 'no-store' })
}

async function take(house: House, c: C, member: Member, work: Work): Promise<Response> {
  if (!(await mayNote(house, c))) return refuse(c, 403, 'This key was not made for keeping places')
  const read = sent.safeParse(await c.req.json().catch(() => undefined))
  if (!read.success) return refuse(c, 400, 'This is no progression')
  if (!(await keepingHistory(house.db, [member.id])).has(member.id))
    return refuse(c, 403, 'You have chosen that no place is kept')
  const { modified, device, progression, references } = read.data
  const map = await editionOf(house, work)
  const [spot, known] = [
    spotIn(map, references, progression),
    (await newestPlaces(house.db, member.id, [work.id])).get(work.id),
  ]
  if (!spot) return refuse(c, 409, 'The work has no chapter')
  const place: Place = {
    ...spot,
    device: `o${createHash('sha256').update(device.id).digest('base64url').slice(0, 15)}`,
    deviceName: device.name.slice(0, 60),
    number: (await chaptersOf(house.db, work.id)).findIndex(({ id }) => id === spot.chapterId) + 1,
    offset: 0,
    notedAt: notedAt(new Date(modified).toISOString(), house.now()),
  }
  // somebody has read on elsewhere since: the program hears where
  if (known && known.notedAt > place.notedAt) {
    const newer = await documentOf(house, work, map, known)
    return newer ? answer(c, newer, 409) : refuse(c, 409, 'A newer place is known')
  }
  await house.db.transaction().execute((trx) => notePlace(trx, member.id, work.id, place))
  const document = await documentOf(house, work, map, place)
  return document ? answer(c, document, known ? 200 : 201) : refuse(c, 409, 'The work has no such chapter')
}

/** A password may do what its member may; a key only what it was made for. */
async function mayNote(house: House, c: C): Promise<boolean> {
  const encoded = /^Basic (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const password = /^[^:]*:(.*)$/s.exec(Buffer.from(encoded, 'base64').toString())?.[1] ?? ''
  if (!looksLikeKey(password)) return true
  const holder = await holderOfDigest(house.db, digestOf(password), house.now())
  return holder?.scopes.includes('place') ?? false
}

async function documentOf(house: House, work: Work, map: BookMap, place: Place) {
  const { chapterId, block, before } = place
  const found = chapterId === null ? undefined : told(map, { chapterId, block, before })
  if (!found || chapterId === null) return undefined
  const heads = await chaptersOf(house.db, work.id)
  const at = heads.findIndex(({ id }) => id === chapterId)
  const title = heads[at]?.title
  const page = absolute(house.config, urls.chapter(work.id, chapterId))
  return {
    title: title ? `Chapter ${at + 1} - ${title}` : `Chapter ${at + 1}`,
    modified: place.notedAt,
    device: { id: `urn:fanlight:device:${place.device}`, name: place.deviceName || 'A browser' },
    progression: found.progression,
    references: [...found.references, `${page}${found.references[0]?.replace(/^[^#]*/, '') ?? ''}`],
  }
}

function answer(c: C, document: object, status: 200 | 201 | 409): Response {
  return c.body(JSON.stringify(document), status, { 'Content-Type': TYPE, 'Cache-Control': 'no-store' })
}

function refuse(c: C, status: 400 | 403 | 404 | 409, title: string): Response {
  const problem = JSON.stringify({ type: 'about:blank', title, status })
  return c.body(problem, status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
}
