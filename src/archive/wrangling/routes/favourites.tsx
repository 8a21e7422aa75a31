import { type Context, Hono } from 'hono'
import { readForm } from '../../../platform/web/form.ts'
import { goOn, requireMember, showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { dropFavourite, FAVOURITES_MOST, findTagInAddress, keepFavourite } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { memberOf } from './show.tsx'

/** Canonical tags that a member keeps at hand; for every member, not only for wranglers. */
export function favouriteRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.post('/tags/:tag/favourite', requireMember(), (c) => keepOrDrop(house, c))
  return routes
}

async function keepOrDrop(house: House, c: Context<WebEnv>): Promise<Response> {
  const tag = await findTagInAddress(house.db, (c.req.param('tag') ?? '').toWellFormed().replaceAll('\0', ''))
  if (!tag) return showNotFound(house, c)
  const [{ id }, form] = [memberOf(c), await readForm(c)]
  if (form.text('what') === 'drop') {
    await house.db.transaction().execute((trx) => dropFavourite(trx, id, tag.id))
    return goOn(c, urls.tag(tag.pathName), 'The tag is not kept at hand any more.')
  }
  const kept = await house.db.transaction().execute((trx) => keepFavourite(trx, id, tag.id, house.now()))
  const refused = `Only canonical tags can be kept, and ${FAVOURITES_MOST} at most: let another one go first.`
  return goOn(c, urls.tag(tag.pathName), kept ? 'The tag stands on your front page.' : refused)
}
