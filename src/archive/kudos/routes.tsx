import { type Context, Hono } from 'hono'
import { isId } from '../../platform/db/ids.ts'
import { ownPath } from '../../platform/web/back.ts'
import { readForm } from '../../platform/web/form.ts'
import { networkOf, openLimit } from '../../platform/web/limits.ts'
import { clientAddress } from '../../platform/web/requests.ts'
import { goOn, showNotFound, showPage, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { findWork } from '../works/index.ts'
import { KudosList } from './pages.tsx'
import { type KudosProblem, REFUSALS } from './rules.ts'
import { leaveKudos, thanksFor } from './store.ts'

/** Nobody reads so fast; programs that thank for everything do. */
const OF_A_NETWORK = { tries: 120, seconds: 600 }
const NAMES_A_PAGE = 200

type C = Context<WebEnv>

/** Leaving kudos, and the list of those who have. */
export function kudosRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const ofNetwork = openLimit(OF_A_NETWORK.tries, OF_A_NETWORK.seconds)

  const leave = async (c: C): Promise<{ readonly workId: number; readonly problem: KudosProblem | undefined }> => {
    const form = await readForm(c)
    const workId = Number(form.text('kudo[commentable_id]'))
    const type = form.text('kudo[commentable_type]')
    if (!isId(workId) || !['', 'Work', 'work'].includes(type)) return { workId: 0, problem: 'gone' }
    const network = networkOf(clientAddress(c, house.config.proxies))
    if (await ofNetwork.take(network)) return { workId, problem: 'too-many' }
    const giver = { viewer: c.get('viewer'), network }
    const problem = await house.db.transaction().execute((trx) => leaveKudos(trx, workId, giver, house.now()))
    return { workId, problem }
  }

  routes.post(urls.kudos(), async (c) => {
    const { workId, problem } = await leave(c)
    if (problem === 'gone') return showNotFound(house, c)
    const sentence = problem ? REFUSALS[problem].sentence : 'Thank you for leaving kudos!'
    if (problem === 'too-many') return showProblem(house, c, 429, 'A lot of kudos at once', [<p>{sentence}</p>])
    const back = ownPath((await readForm(c)).text('return_to')) ?? urls.work(workId)
    return goOn(c, `${back.replace(/#.*$/, '')}#kudos`, sentence)
  })

  routes.post(urls.kudosForScripts(), async (c) => {
    const { problem } = await leave(c)
    if (!problem) return c.json({ message: 'Thank you for leaving kudos!' }, 201)
    const { sentence, field } = REFUSALS[problem]
    const named = field === 'user_id' && c.get('viewer').kind === 'guest' ? 'ip_address' : field
    const status = problem === 'gone' ? 404 : problem === 'too-many' ? 429 : 422
    return c.json({ error_message: sentence, errors: { [named]: [sentence] } }, status)
  })

  routes.get('/works/:id{[0-9]+}/kudos', (c) => showList(house, c))
  return routes
}

async function showList(house: House, c: C): Promise<Response> {
  const work = await findWork(house.db, Number(c.req.param('id')), c.get('viewer'))
  if (!work) return showNotFound(house, c)
  const page = Math.max(1, Math.min(Number(c.req.query('page')) || 1, 100_000))
  const thanks = await thanksFor(house.db, work.id, work.counters.kudos, (page - 1) * NAMES_A_PAGE, NAMES_A_PAGE)
  const pages = Math.ceil(thanks.members / NAMES_A_PAGE)
  return showPage(house, c, {
    title: `Kudos on ${work.title}`,
    main: 'kudos-index region',
    unlisted: true,
    sameForGuests: true,
    body: <KudosList work={work} thanks={thanks} page={page} pages={pages} />,
  })
}
