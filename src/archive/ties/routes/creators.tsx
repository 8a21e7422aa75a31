import { Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../../platform/web/form.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { orphanWork, removeCreator, removeSeriesCreator } from '../../works/index.ts'
import { whoToInvite } from '../asking.ts'
import { CreatorsPage } from '../pages/creators.tsx'
import { dropInvitation, findOwnChapter, invite, type Target, waitingFor } from '../store/invitations.ts'
import { findCreditedSeries } from '../store/series.ts'
import { tellAsked } from '../telling.ts'
import { type C, memberOf, numberIn, withOwnWork } from './own.ts'

/** What the page is about, found to be the member's own. */
interface Credited extends Target {
  readonly title: string
  readonly back: string
  readonly address: string
  readonly creators: readonly { readonly pseudId: number; readonly pseud: string; readonly login: string | null }[]
}

/** Who is credited with a work, a chapter or a series: asking others, leaving. */
export function creatorRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const paths: readonly (readonly [string, (c: C, answer: Answer) => Promise<Response>])[] = [
    ['/works/:id{[0-9]+}/creators', (c, answer) => withWork(house, c, answer)],
    ['/works/:id{[0-9]+}/chapters/:chapterId{[0-9]+}/creators', (c, answer) => withChapter(house, c, answer)],
    ['/series/:id{[0-9]+}/creators', (c, answer) => withSeries(house, c, answer)],
  ]
  for (const [path, withCredited] of paths) {
    routes.get(path, requireMember(), (c) => withCredited(c, (of) => show(house, c, of, '', {})))
    routes.post(path, requireMember(), (c) =>
      withCredited(c, async (of) => {
        const form = await readForm(c)
        const wish = form.text('do')
        if (wish === 'take-back') return takeBack(house, c, of, form)
        return wish === 'invite' ? ask(house, c, of, form.text('names')) : leave(house, c, of, wish, form.has('sure'))
      }),
    )
  }
  return routes
}

type Answer = (of: Credited) => Promise<Response>

function withWork(house: House, c: C, answer: Answer): Promise<Response> {
  return withOwnWork(house, c, ({ id, title, creators }) =>
    answer({ kind: 'work', id, title, back: urls.editWork(id), address: urls.creatorsOfWork(id), creators }),
  )
}

function withChapter(house: House, c: C, answer: Answer): Promise<Response> {
  return withOwnWork(house, c, async (work, member) => {
    const chapter = await findOwnChapter(house.db, work.id, numberIn(c, 'chapterId'), member.id)
    if (!chapter) return showNotFound(house, c)
    const title = `Chapter ${chapter.position}${chapter.title === '' ? '' : `: ${chapter.title}`}`
    return answer({
      kind: 'chapter',
      id: chapter.id,
      title: `${title}, ${work.title}`,
      back: urls.editChapter(work.id, chapter.id),
      address: urls.creatorsOfChapter(work.id, chapter.id),
      creators: work.creators,
    })
  })
}

async function withSeries(house: House, c: C, answer: Answer): Promise<Response> {
  const series = await findCreditedSeries(house.db, numberIn(c, 'id'), memberOf(c).id)
  if (!series) return showNotFound(house, c)
  const { id, title, creators } = series
  return answer({ kind: 'series', id, title, back: urls.series(id), address: urls.creatorsOfSeries(id), creators })
}

async function show(house: House, c: C, of: Credited, typed: string, errors: FieldErrors): Promise<Response> {
  const waiting = await waitingFor(house.db, of)
  const body = <CreatorsPage {...of} waiting={waiting} typed={typed} errors={errors} token={formToken(house, c)} />
  const page = { title: `Creators of ${of.title}`, main: 'creators region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function ask(house: House, c: C, of: Credited, names: string): Promise<Response> {
  const { id, login } = memberOf(c)
  const asked = await whoToInvite(house.db, names, id)
  if (!asked.ok) return show(house, c, of, names, { names: asked.sentence })
  const credited = new Set(of.creators.map(({ pseudId }) => pseudId))
  const known = of.kind === 'chapter' ? undefined : asked.named.find(({ pseudId }) => credited.has(pseudId))
  if (known) return show(house, c, of, names, { names: `${known.pseud} is credited already.` })
  await house.db.transaction().execute(async (trx) => {
    const fresh: number[] = []
    for (const named of asked.named) if (await invite(trx, of, named, id, house.now())) fresh.push(named.userId)
    await tellAsked(house, trx, fresh, `${login} asks you to be credited with something they wrote.`)
  })
  return goOn(c, of.address, 'Asked. They are credited once they say yes.')
}

async function takeBack(house: House, c: C, of: Credited, form: Form): Promise<Response> {
  const waiting = await waitingFor(house.db, of)
  const one = waiting.find(({ number }) => String(number) === form.text('invitation'))
  if (one) await house.db.transaction().execute((trx) => dropInvitation(trx, one.number))
  return goOn(c, of.address, 'Taken back.')
}

async function leave(house: House, c: C, of: Credited, wish: string, sure: boolean): Promise<Response> {
  if (!sure) return show(house, c, of, '', { sure: 'Tick this if you are sure.' })
  const { id, login } = memberOf(c)
  const orphan = wish === 'orphan'
  const outcome = await house.db.transaction().execute(async (trx) => {
    const now = house.now()
    if (of.kind === 'series') return removeSeriesCreator(trx, of.id, id, { orphan, now })
    if (of.kind === 'chapter') return 'last'
    if (!orphan) return removeCreator(trx, of.id, id, now)
    await orphanWork(trx, of.id, id, now)
    return 'gone'
  })
  if (outcome === 'last')
    return show(house, c, of, '', { sure: 'You are the only one credited by now: it can only be orphaned.' })
  const done = orphan ? 'Orphaned. It stays for its readers.' : 'Your name is off.'
  return goOn(c, urls.userWorks(login), done)
}
