import { type Context, Hono } from 'hono'
import { type Form, readForm } from '../../../platform/web/form.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import type { Transaction } from '../../../schema/index.ts'
import { memberOf } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, requireRight, showNotFound, showStaff } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import {
  addNote,
  type Case,
  casesOn,
  claimCase,
  closeCase,
  findCase,
  listCases,
  mergeCase,
  notesOf,
  reopenCase,
  reportsOf,
} from '../../reports/index.ts'
import { may } from '../../rights.ts'
import { type Act, leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { takeMeasure } from '../apply.ts'
import {
  MEASURES,
  type MeasureProblems,
  measureProblems,
  measuresOn,
  NO_MEASURE,
  type TypedMeasure,
} from '../measures.ts'
import { CasePage } from '../pages/case.tsx'
import { AppealsPage, CasesPage, viewFrom } from '../pages/cases.tsx'
import { stockAnswers } from '../store/answers.ts'
import { measuresAbout, openAppeals } from '../store/measures.ts'
import { targetOf } from '../targets.ts'
import { tellReporters } from '../telling.ts'
import { sentencesFor } from '../words.ts'

type C = Context<WebEnv>

const ON_ONE_PAGE = 100
const ONE = '/staff/reports/:id{[0-9]+}'

/** The desk where reports are judged. */
export function caseRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const judge = [requireMember(), requireRight(house, 'judge-reports')] as const

  routes.get(urls.staffReports(), ...judge, async (c) => {
    const view = viewFrom(c.req.query('show'))
    const wanted = { open: view !== 'closed', limit: ON_ONE_PAGE }
    const body =
      view === 'appeals' ? (
        <AppealsPage appeals={await openAppeals(house.db)} />
      ) : (
        <CasesPage
          view={view}
          cases={await listCases(house.db, view === 'mine' ? { ...wanted, claimedBy: memberOf(c).id } : wanted)}
        />
      )
    return showStaff(house, c, { at: 'reports', title: 'Reports', body })
  })

  routes.get(ONE, ...judge, (c) => withCase(house, c, (found) => show(house, c, found, NO_MEASURE)))
  routes.post(ONE, ...judge, (c) => withCase(house, c, (found) => act(house, c, found)))
  return routes
}

async function withCase(house: House, c: C, answer: (found: Case) => Promise<Response>): Promise<Response> {
  const found = await findCase(house.db, Number(c.req.param('id')))
  return found ? answer(found) : showNotFound(house, c)
}

async function act(house: House, c: C, found: Case): Promise<Response> {
  const form = await readForm(c)
  const by = memberOf(c)
  switch (form.text('act')) {
    case 'claim':
    case 'release':
      return claim(house, c, found, form.text('act') === 'claim' ? by.id : null)
    case 'note':
      return note(house, c, found, form.text('note').trim(), by)
    case 'measure':
      return measure(house, c, found, measureIn(form), by)
    case 'close':
      return close(house, c, found, form.text('answer').trim().slice(0, 5000), by)
    case 'merge':
      return merge(house, c, found, Number(form.text('into')), by)
    case 'reopen':
      return reopen(house, c, found, by)
    default:
      return showNotFound(house, c)
  }
}

async function claim(house: House, c: C, found: Case, userId: number | null): Promise<Response> {
  await house.db.transaction().execute((trx) => claimCase(trx, found.id, userId))
  return goOn(c, urls.staffCase(found.id), userId === null ? 'It is free again.' : 'It is yours to judge.')
}

async function note(house: House, c: C, found: Case, text: string, by: Member): Promise<Response> {
  if (text !== '')
    await house.db.transaction().execute((trx) => addNote(trx, found.id, by.login, text.slice(0, 5000), house.now()))
  return goOn(c, urls.staffCase(found.id), text === '' ? undefined : 'The note is kept.')
}

function measureIn(form: Form): TypedMeasure {
  const shownAs = form.text('shownAs')
  return {
    kind: form.text('kind'),
    reason: form.text('reason'),
    shownAs: shownAs === 'gone' || shownAs === 'law' ? shownAs : 'absent',
    days: form.text('days'),
    rating: form.text('rating'),
    warnings: form.texts('warnings'),
  }
}

async function measure(house: House, c: C, found: Case, typed: TypedMeasure, by: Member): Promise<Response> {
  const problems = measureProblems(typed, found.about)
  if (Object.keys(problems).length > 0) return show(house, c, found, typed, problems)
  const kind = typed.kind as keyof typeof MEASURES
  if (!may(by, MEASURES[kind].right)) return show(house, c, found, typed, { kind: 'not-yours' })
  const problem = await house.db.transaction().execute((trx) => takeMeasure(house, trx, found, typed, by))
  if (problem) return show(house, c, found, typed, { kind: problem })
  return goOn(c, urls.staffCase(found.id), 'It is done, and those concerned are told.')
}

async function close(house: House, c: C, found: Case, answer: string, by: Member): Promise<Response> {
  await house.db.transaction().execute(async (trx) => {
    if (!(await closeCase(trx, found.id, { userId: by.id, answer, now: house.now() }))) return
    await trace(house, trx, found, 'case-closed', by, answer)
    await tellReporters(house, trx, await reportsOf(trx, found.id), answer)
  })
  return goOn(c, urls.staffReports(), 'The case is closed.')
}

async function merge(house: House, c: C, found: Case, id: number, by: Member): Promise<Response> {
  const into = id === found.id ? undefined : await findCase(house.db, id)
  if (!into || into.closedAt !== null)
    return goOn(c, urls.staffCase(found.id), 'There is no other open case of that number.')
  await house.db.transaction().execute(async (trx) => {
    await mergeCase(trx, found, into, { userId: by.id, now: house.now() })
    await trace(house, trx, found, 'case-merged', by, `into case ${into.id}`)
  })
  return goOn(c, urls.staffCase(into.id), 'Both are one case now.')
}

async function reopen(house: House, c: C, found: Case, by: Member): Promise<Response> {
  const opened = await house.db.transaction().execute(async (trx) => {
    const done = await reopenCase(trx, found.id)
    if (done) await trace(house, trx, found, 'case-reopened', by, '')
    return done
  })
  return goOn(c, urls.staffCase(found.id), opened ? 'It is open again.' : 'Another case on the same thing is open.')
}

/** Who is reported does not read of it on their part of the trail: only measures concern them. */
function trace(house: House, trx: Transaction, found: Case, act: Act, by: Member, reason: string): Promise<void> {
  return leaveTrail(trx, { by, act, about: { kind: 'case', id: found.id, name: found.name }, reason, now: house.now() })
}

async function show(
  house: House,
  c: C,
  found: Case,
  typed: TypedMeasure,
  problems: MeasureProblems = {},
): Promise<Response> {
  const by = memberOf(c)
  const answers = await stockAnswers(house.db)
  const body = (
    <CasePage
      token={formToken(house, c)}
      shown={found}
      me={by.id}
      login={by.login}
      kinds={measuresOn(found.about).filter((kind) => may(by, MEASURES[kind].right))}
      typed={typed}
      errors={sentencesFor(problems)}
      reports={await reportsOf(house.db, found.id)}
      notes={await notesOf(house.db, found.id)}
      measures={await measuresHere(house, found)}
      others={found.userId === null ? [] : await casesOn(house.db, found.userId, found.id)}
      answers={answers}
      answer={answers.find(({ id }) => String(id) === c.req.query('answer'))?.text ?? ''}
    />
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showStaff(house, c, { at: 'reports', title: found.name, body }, status)
}

async function measuresHere({ db }: House, found: Case) {
  const thing = found.about === 'work' || found.about === 'chapter' ? await targetOf(db, found, 'work') : undefined
  const own =
    found.about === 'comment' && found.targetId !== null
      ? await measuresAbout(db, 'comment', found.targetId)
      : thing
        ? await measuresAbout(db, 'work', thing.id)
        : []
  return [...own, ...(found.userId === null ? [] : await measuresAbout(db, 'member', found.userId))]
}
