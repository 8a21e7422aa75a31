import { type Context, Hono } from 'hono'
import { type Form, readForm } from '../../../platform/web/form.ts'
import type { RuleVerdict } from '../../../schema/index.ts'
import { findUserByLogin, memberOf, setAdult } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, requireRight, showNotFound, showStaff } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { allRules, endRule, makeRule, RATINGS, type RuleProblem, tidyRegion } from '../../policy/index.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { RulesPage, type TypedRule } from '../pages/rules.tsx'
import { type Preview, previewOf, tagCalled } from '../store/preview.ts'

type C = Context<WebEnv>

const NOTHING: TypedRule = { tag: '', region: '', verdict: 'ask', reason: '' }
const VERDICTS: readonly RuleVerdict[] = ['show', 'ask', 'members', 'unavailable']
const ADULTS = ['ask', 'members', 'confirmed'] as const

const SENTENCES: Readonly<Record<RuleProblem, string>> = {
  'tag-unknown': 'No tag is called so. Write the name as it stands on works.',
  'region-unknown': 'A region has two letters, such as DE.',
  'reason-missing': 'Write why, for those who come after you.',
}

/** What the archive shows to whom. */
export function ruleRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const lead = [requireMember(), requireRight(house, 'set-rules')] as const
  routes.get(urls.staffRules(), ...lead, (c) => show(house, c, NOTHING))
  routes.post(urls.staffRules(), ...lead, async (c) => act(house, c, await readForm(c)))
  return routes
}

function act(house: House, c: C, form: Form): Promise<Response> | Response {
  switch (form.text('act')) {
    case 'settings':
      return saveSettings(house, c, form)
    case 'look':
    case 'make':
      return takeRule(house, c, form)
    case 'end':
      return end(house, c, Number(form.text('rule')))
    case 'adult':
    case 'not-adult':
      return confirm(house, c, form.text('login').trim(), form.text('act') === 'adult')
    default:
      return showNotFound(house, c)
  }
}

async function saveSettings(house: House, c: C, form: Form): Promise<Response> {
  const chosen = form.texts('guestRatings').map(Number)
  const guestRatings = RATINGS.map(({ id }) => id).filter((id) => chosen.includes(id))
  const adults = ADULTS.find((one) => one === form.text('adults')) ?? 'ask'
  const { guestRatings: hadRatings, adults: had } = await house.settings.read()
  await house.db.transaction().execute(async (trx) => {
    await house.settings.write(trx, { guestRatings, adults })
    const about = { kind: 'settings', name: 'works for adults' }
    const [before, after] = [
      { guestRatings: hadRatings, adults: had },
      { guestRatings, adults },
    ]
    await leaveTrail(trx, { by: memberOf(c), act: 'settings-set', about, before, after, now: house.now() })
  })
  return goOn(c, urls.staffRules(), 'Saved.')
}

async function takeRule(house: House, c: C, form: Form): Promise<Response> {
  const verdict = VERDICTS.find((one) => one === form.text('verdict')) ?? 'ask'
  const typed = {
    tag: form.text('tag').trim(),
    region: form.text('region'),
    verdict,
    reason: form.text('reason').trim(),
  }
  const tag = await tagCalled(house.db, typed.tag)
  const region = tidyRegion(typed.region)
  const look = form.text('act') === 'look'
  const errors = {
    ...(tag ? {} : { tag: SENTENCES['tag-unknown'] }),
    ...(region === undefined ? { region: SENTENCES['region-unknown'] } : {}),
    ...(look || typed.reason !== '' ? {} : { reason: SENTENCES['reason-missing'] }),
  }
  if (!tag || region === undefined || Object.keys(errors).length > 0) return show(house, c, typed, errors)
  if (look) return show(house, c, typed, {}, await previewOf(house.db, tag.id))
  const by = memberOf(c)
  await house.db.transaction().execute(async (trx) => {
    await makeRule(trx, { tagId: tag.id, region, verdict, reason: typed.reason, by: by.id, now: house.now() })
    const about = { kind: 'rule', id: tag.id, name: tag.name }
    const after = { region: region === '' ? 'everywhere' : region, verdict }
    await leaveTrail(trx, { by, act: 'rule-made', about, reason: typed.reason, after, now: house.now() })
  })
  return goOn(c, urls.staffRules(), 'The rule holds from now on.')
}

async function end(house: House, c: C, id: number): Promise<Response> {
  const rule = (await allRules(house.db)).find((one) => one.id === id)
  if (!rule) return showNotFound(house, c)
  await house.db.transaction().execute(async (trx) => {
    if (!(await endRule(trx, id, house.now()))) return
    const about = { kind: 'rule', id: rule.tagId, name: rule.tag }
    await leaveTrail(trx, { by: memberOf(c), act: 'rule-ended', about, now: house.now() })
  })
  return goOn(c, urls.staffRules(), 'The rule has ended.')
}

async function confirm(house: House, c: C, login: string, adult: boolean): Promise<Response> {
  const user = await findUserByLogin(house.db, login)
  if (!user) return goOn(c, urls.staffRules(), 'There is no such member.')
  await house.db.transaction().execute(async (trx) => {
    await setAdult(trx, user.id, adult ? house.now() : null)
    const about = { kind: 'member', id: user.id, name: user.login }
    const after = { adult: adult ? 'confirmed' : 'not known' }
    await leaveTrail(trx, { by: memberOf(c), act: 'adult-set', about, people: [user.id], after, now: house.now() })
  })
  return goOn(c, urls.staffRules(), `${user.login} ${adult ? 'counts as an adult' : 'does not count as an adult'} now.`)
}

async function show(
  house: House,
  c: C,
  typed: TypedRule,
  errors: Readonly<Record<string, string>> = {},
  preview?: Preview,
): Promise<Response> {
  const body = (
    <RulesPage
      token={formToken(house, c)}
      settings={await house.settings.read()}
      rules={await allRules(house.db)}
      typed={typed}
      preview={preview}
      errors={errors}
      header={house.config.regionHeader}
    />
  )
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showStaff(house, c, { at: 'rules', title: 'Standing rules', body }, status)
}
