import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { readFields } from '../../platform/web/fields.ts'
import { AccountFrame, findUserByLogin, memberOf, requireOwner } from '../accounts/index.ts'
import { formToken, goOn, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { DistancePage } from './pages.tsx'
import { type Distance, keepAway, keptAway, letNear, MOST_KEPT_AWAY } from './store.ts'

const ACTS = {
  block: { kind: 'blocks', keep: true, done: 'is blocked' },
  mute: { kind: 'mutes', keep: true, done: 'is muted' },
  unblock: { kind: 'blocks', keep: false, done: 'is blocked no more' },
  unmute: { kind: 'mutes', keep: false, done: 'is muted no more' },
} as const satisfies Readonly<Record<string, { kind: Distance; keep: boolean; done: string }>>

const form = z.object({ name: z.string().trim(), do: z.enum(['block', 'mute', 'unblock', 'unmute']) })

/** Blocking and muting. */
export function distanceRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const owner = requireOwner(house)

  routes.get(urls.distance(':login'), owner, (c) => show(house, c, c.req.query('name') ?? '', {}))

  routes.post(urls.distance(':login'), owner, async (c) => {
    const { id, login } = memberOf(c)
    const sent = await readFields(c, form)
    const { kind, keep, done } = ACTS[sent.do]
    const other = await findUserByLogin(house.db, sent.name)
    if (!other) return show(house, c, sent.name, { name: 'Nobody here has this name.' })
    if (other.id === id) return show(house, c, sent.name, { name: 'This is you.' })
    const kept = await house.db.transaction().execute(async (trx) => {
      if (!keep) return letNear(trx, kind, id, other.id).then(() => true)
      const isKept = await keepAway(trx, kind, id, other.id, house.now())
      if (isKept && kind === 'blocks') await house.announce(trx, { kind: 'blocked', userId: id, otherId: other.id })
      return isKept
    })
    if (!kept) return show(house, c, sent.name, { name: `No more than ${MOST_KEPT_AWAY} people can be kept away.` })
    return goOn(c, urls.distance(login), `${other.login} ${done}.`)
  })

  return routes
}

async function show(house: House, c: Context<WebEnv>, name: string, errors: FieldErrors): Promise<Response> {
  const { id, login } = memberOf(c)
  const kept = { blocks: await keptAway(house.db, 'blocks', id), mutes: await keptAway(house.db, 'mutes', id) }
  const body = (
    <AccountFrame login={login} at="distance">
      <DistancePage login={login} token={formToken(house, c)} kept={kept} name={name} errors={errors} />
    </AccountFrame>
  )
  const page = { title: 'Blocked and muted', main: 'blocks-index dashboard region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}
