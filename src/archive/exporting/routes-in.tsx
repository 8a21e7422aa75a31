import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import { AccountFrame, memberOf, requireOwner } from '../accounts/index.ts'
import type { AccountPart } from '../belongings/index.ts'
import { formToken, goOn, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { bringAccount } from './in/bring.ts'
import { beginImport } from './in/job.ts'
import { openAccountFile, Unreadable } from './in/open.ts'
import type { Report } from './in/report.ts'
import { dropSent, type Import, importOf, keepSent } from './in/store.ts'
import { accountFolder, newFileName } from './out/make.ts'
import { ComingPage, LookPage, ReportPage, SendPage } from './pages/import.tsx'

type C = Context<WebEnv>

const LOOK_AGAIN = '3'
const MEGABYTES = 128
/** The most that a browser sends at once. */
export const ACCOUNT_BODY = MEGABYTES * 1024 * 1024

/** An account file that comes in: sending it, looking at it, and what became of it. */
export function accountImportRoutes(house: House, parts: readonly AccountPart[]): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const owner = requireOwner(house)
  routes.get(urls.importAccount(':login'), owner, (c) => show(house, c))
  routes.post(urls.importAccount(':login'), owner, async (c) => {
    const { id, login } = memberOf(c)
    const form = await readForm(c)
    const sent = await importOf(house.db, id)
    if (form.text('do') === 'start' && sent) {
      await house.db.transaction().execute((trx) => beginImport(house, trx, id, sent.file))
      return goOn(c, urls.importAccount(login))
    }
    if (form.text('do') === 'drop') {
      const file = await house.db.transaction().execute((trx) => dropSent(trx, id))
      if (file !== undefined) await rm(path.join(accountFolder(house), file), { force: true })
      return goOn(c, urls.importAccount(login))
    }
    return take(house, parts, c, form)
  })
  return routes
}

/** Keeps what was sent once somebody has looked that it can be read. */
async function take(house: House, parts: readonly AccountPart[], c: C, form: Form): Promise<Response> {
  const member = memberOf(c)
  const [file] = form.files('file')
  if (!file) return show(house, c, { file: 'Choose the file first.' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const looked = await lookAt(house, parts, bytes, member)
  if (typeof looked === 'string') return show(house, c, { file: looked })
  const name = newFileName()
  const lies = path.join(accountFolder(house), name)
  await mkdir(accountFolder(house), { recursive: true, mode: 0o700 })
  await writeFile(lies, bytes, { mode: 0o600 })
  const kept = await house.db
    .transaction()
    .execute((trx) => keepSent(trx, member.id, { file: name, report: looked, now: house.now() }))
  if (!kept) await rm(lies, { force: true })
  return goOn(c, urls.importAccount(member.login))
}

/** @returns what would come in, or the sentence that says why nothing can */
async function lookAt(
  house: House,
  parts: readonly AccountPart[],
  bytes: Uint8Array,
  member: { readonly id: number; readonly login: string },
): Promise<Report | string> {
  try {
    const wishes = { trusted: false, dryRun: 'quick', told: () => true } as const
    const report = await bringAccount(house, parts, openAccountFile(bytes), member, wishes)
    return report.broken === '' ? report : report.broken
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return error.message
  }
}

async function show(house: House, c: C, errors: FieldErrors = {}): Promise<Response> {
  const { id, login } = memberOf(c)
  const sent = await importOf(house.db, id)
  if (sent?.startedAt && sent.doneAt === null) c.header('Refresh', LOOK_AGAIN)
  const body = (
    <AccountFrame login={login} at="import">
      {bodyOf({ token: formToken(house, c), login }, Object.keys(errors).length > 0 ? undefined : sent, errors)}
    </AccountFrame>
  )
  const main = 'account-import dashboard region'
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Bring an account in', main, unlisted: true, body }, status)
}

function bodyOf(
  who: { readonly token: string; readonly login: string },
  sent: Import | undefined,
  errors: FieldErrors,
) {
  if (!sent?.report) return <SendPage {...who} megabytes={MEGABYTES} errors={errors} />
  if (sent.startedAt === null) return <LookPage {...who} report={sent.report} />
  if (sent.doneAt === null) return <ComingPage login={who.login} done={sent.done} total={sent.total} />
  return <ReportPage {...who} report={sent.report} />
}
