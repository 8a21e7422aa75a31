import type { Context } from 'hono'
import { showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { may } from '../../rights.ts'
import { askIfAdult, type Chapter, chaptersOf, chapterTexts, findWork, type Work } from '../../works/index.ts'
import { isKeeper } from '../around.tsx'
import type { Ground } from '../rules.ts'
import { groundOf } from '../store/choices.ts'
import { type Comment, findComment, workOf } from '../store/read.ts'

type C = Context<WebEnv>

/** A comment with the work that it is about. */
export interface Found {
  readonly comment: Comment
  readonly work: Work
  readonly ground: Ground
  /** the viewer may take it away, freeze it, and let it be shown */
  readonly keeper: boolean
  readonly own: boolean
}

/** Answers about a comment that the viewer may see; all others get what an absent one gets. One that waits is seen by who
 * wrote it and by those who decide. */
export async function withComment(
  house: House,
  c: C,
  answer: (found: Found) => Response | Promise<Response>,
): Promise<Response> {
  const viewer = c.get('viewer')
  const comment = await findComment(house.db, Number(c.req.param('id')), viewer)
  const work = comment && (await findWork(house.db, comment.workId, viewer))
  if (!comment || !work) return showNotFound(house, c)
  const ground = await groundOf(house.db, work.id)
  const keeper = isKeeper(ground, viewer, true)
  const own = viewer.kind === 'member' && comment.userId === viewer.id
  if (comment.state === 'waiting' && !keeper && !own) return showNotFound(house, c)
  const kept = comment.state === 'held' || comment.state === 'hidden'
  if (kept && !own && !may(viewer, 'keep-talk')) return showNotFound(house, c)
  return (await asksFirst(house, c, work)) ?? answer({ comment, work, ground, keeper, own })
}

/** Answers about a work that the viewer may see. */
export async function withWork(
  house: House,
  c: C,
  workId: number,
  answer: (work: Work) => Response | Promise<Response>,
): Promise<Response> {
  const work = await findWork(house.db, workId, c.get('viewer'))
  if (!work) return showNotFound(house, c)
  return (await asksFirst(house, c, work)) ?? answer(work)
}

/** A chapter whose paragraphs can be commented on. */
export interface Margined {
  readonly work: Work
  readonly chapter: Chapter
  readonly ground: Ground
  /** its place among the chapters that readers may open, 1 for the first, and how many there are */
  readonly number: number
  readonly of: number
}

/** Answers about a chapter that the viewer may read, if its author takes comments on paragraphs. */
export async function withMargin(
  house: House,
  c: C,
  answer: (margined: Margined) => Response | Promise<Response>,
): Promise<Response> {
  const chapterId = Number(c.req.param('chapterId'))
  return withWork(house, c, await workOf(house.db, chapterId), async (work) => {
    const ground = await groundOf(house.db, work.id)
    const heads = await chaptersOf(house.db, work.id)
    const number = heads.findIndex(({ id }) => id === chapterId) + 1
    const [chapter] = ground.margin && number > 0 ? await chapterTexts(house.db, [chapterId]) : []
    return chapter ? answer({ work, chapter, ground, number, of: heads.length }) : showNotFound(house, c)
  })
}

/** Whoever sends something has read what it is about; a question in between would lose what they wrote. */
function asksFirst(house: House, c: C, work: Work): Promise<Response | undefined> {
  return c.req.method === 'GET' ? askIfAdult(house, c, work) : Promise.resolve(undefined)
}
