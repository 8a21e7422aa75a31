import { type Context, Hono } from 'hono'
import { showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { askedBy, OLD_PAGES, type OldPage } from './rules.ts'
import { addressNow, archiveAt } from './store.ts'

/** The addresses that eFiction had, wherever it lay on its host: for ever they lead to where things stand now. */
export function oldAddressRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  for (const page of OLD_PAGES) {
    routes.get(`/${page}.php`, (c) => leadOn(house, c, page))
    routes.get(`/:before{.+}/${page}.php`, (c) => leadOn(house, c, page))
  }
  return routes
}

async function leadOn(house: House, c: Context<WebEnv>, page: OldPage): Promise<Response> {
  const { pathname, searchParams } = new URL(c.req.url)
  const archiveId = await archiveAt(house.db, pathname.slice(0, pathname.lastIndexOf('/')))
  const asked = askedBy(page, searchParams)
  const address = archiveId !== undefined && asked && (await addressNow(house.db, archiveId, asked, c.get('viewer')))
  return address ? c.redirect(address, 301) : showNotFound(house, c)
}
