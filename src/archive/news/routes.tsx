import { Hono } from 'hono'
import { atom, ENTRIES, type Entry, sendTold } from '../feeds/index.ts'
import { showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { FaqPage, NewsFeedLink, NewsPage, PostPage } from './pages.tsx'
import { matching } from './rules.ts'
import { staffRoutes } from './staff/routes.tsx'
import { countPosted, faqEntries, findPost, type Post, postedNews } from './store.ts'

const A_PAGE = 10

/** News and the questions that come again and again, for everybody; and where staff write them. */
export function newsRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const head = <NewsFeedLink />

  routes.get(urls.news(), async (c) => {
    const pages = Math.ceil((await countPosted(house.db, house.now())) / A_PAGE)
    const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), Math.max(1, pages))
    const posts = await postedNews(house.db, house.now(), A_PAGE, (page - 1) * A_PAGE)
    const body = <NewsPage posts={posts} page={page} pages={pages} />
    return showPage(house, c, { title: 'News', main: 'news-index region', sameForGuests: true, head, body })
  })

  routes.get(`${urls.news()}/:id{[0-9]+}`, async (c) => {
    const post = await findPost(house.db, Number(c.req.param('id')))
    if (!post || !isShown(post, house.now())) return showNotFound(house, c)
    const body = <PostPage post={post} />
    return showPage(house, c, { title: post.title, main: 'news-show region', sameForGuests: true, head, body })
  })

  routes.get(urls.newsFeed(), async (c) => {
    const posts = await postedNews(house.db, house.now(), ENTRIES)
    const { name } = await house.settings.read()
    const [base, archive] = [house.config.url.replace(/\/$/, ''), name || 'Fanlight']
    const updated =
      posts
        .map(({ editedAt }) => editedAt)
        .sort()
        .at(-1) ?? new Date(0).toISOString()
    const entries = posts.map((post) => entryOf(post, base, archive))
    const feed = {
      title: `News of ${archive}`,
      page: base + urls.news(),
      self: base + urls.newsFeed(),
      archive,
      updated,
      entries,
    }
    return sendTold(c, atom(feed), 'application/atom+xml; charset=utf-8', updated)
  })

  routes.get(urls.faq(), async (c) => {
    const wanted = (c.req.query('q') ?? '').slice(0, 200)
    const all = await faqEntries(house.db)
    const body = <FaqPage entries={matching(all, wanted)} wanted={wanted} empty={all.length === 0} />
    return showPage(house, c, { title: 'Questions and answers', main: 'faq-index region', sameForGuests: true, body })
  })

  routes.route('/', staffRoutes(house))
  return routes
}

function isShown({ postedAt }: Post, now: Date): boolean {
  return postedAt !== null && postedAt <= now.toISOString()
}

function entryOf({ id, title, html, postedAt, editedAt }: Post, base: string, archive: string): Entry {
  const address = base + urls.newsPost(id)
  return {
    id: address,
    address,
    title,
    authors: [{ name: archive, address: undefined }],
    posted: postedAt ?? editedAt,
    updated: editedAt,
    html,
    tags: [],
    language: 'und',
  }
}
