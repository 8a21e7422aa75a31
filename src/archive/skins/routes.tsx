import { type Context, Hono } from 'hono'
import { withThousands } from '../../platform/text/dates.ts'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { readForm } from '../../platform/web/form.ts'
import { memberOf } from '../accounts/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { findOwnWork, type Work } from '../works/index.ts'
import { SkinPage } from './page.tsx'
import { sheetNamed } from './serving.ts'
import { compileSkin } from './sheet/compile.ts'
import { LONGEST, setSkin, skinOf } from './store.ts'

type C = Context<WebEnv>

const ONE = '/works/:id{[0-9]+}/skin'

/** Style sheets of creators: where they are written, and where browsers find them. */
export function skinRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.skin(':file{[0-9a-f-]+\\.css}'), async (c) => {
    const css = await sheetNamed(house.db, c.req.param('file') ?? '')
    if (css === undefined) return showNotFound(house, c)
    c.header('Content-Type', 'text/css; charset=utf-8')
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    return c.body(css)
  })
  routes.get(ONE, requireMember(), (c) =>
    withOwn(house, c, async (work) => show(house, c, work, (await skinOf(house.db, work.id))?.source ?? '')),
  )
  routes.post(ONE, requireMember(), (c) => withOwn(house, c, (work) => take(house, c, work)))
  return routes
}

async function withOwn(house: House, c: C, answer: (work: Work) => Promise<Response>): Promise<Response> {
  const work = await findOwnWork(house.db, Number(c.req.param('id')), memberOf(c).id)
  return work && work.deletedAt === null ? answer(work) : showNotFound(house, c)
}

async function take(house: House, c: C, work: Work): Promise<Response> {
  const source = (await readForm(c)).text('source')
  const over = source.length - LONGEST
  if (over > 0) {
    const sentence = `A style sheet holds ${withThousands(LONGEST)} characters; this one has ${withThousands(over)} too many.`
    return show(house, c, work, source, { source: sentence })
  }
  await house.db.transaction().execute((trx) => setSkin(trx, work.id, source, house.now()))
  const left = compileSkin(source).leftOut.length
  return goOn(
    c,
    urls.skinOfWork(work.id),
    left === 0 ? 'The style is saved.' : 'The style is saved. What cannot be used is listed below.',
  )
}

function show(house: House, c: C, work: Work, source: string, errors: FieldErrors = {}): Promise<Response> {
  const refused = Object.keys(errors).length > 0
  const body = (
    <SkinPage
      work={work}
      source={source}
      leftOut={refused ? [] : compileSkin(source).leftOut}
      errors={errors}
      token={formToken(house, c)}
    />
  )
  const title = `The style of ${work.title}`
  return showPage(house, c, { title, main: 'skins-edit region', unlisted: true, body }, refused ? 422 : 200)
}
