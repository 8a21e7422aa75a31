import { type Context, Hono } from 'hono'
import { type Form, readForm } from '../../platform/web/form.ts'
import { openLimit } from '../../platform/web/limits.ts'
import { absolute } from '../absolute.ts'
import { AccountFrame, archiveName, findUserById, memberOf, requireOwner, showTooMany } from '../accounts/index.ts'
import { readingListsOf } from '../bookmarks/index.ts'
import { openDesk } from '../files/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { findWork, findWorks, mayDownload, type Work } from '../works/index.ts'
import { SEND_BOOK } from './delivering.ts'
import { deviceRoutes } from './device-routes.tsx'
import { askingLetter } from './letters.ts'
import { ReadersPage } from './pages/readers.tsx'
import { ConfirmPage, SendPage } from './pages/send.tsx'
import { addressProblem, codeTyped, isTrusted, MOST_A_DAY, MOST_ADDRESSES, type SendingProblem } from './rules.ts'
import { SENTENCES } from './sentences.ts'
import { addAddress, addressById, addressesOf, confirmAddress, removeAddress } from './store/addresses.ts'
import { handOver } from './store/handovers.ts'
import { markedWorks, worksOnList } from './store/lists.ts'
import { noteSending, sentOf, sentToday } from './store/sent.ts'

type C = Context<WebEnv>
type Problems = Readonly<Partial<Record<'address' | 'code' | 'list', SendingProblem>>>
type Desk = House & { readonly tries: ReturnType<typeof openLimit>; readonly mails: ReturnType<typeof openLimit> }

/** Codes that one member may type in an hour, and addresses that may be asked in a day. */
const CODES = { tries: 20, seconds: 3600 }
const QUESTIONS = { tries: 6, seconds: 86_400 }

/** Works sent to e-readers: by mail, and to devices that show a code. */
export function sendingRoutes(archive: House): Hono<WebEnv> {
  const tries = openLimit(CODES.tries, CODES.seconds)
  const house: Desk = { ...archive, tries, mails: openLimit(QUESTIONS.tries, QUESTIONS.seconds) }
  const [owner, member] = [requireOwner(house), requireMember()]
  return new Hono<WebEnv>()
    .route('/', deviceRoutes(house, openDesk(house)))
    .get(urls.eReaders(':login'), owner, (c) => showReaders(house, c))
    .post(urls.eReaders(':login'), owner, (c) => changeReaders(house, c))
    .get('/works/:id{[0-9]+}/send', member, (c) => withWork(house, c, (work) => showSend(house, c, work)))
    .post('/works/:id{[0-9]+}/send', member, (c) => withWork(house, c, (work) => send(house, c, work)))
    .get(urls.confirmEReader(':token'), (c) => confirm(house, c))
    .post(urls.confirmEReader(':token'), (c) => confirm(house, c))
}

async function withWork(house: Desk, c: C, go: (work: Work) => Promise<Response>): Promise<Response> {
  const work = await findWork(house.db, Number(c.req.param('id')), c.get('viewer'))
  if (!work) return showNotFound(house, c)
  if (mayDownload(work, c.get('viewer'))) return go(work)
  return showProblem(house, c, 403, 'This is not given away as a file', [
    <p>Whoever wrote it lets it be read here, and not taken away.</p>,
  ])
}

async function send(house: Desk, c: C, work: Work): Promise<Response> {
  const form = await readForm(c)
  if (form.text('do') === 'code') {
    const given = await give(house, c, form, [work.id])
    if (given instanceof Response) return given
    if (given) return showSend(house, c, work, form.text('code'), { code: given })
    return goOn(c, urls.work(work.id), 'The device has it: look again there.')
  }
  const { id } = memberOf(c)
  const chosen = (await addressesOf(house.db, id)).find(
    (one) => one.confirmed && String(one.id) === form.text('address'),
  )
  if (!chosen) return showSend(house, c, work, '', { address: 'address-gone' })
  if ((await sentToday(house.db, id, house.now())) >= MOST_A_DAY)
    return showSend(house, c, work, '', { address: 'too-many-today' })
  await house.db.transaction().execute(async (trx) => {
    const [about, now] = [{ userId: id, address: chosen.address, workId: work.id, title: work.title }, house.now()]
    await enqueue(trx, now, SEND_BOOK, { id: await noteSending(trx, { ...about, now }) })
  })
  return goOn(c, urls.work(work.id), `It is on its way to ${chosen.address}.`)
}

/** @returns what is wrong with the code; undefined when the device has the works; a page when too many were tried */
async function give(
  house: Desk,
  c: C,
  form: Form,
  workIds: readonly number[],
): Promise<SendingProblem | Response | undefined> {
  const { id } = memberOf(c)
  const tooMany = await house.tries.take(String(id))
  if (tooMany) return showTooMany(house, c, tooMany)
  if (form.text('code').trim() === '') return 'code-missing'
  const code = codeTyped(form.text('code'))
  const given = { userId: id, workIds, now: house.now() }
  const found = code !== '' && (await house.db.transaction().execute((trx) => handOver(trx, code, given)))
  return found ? undefined : 'code-unknown'
}

async function changeReaders(house: Desk, c: C): Promise<Response> {
  const { id, login } = memberOf(c)
  const form = await readForm(c)
  if (form.has('remove')) {
    const address = Number(form.text('remove'))
    if (Number.isSafeInteger(address)) await house.db.transaction().execute((trx) => removeAddress(trx, id, address))
    return goOn(c, urls.eReaders(login), 'The address is removed. Nothing more goes there.')
  }
  return form.text('do') === 'give' ? giveList(house, c, form) : add(house, c, form)
}

async function giveList(house: Desk, c: C, form: Form): Promise<Response> {
  const member = memberOf(c)
  const list = form.text('list')
  const wanted =
    list === 'later'
      ? await markedWorks(house.db, member.id)
      : await worksOnList(house.db, member.id, /^\d{1,9}$/.test(list) ? Number(list) : 0)
  const works = (await findWorks(house.db, wanted, member)).filter(({ work }) => mayDownload(work, member))
  if (works.length === 0) return showReaders(house, c, form, { list: 'nothing-there' })
  const ids = works.map(({ work }) => work.id)
  const given = await give(house, c, form, ids)
  if (given instanceof Response) return given
  if (given) return showReaders(house, c, form, { code: given })
  const count = ids.length === 1 ? 'one work' : `${ids.length} works`
  return goOn(c, urls.eReaders(member.login), `The device has ${count}: look again there.`)
}

async function add(house: Desk, c: C, form: Form): Promise<Response> {
  const { id, login } = memberOf(c)
  const address = form.text('address').trim().toLowerCase()
  const [known, user] = [await addressesOf(house.db, id), await findUserById(house.db, id)]
  const problem = addressProblem(address) ?? (known.length >= MOST_ADDRESSES ? 'too-many-addresses' : undefined)
  if (problem) return showReaders(house, c, form, { address: problem })
  const own = user?.emailConfirmedAt ? user.email.toLowerCase() : undefined
  const confirmed = isTrusted(address, own)
  const tooMany = confirmed ? undefined : await house.mails.take(String(id))
  if (tooMany) return showTooMany(house, c, tooMany)
  const added = await house.db.transaction().execute(async (trx) => {
    const made = await addAddress(trx, { userId: id, address, confirmed, now: house.now() })
    if (made === undefined || confirmed) return made
    const link = absolute(
      house.config,
      urls.confirmEReader(`${made}-${house.tokens.sign('e-reader', `${made} ${address}`)}`),
    )
    await enqueue(trx, house.now(), 'mail', askingLetter(await archiveName(house), address, login, link))
    return made
  })
  if (added === undefined) return showReaders(house, c, form, { address: 'address-known' })
  const said = confirmed ? 'The address is added.' : `${address} is asked whether it wants this. Open the mail there.`
  return goOn(c, urls.eReaders(login), said)
}

/** The link from the mail: the page asks, since programs open links by themselves; the button says yes. */
async function confirm(house: Desk, c: C): Promise<Response> {
  const [, id = '', proof = ''] = /^(\d{1,9})-(.{1,200})$/.exec(c.req.param('token') ?? '') ?? []
  const found = await addressById(house.db, Number(id))
  if (!found || !house.tokens.signed('e-reader', `${Number(id)} ${found.address}`, proof)) return showNotFound(house, c)
  if (c.req.method === 'POST') {
    await house.db.transaction().execute((trx) => confirmAddress(trx, Number(id), house.now()))
    return goOn(c, urls.home(), `Thank you. Works that ${found.login} sends to ${found.address} will arrive there.`)
  }
  const body = <ConfirmPage token={formToken(house, c)} {...found} />
  return showPage(house, c, { title: 'Works for your e-reader', main: 'users-confirm region', unlisted: true, body })
}

async function showSend(house: Desk, c: C, work: Work, code = '', problems: Problems = {}): Promise<Response> {
  const { id, login } = memberOf(c)
  const body = (
    <SendPage
      token={formToken(house, c)}
      login={login}
      work={work}
      archive={absolute(house.config, '')}
      addresses={(await addressesOf(house.db, id)).filter(({ confirmed }) => confirmed)}
      mailLeaves={house.config.smtp !== ''}
      code={code}
      errors={errorsOf(problems)}
    />
  )
  const page = { title: `Send ${work.title} to an e-reader`, main: 'works-send region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(problems).length > 0 ? 422 : 200)
}

async function showReaders(house: Desk, c: C, form?: Form, problems: Problems = {}): Promise<Response> {
  const { id, login } = memberOf(c)
  const body = (
    <AccountFrame login={login} at="readers">
      <ReadersPage
        token={formToken(house, c)}
        login={login}
        sender={house.config.mailFrom}
        archive={absolute(house.config, '')}
        addresses={await addressesOf(house.db, id)}
        sent={await sentOf(house.db, id)}
        lists={await readingListsOf(house.db, id)}
        typed={{
          address: form?.text('address') ?? '',
          code: form?.text('code') ?? '',
          list: form?.text('list') || 'later',
        }}
        errors={errorsOf(problems)}
      />
    </AccountFrame>
  )
  const page = { title: 'E-readers', main: 'users-e_readers dashboard region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(problems).length > 0 ? 422 : 200)
}

function errorsOf(problems: Problems): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, SENTENCES[problem]]))
}
