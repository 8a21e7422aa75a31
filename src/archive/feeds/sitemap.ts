import { Hono } from 'hono'
import { absolute } from '../absolute.ts'
import { showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { escaped } from './feed.ts'
import { sendTold } from './send.ts'
import { worksForSitemap } from './store.ts'

/** Works in one file of the map; the format takes fifty thousand. */
const A_FILE = 10_000

/** Where search engines find what they may list.
 * @see https://www.sitemaps.org/protocol.html */
export function sitemapRoutes(house: House): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get(urls.sitemap(), async (c) => {
      const [last] = await worksForSitemap(house.db, { ...(await told(house)), from: 0, most: 1, newest: true })
      const files = Math.ceil((last?.id ?? 0) / A_FILE)
      const lines = Array.from({ length: files }, (_, at) => {
        return `<sitemap><loc>${escaped(absolute(house.config, urls.sitemapWorks(at + 1)))}</loc></sitemap>`
      })
      return sendTold(c, inMap('sitemapindex', lines), 'application/xml; charset=utf-8')
    })
    .get('/sitemap/:number{[0-9]+}', async (c) => {
      const number = Number(c.req.param('number'))
      if (number < 1 || number > 200_000) return showNotFound(house, c)
      const works = await worksForSitemap(house.db, {
        ...(await told(house)),
        from: (number - 1) * A_FILE,
        most: A_FILE,
        newest: false,
      })
      const lines = works.map(
        ({ id, updatedAt }) =>
          `<url><loc>${escaped(absolute(house.config, urls.work(id)))}</loc><lastmod>${updatedAt}</lastmod></url>`,
      )
      return sendTold(c, inMap('urlset', lines), 'application/xml; charset=utf-8')
    })
}

/** Whether works may be listed whose creators have not chosen. */
async function told({ settings }: House): Promise<{ readonly usual: boolean }> {
  return { usual: (await settings.read()).engines }
}

function inMap(kind: string, lines: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<${kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</${kind}>
`
}
