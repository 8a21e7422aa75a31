import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { awaitsConfirmation, pseudsOf } from '../accounts/index.ts'
import { formToken, requireMember, showPage, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { EMPTY_FIELDS, type ImportFields, readImportFields, toldBy } from './forms.ts'
import { ImportForm } from './pages/import-form.tsx'
import { ImportReport } from './pages/import-report.tsx'
import { PostedPage } from './pages/posted.tsx'
import { postDrafts } from './post-drafts.ts'
import { importAll } from './run.ts'
import { type SentFile, sourcesFrom } from './upload.ts'

/** Of all files together; the app refuses what is larger before it is read. */
const MEGABYTES = 64
const MOST_FILES = 500

type C = Context<WebEnv>

/** Bringing files in through the browser. */
export function importRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(urls.importStories(), requireMember())
  routes.use(urls.postImported(), requireMember())
  routes.get(urls.importStories(), (c) => showForm(house, c, EMPTY_FIELDS, {}))
  routes.post(urls.importStories(), async (c) => take(house, c, await readForm(c)))
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
  const pseuds = await pseudsOf(house.db, memberOf(c).id)
  const pseud = pseuds.find(({ id }) => String(id) === fields.pseud) ?? pseuds[0]
  if (!pseud) throw new Error('a member has no pseud')
  const byline = { pseudId: pseud.id, userId: memberOf(c).id, name: pseud.name }
  const plan = { credit: { kind: 'pseud' as const, byline }, defaults: toldBy(fields), post: false, dryRun: false }
  const outcomes = await importAll(house, sourcesFrom(await Promise.all(files.map(sent))), plan)
  const body = (
    <ImportReport token={formToken(house, c)} outcomes={outcomes} drafts={urls.userDrafts(memberOf(c).login)} />
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
  const done = await postDrafts(house, memberOf(c).id, ids.slice(0, MOST_FILES))
  const body = <PostedPage posted={done.posted} kept={done.kept} />
  return showPage(house, c, { title: 'Posted', main: 'import-posted region', unlisted: true, body })
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
