import { type Context, Hono } from 'hono'
import { showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { chaptersOf, type Work } from '../../works/index.ts'
import { formFor, pageOf, surround } from '../around.tsx'
import { CommentsPage, ThreadPage } from '../pages/list.tsx'
import { groundOf } from '../store/choices.ts'
import { findComment, threadBelow, threadsPage, workOf } from '../store/read.ts'
import { type Found, withComment, withWork } from './find.ts'

type C = Context<WebEnv>

/** Comments on pages of their own. */
export function readRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/works/:id{[0-9]+}/comments', (c) =>
    withWork(house, c, Number(c.req.param('id')), (work) => showAll(house, c, work)),
  )
  routes.get('/chapters/:chapterId{[0-9]+}/comments', async (c) => {
    const chapterId = Number(c.req.param('chapterId'))
    const workId = await workOf(house.db, chapterId)
    return workId
      ? c.redirect(`${urls.chapter(workId, chapterId)}?show_comments=true#comments`, 302)
      : showNotFound(house, c)
  })
  routes.get('/comments/:id{[0-9]+}', (c) => withComment(house, c, (found) => showThread(house, c, found)))
  return routes
}

async function showAll(house: House, c: C, work: Work): Promise<Response> {
  const page = pageOf(c)
  const ground = await groundOf(house.db, work.id)
  const found = await threadsPage(house.db, { workId: work.id }, page, c.get('viewer'))
  const heads = await chaptersOf(house.db, work.id)
  const body = (
    <CommentsPage
      work={work}
      found={found}
      page={page}
      href={(number) => `${urls.comments(work.id)}?page=${number}`}
      around={{ ...surround(house, c, ground, heads, found.cut), folded: heads.length > 1 }}
      form={await formFor(house, c, ground, undefined, urls.comments(work.id))}
    />
  )
  const title = `Comments on ${work.title}`
  return showPage(house, c, { title, main: 'comments-index region', sameForGuests: true, unlisted: true, body })
}

async function showThread(house: House, c: C, { comment, work, ground }: Found): Promise<Response> {
  const viewer = c.get('viewer')
  const from = await findComment(house.db, Number(c.req.query('from')), viewer)
  const start = from?.threadId === comment.threadId ? from.path : undefined
  const waits = comment.state === 'waiting'
  const { comments, next } = waits
    ? { comments: [comment], next: undefined }
    : await threadBelow(house.db, comment, viewer, start)
  const heads = await chaptersOf(house.db, work.id)
  const body = (
    <ThreadPage
      work={work}
      comment={comment}
      comments={comments}
      next={next}
      around={surround(house, c, ground, heads)}
      form={await formFor(house, c, ground, comment, urls.replies(comment.id))}
    />
  )
  const title = `A conversation about ${work.title}`
  return showPage(house, c, { title, main: 'comments-show region', sameForGuests: true, unlisted: true, body })
}
