import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readFields } from '../../../platform/web/fields.ts'
import { memberOf } from '../../accounts/index.ts'
import {
  formToken,
  goOn,
  requireMember,
  requireRight,
  showForbidden,
  showNotFound,
  showStaff,
} from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { may } from '../../rights.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { liftMeasure } from '../apply.ts'
import { MEASURES, type MeasureProblems, mayDecideAppeal } from '../measures.ts'
import { AnswersPage } from '../pages/answers.tsx'
import { MeasurePage } from '../pages/measure.tsx'
import { dropAnswer, keepAnswer, stockAnswers } from '../store/answers.ts'
import { findMeasure, type Measure, markDecided, otherDeciders, peopleIn } from '../store/measures.ts'
import { tellAppeal } from '../telling.ts'
import { sentencesFor } from '../words.ts'

type C = Context<WebEnv>

const ONE = '/staff/measures/:id{[0-9]+}'
const text = z.string().trim()
const measureForm = z.object({ act: text, reason: text, answer: text })
const answerForm = z.object({ name: text, text, drop: text })

/** What was decided, taking it back, and what people say to it. */
export function measureRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const judge = [requireMember(), requireRight(house, 'judge-reports')] as const

  routes.get(ONE, ...judge, (c) => withMeasure(house, c, (measure) => show(house, c, measure)))
  routes.post(ONE, ...judge, (c) =>
    withMeasure(house, c, async (measure) => {
      const { act, reason, answer } = await readFields(c, measureForm)
      if (act === 'lift') return lift(house, c, measure, reason.slice(0, 2000))
      if (act === 'grant' || act === 'refuse') return decide(house, c, measure, act === 'grant', answer.slice(0, 2000))
      return showNotFound(house, c)
    }),
  )

  routes.get(urls.staffAnswers(), ...judge, async (c) => {
    const body = <AnswersPage token={formToken(house, c)} answers={await stockAnswers(house.db)} />
    return showStaff(house, c, { at: 'reports', title: 'Stock answers', body })
  })
  routes.post(urls.staffAnswers(), ...judge, async (c) => {
    const { name, text: words, drop } = await readFields(c, answerForm)
    await house.db.transaction().execute(async (trx) => {
      if (/^\d{1,9}$/.test(drop)) return dropAnswer(trx, Number(drop))
      if (name !== '' && words !== '') return keepAnswer(trx, name.slice(0, 60), words.slice(0, 5000))
    })
    return goOn(c, urls.staffAnswers())
  })
  return routes
}

async function withMeasure(house: House, c: C, answer: (measure: Measure) => Promise<Response>): Promise<Response> {
  const measure = await findMeasure(house.db, Number(c.req.param('id')))
  return measure ? answer(measure) : showNotFound(house, c)
}

async function lift(house: House, c: C, measure: Measure, reason: string): Promise<Response> {
  const by = memberOf(c)
  if (!may(by, MEASURES[measure.kind].right)) return showForbidden(house, c)
  if (reason === '') return show(house, c, measure, { reason: 'reason-missing' })
  const lifted = await house.db.transaction().execute((trx) => liftMeasure(house, trx, measure, by, reason))
  return goOn(c, urls.staffMeasure(measure.id), lifted ? 'It is taken back.' : 'Somebody has taken it back already.')
}

async function decide(house: House, c: C, measure: Measure, granted: boolean, answer: string): Promise<Response> {
  const by = memberOf(c)
  if (!(await mayDecide(house, c, measure))) return showForbidden(house, c)
  await house.db.transaction().execute(async (trx) => {
    if (!(await markDecided(trx, measure.id, { granted, answer, now: house.now() }))) return
    const people = await peopleIn(trx, measure.id)
    const about = { kind: measure.about, id: measure.targetId, name: measure.name }
    const act = granted ? 'appeal-granted' : 'appeal-refused'
    await leaveTrail(trx, { by, act, about, people, reason: answer, now: house.now() })
    if (granted) await liftMeasure(house, trx, measure, by, answer)
    await tellAppeal(house, trx, people, granted, answer)
  })
  return goOn(c, urls.staffMeasure(measure.id), granted ? 'Granted, and taken back.' : 'Refused, and answered.')
}

async function mayDecide(house: House, c: C, measure: Measure): Promise<boolean> {
  const by = memberOf(c)
  return may(by, 'decide-for-good') && mayDecideAppeal(measure.madeBy, by.id, await otherDeciders(house.db, by.id))
}

async function show(house: House, c: C, measure: Measure, problems: MeasureProblems = {}): Promise<Response> {
  const body = (
    <MeasurePage
      token={formToken(house, c)}
      measure={measure}
      mayDecide={await mayDecide(house, c, measure)}
      errors={sentencesFor(problems)}
    />
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showStaff(house, c, { at: 'reports', title: 'A decision', body }, status)
}
