import { Hono } from 'hono'
import { type Form, readForm } from '../../../../platform/web/form.ts'
import type { Member } from '../../../../platform/web/viewer.ts'
import { formToken, goOn, requireMember, showPage } from '../../../frame/index.ts'
import type { House, WebEnv } from '../../../house.ts'
import { urls } from '../../../urls.ts'
import type { ChapterHead, Work } from '../../kinds.ts'
import { dateChapters } from '../../store/dates.ts'
import { postWork } from '../../store/lifecycle.ts'
import { chaptersOf } from '../../store/read.ts'
import { type C, withOwnWork } from '../own.ts'
import { DatesPage, dateField } from './dates-page.tsx'
import { type DayProblem, dayFrom } from './day.ts'
import { whatWorkLacks } from './ready.ts'

const SENTENCES: Readonly<Record<DayProblem, string>> = {
  'day-missing': 'Say when it was published first.',
  'day-broken': 'This is no day that can be read; write it as in 2009-03-29.',
  'day-ahead': 'This day is still to come. A work can be dated back, never forward; to post it later, plan it.',
  'day-early': 'Dates go back to 1930.',
}

/** Dates of works that were published elsewhere before they came here. */
export function dateRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const address = '/works/:id{[0-9]+}/dates'
  routes.get(address, requireMember(), (c) =>
    withOwnWork(house, c, async (work, member) => show(house, c, member, work, await datedHeads(house, work))),
  )
  routes.post(address, requireMember(), (c) => withOwnWork(house, c, (work, member) => take(house, c, member, work)))
  return routes
}

/** A draft is dated as a whole, so its first chapter stands for all. */
async function datedHeads(house: House, work: Work): Promise<readonly ChapterHead[]> {
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  return work.postedAt === null ? heads.slice(0, 1) : heads.filter(({ postedAt }) => postedAt !== null)
}

async function take(house: House, c: C, member: Member, work: Work): Promise<Response> {
  const form = await readForm(c)
  const heads = await datedHeads(house, work)
  const days = heads.map((head) => [head, dayFrom(typedDay(form, head), head.postedAt, house.now())] as const)
  const errors = Object.fromEntries(
    days.flatMap(([head, day]) => (day.ok ? [] : [[dateField(head), SENTENCES[day.problem]]])),
  )
  const refused = { form, errors }
  if (Object.keys(errors).length > 0) return show(house, c, member, work, heads, refused)
  const dates = new Map(days.flatMap(([{ id }, day]) => (day.ok ? [[id, day.value] as const] : [])))
  if (work.postedAt === null) return post(house, c, member, work, heads, dates, refused)
  const done = await house.db.transaction().execute((trx) => dateChapters(trx, work.id, dates, house.now()))
  return goOn(c, urls.editWork(work.id), done ? 'The dates are saved.' : 'The dates are as they were.')
}

async function post(
  house: House,
  c: C,
  member: Member,
  work: Work,
  heads: readonly ChapterHead[],
  dates: ReadonlyMap<number, string>,
  refused: Refused,
): Promise<Response> {
  const [date] = dates.values()
  if (date === undefined || (await whatWorkLacks(house, work, member.id)).length > 0)
    return show(house, c, member, work, heads, refused, 422)
  await house.db.transaction().execute(async (trx) => {
    await postWork(trx, work.id, house.now())
    const all = await chaptersOf(trx, work.id)
    await dateChapters(trx, work.id, new Map(all.map(({ id }) => [id, date])), house.now())
    await house.announce(trx, { kind: 'work-posted', workId: work.id })
  })
  return goOn(c, urls.work(work.id), 'Posted.')
}

/** A field that did not come along, since its chapter was posted meanwhile, leaves that chapter as it is. */
function typedDay(form: Form, head: ChapterHead): string {
  return form.has(dateField(head)) || head.postedAt === null ? form.text(dateField(head)) : head.postedAt.slice(0, 10)
}

/** A form that was sent, and what is wrong with it. */
interface Refused {
  readonly form: Form
  readonly errors: Readonly<Record<string, string>>
}

async function show(
  house: House,
  c: C,
  member: Member,
  work: Work,
  heads: readonly ChapterHead[],
  refused?: Refused,
  status: 200 | 422 = refused ? 422 : 200,
): Promise<Response> {
  const body = (
    <DatesPage
      work={work}
      heads={heads}
      typed={refused && new Map(heads.map((head) => [dateField(head), typedDay(refused.form, head)]))}
      lacks={work.postedAt === null ? await whatWorkLacks(house, work, member.id) : []}
      errors={refused?.errors ?? {}}
      token={formToken(house, c)}
    />
  )
  return showPage(
    house,
    c,
    { title: `Dates of ${work.title}`, main: 'works-dates region', unlisted: true, body },
    status,
  )
}
