import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { fileSafeName } from '../../platform/text/dates.ts'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { readFields } from '../../platform/web/fields.ts'
import { openLimit } from '../../platform/web/limits.ts'
import { AccountFrame, archiveName, memberOf, requireOwner, showTooMany, verifyPassword } from '../accounts/index.ts'
import type { AccountPart } from '../belongings/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { askFor, KEPT_DAYS } from './out/job.ts'
import { accountFolder } from './out/make.ts'
import { ExportPage } from './pages/export.tsx'
import { schemaOf } from './schemas.ts'
import { type Export, exportOf } from './store.ts'

type C = Context<WebEnv>

const DAY = 86_400_000
const LOOK_AGAIN = '3'
const askForm = z.object({ password: z.string().default('') })

/** An account as a file: asking for it, fetching it, and what describes it. */
export function exportRoutes(house: House, parts: readonly AccountPart[]): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const trying = openLimit(10, 900)
  const owner = requireOwner(house)
  routes.get(urls.exportAccount(':login'), owner, (c) => show(house, c))
  routes.post(urls.exportAccount(':login'), owner, async (c) => {
    const { id, login } = memberOf(c)
    const tooSoon = await trying.take(String(id))
    if (tooSoon !== undefined) return showTooMany(house, c, tooSoon)
    const { password } = await readFields(c, askForm)
    if (!(await verifyPassword(house.db, id, password)))
      return show(house, c, { password: 'This is not the password of your account.' })
    const asked = await house.db.transaction().execute((trx) => askFor(house, trx, id))
    const said = asked ? 'Your file is being made; a mail says when it is ready.' : 'It is being made already.'
    return goOn(c, urls.exportAccount(login), said)
  })
  routes.get(urls.exportedFile(':login'), (c) => send(house, c))
  routes.get(urls.accountSchema(':kind').replace(/\.json$/, ''), async (c) => {
    const [, kind] = /^([a-z-]+)\.json$/.exec(c.req.param('kind') ?? '') ?? []
    const schema = kind === undefined ? undefined : schemaOf(parts, kind)
    if (schema === undefined) return showNotFound(house, c)
    return c.body(schema, 200, { 'Content-Type': 'application/schema+json', 'Cache-Control': 'public, max-age=3600' })
  })
  return routes
}

/** @returns what the member has asked for, unless it was kept long enough */
async function current(house: House, userId: number): Promise<(Export & { readonly until?: string }) | undefined> {
  const asked = await exportOf(house.db, userId)
  if (!asked?.readyAt) return asked
  const until = Date.parse(asked.readyAt) + KEPT_DAYS * DAY
  return until > house.now().getTime() ? { ...asked, until: new Date(until).toISOString() } : undefined
}

async function show(house: House, c: C, errors: FieldErrors = {}): Promise<Response> {
  const { id, login } = memberOf(c)
  const asked = await current(house, id)
  if (asked?.readyAt === null) c.header('Refresh', LOOK_AGAIN)
  const body = (
    <AccountFrame login={login} at="export">
      <ExportPage
        token={formToken(house, c)}
        login={login}
        asked={asked}
        days={KEPT_DAYS}
        until={asked?.until}
        errors={errors}
      />
    </AccountFrame>
  )
  const main = 'account-export dashboard region'
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Take everything along', main, unlisted: true, body }, status)
}

/** For anybody but its owner there is no such file. */
async function send(house: House, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' && viewer.login.toLowerCase() === c.req.param('login')?.toLowerCase()
  const asked = own ? await current(house, viewer.id) : undefined
  const file = asked?.readyAt && asked.file ? path.join(accountFolder(house), asked.file) : undefined
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
  if (!own || file === undefined || !found) return showNotFound(house, c)
  const name = fileSafeName(`${viewer.login} ${await archiveName(house)}`).replace(/[^\w -]/g, '')
  const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
  return c.body(body, 200, {
    'Content-Type': 'application/zip',
    'Content-Length': String(found.size),
    'Content-Disposition': `attachment; filename="${name}.zip"`,
    'Cache-Control': 'private, no-store',
    'X-Robots-Tag': 'noindex',
  })
}
