import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../../platform/web/form.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { enqueue } from '../../jobs/index.ts'
import { urls } from '../../urls.ts'
import { checkTitle, sentenceOf } from '../../works/index.ts'
import { ParcelPage, ParcelProgress } from '../pages/parcel.tsx'
import { editParagraphs, showParagraphs } from '../paragraphs/routes.tsx'
import { BRING_PARCEL, bringParcel, bylineOf } from './bring.ts'
import { joined } from './look.ts'
import { discardParcel, findParcel, howFar, type Parcel, piecesOf, startParcel, storiesOf } from './store.ts'

type C = Context<WebEnv>

/** So long a browser waits for the answer; the queue does the rest. */
const PATIENCE = 2000
const LOOK_AGAIN = '2'
const PARAGRAPHS = '/import/:id{[0-9]{1,9}}/paragraphs/:piece{[0-9]{1,9}}'

/** What was sent, before it comes in and while it does. Members only: the rooms' door sees to that. */
export function parcelRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/import/:id{[0-9]{1,9}}', (c) => withParcel(house, c, (parcel) => show(house, c, parcel)))
  routes.post('/import/:id{[0-9]{1,9}}', (c) =>
    withParcel(house, c, async (parcel) => start(house, c, parcel, await readForm(c))),
  )
  routes.get(PARAGRAPHS, (c) => withParcel(house, c, (parcel) => showParagraphs(house, c, parcel)))
  routes.post(PARAGRAPHS, (c) => withParcel(house, c, (parcel) => editParagraphs(house, c, parcel)))
  routes.post('/import/:id{[0-9]{1,9}}/discard', (c) =>
    withParcel(house, c, async (parcel) => {
      await discardParcel(house.db, parcel.id)
      return goOn(c, urls.importStories(), 'Thrown away; nothing came in.')
    }),
  )
  return routes
}

async function withParcel(house: House, c: C, next: (parcel: Parcel) => Promise<Response>): Promise<Response> {
  const viewer = c.get('viewer')
  const parcel = viewer.kind === 'member' ? await findParcel(house.db, Number(c.req.param('id')), viewer.id) : undefined
  return parcel ? next(parcel) : showNotFound(house, c)
}

async function show(house: House, c: C, parcel: Parcel): Promise<Response> {
  if (parcel.doneAt !== null) return goOn(c, urls.importReport())
  if (parcel.startedAt === null) return showPieces(house, c, parcel, { title: '', errors: {} })
  c.header('Refresh', LOOK_AGAIN)
  const seconds = (house.now().getTime() - Date.parse(parcel.startedAt)) / 1000
  const body = <ParcelProgress {...(await howFar(house.db, parcel.id))} seconds={seconds} />
  return showPage(house, c, { title: 'Coming in', main: 'import-progress region', unlisted: true, body })
}

async function showPieces(
  house: House,
  c: C,
  { id }: Parcel,
  { title, errors }: { readonly title: string; readonly errors: FieldErrors },
): Promise<Response> {
  const pieces = await piecesOf(house.db, id)
  const body = <ParcelPage token={formToken(house, c)} id={id} pieces={pieces} title={title} errors={errors} />
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showPage(
    house,
    c,
    { title: 'Look before they come in', main: 'import-look region', unlisted: true, body },
    status,
  )
}

async function start(house: House, c: C, parcel: Parcel, form: Form): Promise<Response> {
  const ids = form
    .texts('piece')
    .filter((id) => /^\d{1,9}$/.test(id))
    .map(Number)
  const title = checkTitle(form.text('title'))
  const chapters = form.text('together') === 'chapters'
  if (chapters && title.problem)
    return showPieces(house, c, parcel, { title: form.text('title'), errors: { title: sentenceOf(title.problem) } })
  const stories = chapters ? await storiesOf(house.db, parcel.id, ids) : []
  const whole =
    stories.length > 1
      ? await joined(house, stories, { title: title.value, byline: await bylineOf(house, parcel) })
      : undefined
  await house.db.transaction().execute((trx) => startParcel(trx, parcel.id, { ids, joined: whole, now: house.now() }))
  if (await bringParcel(house, parcel, PATIENCE)) return goOn(c, urls.importReport())
  await house.db.transaction().execute((trx) => enqueue(trx, house.now(), BRING_PARCEL, { parcelId: parcel.id }))
  return goOn(c, urls.importParcel(parcel.id))
}
