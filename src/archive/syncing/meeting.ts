import { createHash } from 'node:crypto'
import type { Member } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { type ServedBook, servedBook } from '../files/index.ts'
import type { House } from '../house.ts'
import { keepingHistory, newestPlaces, notePlace, type Place } from '../place/index.ts'
import { chaptersOf, findWork, findWorks, workOfChapter, worksOfChapters } from '../works/index.ts'
import { pointerTo, type Spot, spotOf } from './rules.ts'
import { noteReaderPlace, type ReaderPlace, readerPlace } from './store.ts'

/** Keeps what an e-reader said; if the file came from here, and its member may read the work, their place in it moves along. */
export async function takeProgress(house: House, member: Member, said: ReaderPlace): Promise<void> {
  const book = await servedBook(house.db, said.document)
  const spot = book && spotOf(book.map, said.progress)
  const isKept = spot && (await keepingHistory(house.db, [member.id])).has(member.id)
  const place = isKept ? await placeOf(house, member, said, spot) : undefined
  await house.db.transaction().execute(async (trx) => {
    await noteReaderPlace(trx, member.id, said)
    if (place) await notePlace(trx, member.id, place.workId, place.place)
  })
}

async function placeOf(
  { db }: House,
  member: Member,
  said: ReaderPlace,
  { chapterId, block, before, through }: Spot,
): Promise<{ readonly workId: number; readonly place: Place } | undefined> {
  const workId = await workOfChapter(db, chapterId)
  const work = workId === undefined ? undefined : await findWork(db, workId, member)
  if (!work) return undefined
  const number = (await chaptersOf(db, work.id)).findIndex(({ id }) => id === chapterId) + 1
  if (number === 0) return undefined
  const from = { device: deviceOf(said), deviceName: `${said.device.slice(0, 60)} (KOReader)` }
  return {
    workId: work.id,
    place: { ...from, chapterId, number, block, before, offset: 0, through, notedAt: said.notedAt },
  }
}

function deviceOf({ device, deviceId }: Pick<ReaderPlace, 'device' | 'deviceId'>): string {
  return `k${createHash('sha256').update(`${deviceId} ${device}`).digest('base64url').slice(0, 15)}`
}

/**
 * Where a member is in a document: what an e-reader said of it last, or, when they have read on elsewhere since, that place in the
 * words of the e-reader, as its own file has it.
 */
export async function placeFor(house: House, member: Member, document: string): Promise<ReaderPlace | undefined> {
  const [said, book] = await Promise.all([readerPlace(house.db, member.id, document), servedBook(house.db, document)])
  const newest = book && (await newestIn(house.db, member, book))
  if (!newest || (said && said.notedAt >= newest.notedAt)) return said
  const told = pointerTo(book.map, { ...newest, chapterId: newest.chapterId ?? 0 })
  if (!told) return said
  return { document, ...told, device: newest.deviceName, deviceId: newest.device, notedAt: newest.notedAt }
}

/** @returns the newest place in any work of the book that the member may read */
async function newestIn(db: Db, member: Member, { workId, map }: ServedBook): Promise<Place | undefined> {
  const chapterIds = map.map(({ chapterId }) => chapterId).filter((id) => id !== 0)
  const wanted = workId === null ? await worksOfChapters(db, chapterIds) : [workId]
  const visible = (await findWorks(db, wanted, member)).map(({ work }) => work.id)
  const places = [...(await newestPlaces(db, member.id, visible)).values()]
  return places.filter(({ chapterId }) => chapterId !== null).sort((a, b) => (a.notedAt < b.notedAt ? 1 : -1))[0]
}
