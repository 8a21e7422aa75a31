import type { Context } from 'hono'
import type { Member } from '../../../platform/web/viewer.ts'
import { pseudsOf } from '../../accounts/index.ts'
import { showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import type { Chapter, Work } from '../kinds.ts'
import { seriesOf } from '../store/own-series.ts'
import { chapterTexts, findOwnWork } from '../store/read.ts'
import type { Choices } from './crediting.ts'

export type C = Context<WebEnv>

const LARGEST_ID = 2 ** 31 - 1

/** @returns the number in the address; one that nothing has for numbers beyond all numbers */
export function idIn(c: C, name: string): number {
  const id = Number(c.req.param(name))
  return id <= LARGEST_ID ? id : 0
}

/** @returns the member whom requireMember has let pass */
export function memberOf(c: C): Member {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') throw new Error('a page for members was reached by a guest')
  return viewer
}

/** Answers for a work of the member's own that is not in the bin. What is another's looks like what is not there. */
export async function withOwnWork(
  house: House,
  c: C,
  answer: (work: Work, member: Member) => Response | Promise<Response>,
): Promise<Response> {
  const member = memberOf(c)
  const work = await findOwnWork(house.db, idIn(c, 'id'), member.id)
  return work && work.deletedAt === null ? answer(work, member) : showNotFound(house, c)
}

/** Answers for a chapter of such a work. */
export function withOwnChapter(
  house: House,
  c: C,
  answer: (work: Work, chapter: Chapter, member: Member) => Response | Promise<Response>,
): Promise<Response> {
  return withOwnWork(house, c, async (work, member) => {
    const [chapter] = await chapterTexts(house.db, [idIn(c, 'chapterId')])
    return chapter?.workId === work.id ? answer(work, chapter, member) : showNotFound(house, c)
  })
}

/** Answers on a page below /users/:login for that person alone. */
export async function withOwner(
  house: House,
  c: C,
  answer: (member: Member) => Response | Promise<Response>,
): Promise<Response> {
  const member = memberOf(c)
  return member.login.toLowerCase() === c.req.param('login')?.toLowerCase() ? answer(member) : showNotFound(house, c)
}

/** The names and series that a member may choose from. */
export async function choicesOf(house: House, userId: number): Promise<Choices> {
  return { pseuds: await pseudsOf(house.db, userId), series: await seriesOf(house.db, userId) }
}
