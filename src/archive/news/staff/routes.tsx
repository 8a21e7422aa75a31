import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { forEditing } from '../../../platform/text/blocks.ts'
import { readFields } from '../../../platform/web/fields.ts'
import { memberOf } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, requireRight, showNotFound, showStaff } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { bannerProblem, checkPost, type NewsProblems, type PostTyped, tidy } from '../rules.ts'
import { sentencesFor } from '../sentences.ts'
import { allNews, findPost, type Post, removePost, savePost } from '../store.ts'
import { faqRoutes } from './faq-routes.tsx'
import { EditPostPage, NewsDeskPage } from './pages.tsx'

type C = Context<WebEnv>

const MOST = 200
const postForm = z.object({
  title: z.string(),
  text: z.string(),
  state: z.enum(['draft', 'posted']).catch('draft'),
  at: z.string(),
  do: z.string(),
})
const NOTHING: PostTyped = { title: '', text: '', state: 'draft', at: '' }

/** Where staff write news, the banner, and questions with their answers. */
export function staffRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const writer = [requireMember(), requireRight(house, 'write-news')] as const
  routes.get(urls.staffNews(), ...writer, (c) => showDesk(house, c, NOTHING))
  routes.post(urls.staffNews(), ...writer, (c) => take(house, c, undefined))
  routes.post(urls.staffBanner(), ...writer, (c) => takeBanner(house, c))
  routes.get(`${urls.staffNews()}/:id{[0-9]+}`, ...writer, (c) => withPost(c, (post) => showPost(house, c, post)))
  routes.post(`${urls.staffNews()}/:id{[0-9]+}`, ...writer, (c) => withPost(c, (post) => take(house, c, post)))
  routes.route('/', faqRoutes(house))
  return routes

  async function withPost(c: C, answer: (post: Post) => Promise<Response>): Promise<Response> {
    const post = await findPost(house.db, Number(c.req.param('id')))
    return post ? answer(post) : showNotFound(house, c)
  }
}

async function showDesk(
  house: House,
  c: C,
  typed: PostTyped,
  problems: NewsProblems = {},
  banner?: string,
): Promise<Response> {
  const body = (
    <NewsDeskPage
      token={formToken(house, c)}
      posts={await allNews(house.db, MOST)}
      banner={banner ?? (await house.settings.read()).banner}
      typed={typed}
      errors={sentencesFor(problems)}
      now={house.now().toISOString()}
    />
  )
  return showStaff(house, c, { at: 'news', title: 'News', body }, Object.keys(problems).length > 0 ? 422 : 200)
}

function showPost(
  house: House,
  c: C,
  post: Post,
  typed: PostTyped = storedIn(post),
  problems: NewsProblems = {},
): Promise<Response> {
  const body = <EditPostPage token={formToken(house, c)} post={post} typed={typed} errors={sentencesFor(problems)} />
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showStaff(house, c, { at: 'news', title: `Edit ${post.title}`, body }, status)
}

function storedIn({ title, html, postedAt }: Post): PostTyped {
  return {
    title,
    text: forEditing(html),
    state: postedAt === null ? 'draft' : 'posted',
    at: postedAt === null ? '' : postedAt.slice(0, 16).replace('T', ' '),
  }
}

async function take(house: House, c: C, post: Post | undefined): Promise<Response> {
  const { do: act, ...typed } = await readFields(c, postForm)
  const by = memberOf(c)
  const now = house.now()
  if (post && act === 'remove') {
    await house.db.transaction().execute(async (trx) => {
      await removePost(trx, post.id)
      const about = { kind: 'news', id: post.id, name: post.title }
      await leaveTrail(trx, { by, act: 'news-removed', about, before: { text: forEditing(post.html) }, now })
    })
    return goOn(c, urls.staffNews(), 'Taken out.')
  }
  const checked = checkPost(typed, post?.postedAt ?? null, now)
  if (!checked.ok)
    return post ? showPost(house, c, post, typed, checked.problems) : showDesk(house, c, typed, checked.problems)
  await house.db.transaction().execute(async (trx) => {
    const id = await savePost(trx, post?.id, checked.value, now)
    const after = { posted: checked.value.postedAt ?? 'not yet' }
    await leaveTrail(trx, { by, act: 'news-saved', about: { kind: 'news', id, name: checked.value.title }, after, now })
  })
  return goOn(c, urls.staffNews(), 'Saved.')
}

async function takeBanner(house: House, c: C): Promise<Response> {
  const { banner: typed } = await readFields(c, z.object({ banner: z.string() }))
  const problem = bannerProblem(typed)
  if (problem) return showDesk(house, c, NOTHING, { banner: problem }, typed)
  const { banner: before } = await house.settings.read()
  const banner = tidy(typed)
  await house.db.transaction().execute(async (trx) => {
    await house.settings.write(trx, { banner })
    const about = { kind: 'settings', name: 'the banner' }
    await leaveTrail(trx, {
      ...{ by: memberOf(c), act: 'banner-set', about, now: house.now() },
      ...{ before: { banner: before }, after: { banner } },
    })
  })
  return goOn(c, urls.staffNews(), banner === '' ? 'The banner is gone.' : 'The banner stands over every page.')
}
