import type { Context } from 'hono'
import type { Member } from '../../../platform/web/viewer.ts'
import { showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { findOwnWork, type Work } from '../../works/index.ts'

export type C = Context<WebEnv>

/** @returns the number in the address; 0, which nothing has, for what is none */
export function numberIn(c: C, name: string): number {
  const typed = c.req.param(name) ?? ''
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0
}

/** @returns the member whom requireMember has let pass */
export function memberOf(c: C): Member {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') throw new Error('a page for members was reached by a guest')
  return viewer
}

/** Answers for a work of the member's own that is not in the bin; another's is not there. */
export async function withOwnWork(
  house: House,
  c: C,
  answer: (work: Work, member: Member) => Promise<Response>,
): Promise<Response> {
  const member = memberOf(c)
  const work = await findOwnWork(house.db, numberIn(c, 'id'), member.id)
  return work && work.deletedAt === null ? answer(work, member) : showNotFound(house, c)
}
