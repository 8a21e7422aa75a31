import type { Context } from 'hono'
import type { Member } from '../../platform/web/viewer.ts'
import { memberOf } from '../accounts/index.ts'
import { showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { type Chapter, chapterTexts } from '../works/index.ts'
import type { Room } from './rules.ts'
import { roomFor } from './store/rooms.ts'

export type C = Context<WebEnv>

/** What a route does for somebody who may come in. */
type Act = (c: C, room: Room, member: Member) => Promise<Response>

/** @returns a number in the address; 0 for one beyond all numbers */
export function numberIn(c: C, name: string): number {
  const id = Number(c.req.param(name))
  return Number.isInteger(id) && id < 2 ** 31 ? id : 0
}

/** Answers those who may come in to the room in the address; for all others it is not there. */
export function withRoom(house: House, act: Act): (c: C) => Promise<Response> {
  return async (c) => {
    const member = memberOf(c)
    const room = await roomFor(house.db, numberIn(c, 'id'), member)
    return room ? act(c, room, member) : showNotFound(house, c)
  }
}

/** The same for what is the author's alone to do. */
export function withOwnRoom(house: House, act: Act): (c: C) => Promise<Response> {
  return withRoom(house, (c, room, member) => (room.side === 'author' ? act(c, room, member) : showNotFound(house, c)))
}

/** @returns the chapter in the address, posted or not; undefined when the work has no such chapter */
export async function chapterIn(house: House, c: C, room: Room): Promise<Chapter | undefined> {
  const [chapter] = await chapterTexts(house.db, [numberIn(c, 'chapterId')])
  return chapter?.workId === room.workId ? chapter : undefined
}
