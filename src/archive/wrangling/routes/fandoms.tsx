import { type Context, Hono } from 'hono'
import { readForm } from '../../../platform/web/form.ts'
import { formToken, goOn, showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { FandomsPage } from '../pages/fandoms.tsx'
import { fandomsOf, leaveFandom, lookedAfter, takeFandom } from '../store/assignments.ts'
import { memberOf, paramsOf, showDesk } from './show.tsx'

/** Who looks after which fandom. Behind the guard of the room. */
export function fandomRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.deskFandoms(), (c) => showFandoms(house, c))
  routes.post(urls.deskFandoms(), (c) => takeOrLeave(house, c))
  return routes
}

async function showFandoms(house: House, c: Context<WebEnv>): Promise<Response> {
  const params = paramsOf(c)
  const term = (params.get('term') ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, 150)
  const nobodys = params.has('nobodys')
  const ask = { term, nobodys, after: (params.get('after') ?? '').toWellFormed().replaceAll('\0', '') }
  const { fandoms, next } = await lookedAfter(house.db, ask)
  const mine = await fandomsOf(house.db, memberOf(c).id)
  const onward = next && new URLSearchParams({ term, ...(nobodys ? { nobodys: '1' } : {}), after: next })
  const body = (
    <FandomsPage
      token={formToken(house, c)}
      mine={mine}
      fandoms={fandoms}
      term={term}
      nobodys={nobodys}
      next={onward && `${urls.deskFandoms()}?${onward}`}
    />
  )
  return showDesk(house, c, { at: 'fandoms', title: 'Who looks after what', body })
}

async function takeOrLeave(house: House, c: Context<WebEnv>): Promise<Response> {
  const form = await readForm(c)
  const [fandom, { id }] = [Number(form.text('fandom')), memberOf(c)]
  if (!Number.isSafeInteger(fandom)) return showNotFound(house, c)
  if (form.text('what') === 'leave') {
    await house.db.transaction().execute((trx) => leaveFandom(trx, id, fandom))
    return goOn(c, urls.deskFandoms(), 'You do not look after it any more.')
  }
  const taken = await house.db.transaction().execute((trx) => takeFandom(trx, id, fandom, house.now()))
  return taken ? goOn(c, urls.deskFandoms(), 'You look after it now.') : showNotFound(house, c)
}
