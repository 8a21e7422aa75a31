import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { awaitsConfirmation, pseudsOf } from '../accounts/index.ts'
import { formToken, goOn, requireMember, showPage, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { postDrafts, standingOf } from './drafts.ts'
import { EMPTY_FIELDS, type ImportFields, readImportFields, toldBy } from './forms.ts'
import { ImportForm } from './pages/import-form.tsx'
import { ImportReport } from './pages/import-report.tsx'
import { lookAt } from './parcels/look.ts'
import { parcelRoutes } from './parcels/routes.tsx'
import { keepParcel } from './parcels/store.ts'
import { openReader } from './reading/reader.ts'
import { lastReport } from './reports.ts'
import { type SentFile, sourcesFrom } from './upload.ts'
import { unpacked } from './zips.ts'

/** Of all files together; the app refuses what is larger before it is read. */
const MEGABYTES = 64
const MOST_FILES = 500
/** Out of zips, too. */
const MOST_WORKS = 2000

type C = Context<WebEnv>

/** Bringing files in through the browser. */
export function importRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(urls.importStories(), requireMember())
  routes.use(`${urls.importStories()}/*`, requireMember())
  routes.get(urls.importStories(), (c) => showForm(house, c, EMPTY_FIELDS, {}))
  routes.post(urls.importStories(), async (c) => take(house, c, await readForm(c)))
  routes.route('/', parcelRoutes(house))
  routes.get(urls.importReport(), (c) => showReport(house, c))
  routes.post(urls.postImported(), async (c) => postAll(house, c, await readForm(c)))
  return routes
}

async function take(house: House, c: C, form: Form): Promise<Response> {
  const fields = readImportFields(form)
  const files = form.files('files')
  if (files.length === 0) return showForm(house, c, fields, { files: 'Choose at least one file.' })
  if (files.length > MOST_FILES) {
    return showForm(house, c, fields, { files: `These are ${files.length} files; ${MOST_FILES} can come in at once.` })
  }
  await using reader = openReader()
  const sources = await unpacked(sourcesFrom(await Promise.all(files.map(sent))), reader)
  if (sources.length > MOST_WORKS) {
    return showForm(house, c, fields, {
      files: `There are ${sources.length} stories in it; ${MOST_WORKS} can come in at once.`,
    })
  }
  const { id: userId } = memberOf(c)
  const byline = { ...(await pseudFor(house, userId, fields.pseud)), userId }
  const looked = await lookAt(house, sources, { reader, defaults: toldBy(fields), byline })
  const parcel = { userId, pseudId: byline.pseudId, now: house.now() }
  const id = await house.db.transaction().execute((trx) => keepParcel(trx, parcel, looked))
  return goOn(c, urls.importParcel(id))
}

async function pseudFor(
  { db }: House,
  userId: number,
  chosen: string,
): Promise<{ readonly pseudId: number; readonly name: string }> {
  const pseuds = await pseudsOf(db, userId)
  const pseud = pseuds.find(({ id }) => String(id) === chosen) ?? pseuds[0]
  if (!pseud) throw new Error('a member has no pseud')
  return { pseudId: pseud.id, name: pseud.name }
}

/** Kept, so that a browser that goes back to it, or comes back tomorrow, finds it again. */
async function showReport(house: House, c: C): Promise<Response> {
  const { id, login } = memberOf(c)
  const outcomes = await lastReport(house.db, id)
  if (!outcomes) return goOn(c, urls.importStories())
  const works = outcomes.flatMap((one) => (one.outcome === 'draft' && one.id !== undefined ? [one.id] : []))
  const standings = await standingOf(house.db, id, works)
  const body = (
    <ImportReport
      token={formToken(house, c)}
      outcomes={outcomes}
      standings={standings}
      drafts={urls.userDrafts(login)}
    />
  )
  return showPage(house, c, { title: 'What came in', main: 'import-report region', unlisted: true, body })
}

async function sent(file: File): Promise<SentFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

async function postAll(house: House, c: C, form: Form): Promise<Response> {
  if (await awaitsConfirmation(house.db, house.config, memberOf(c).id)) {
    return showProblem(house, c, 403, 'Your address is not confirmed yet', [
      <p>Open the link in the mail that was sent to you; then you can post. The drafts are kept.</p>,
    ])
  }
  const ids = form
    .texts('draft')
    .filter((id) => /^\d{1,9}$/.test(id))
    .map(Number)
  const { posted, kept } = await postDrafts(house, memberOf(c).id, ids.slice(0, MOST_FILES))
  const still = kept === 0 ? '' : ` ${kept === 1 ? 'One lacks' : `${kept} lack`} something and stays a draft.`
  return goOn(c, urls.importReport(), `${posted === 0 ? 'Nothing was posted.' : `Posted: ${posted}.`}${still}`)
}

async function showForm(house: House, c: C, fields: ImportFields, errors: FieldErrors): Promise<Response> {
  const body = (
    <ImportForm
      token={formToken(house, c)}
      fields={fields}
      errors={errors}
      pseuds={await pseudsOf(house.db, memberOf(c).id)}
      megabytes={MEGABYTES}
      mostFiles={MOST_FILES}
    />
  )
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Bring in files', main: 'import-new region', unlisted: true, body }, status)
}

function memberOf(c: C): Member {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') throw new Error('a page for members was reached by a guest')
  return viewer
}
