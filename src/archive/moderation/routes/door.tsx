import { type Context, Hono } from 'hono'
import { type Form, readForm } from '../../../platform/web/form.ts'
import { networkOf } from '../../../platform/web/limits.ts'
import {
  type BarKind,
  barKey,
  barsInForce,
  countWaitingForInvitation,
  dropBar,
  inviteWaiting,
  makeBar,
  memberOf,
} from '../../accounts/index.ts'
import { formToken, goOn, requireMember, requireRight, showNotFound, showStaff } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { daysOf } from '../measures.ts'
import { DoorPage } from '../pages/door.tsx'

type C = Context<WebEnv>

const KINDS: readonly BarKind[] = ['domain', 'mail', 'network']
const NOTHING = { kind: 'domain', what: '', note: '', days: '90' }
const MOST_INVITED = 500

/** Who may register. */
export function doorRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const keeper = [requireMember(), requireRight(house, 'keep-the-door')] as const
  routes.get(urls.staffDoor(), ...keeper, (c) => show(house, c, NOTHING))
  routes.post(urls.staffDoor(), ...keeper, async (c) => act(house, c, await readForm(c)))
  return routes
}

function act(house: House, c: C, form: Form): Promise<Response> {
  switch (form.text('act')) {
    case 'invite':
      return invite(house, c, Number(form.text('most')))
    case 'bar':
      return bar(house, c, form)
    case 'drop':
      return drop(house, c, Number(form.text('bar')))
    default:
      return showNotFound(house, c)
  }
}

async function invite(house: House, c: C, typed: number): Promise<Response> {
  const most = Number.isInteger(typed) ? Math.min(MOST_INVITED, Math.max(0, typed)) : 0
  const by = memberOf(c)
  const invited = await house.db.transaction().execute(async (trx) => {
    const count = await inviteWaiting(house, trx, most, by.id)
    const about = { kind: 'waiting list', name: `${count} invited` }
    await leaveTrail(trx, { by, act: 'waiting-invited', about, now: house.now() })
    return count
  })
  return goOn(c, urls.staffDoor(), invited === 1 ? 'One is invited.' : `${invited} are invited.`)
}

async function bar(house: House, c: C, form: Form): Promise<Response> {
  const kind = KINDS.find((one) => one === form.text('kind')) ?? 'domain'
  const typed = { kind, what: form.text('what').trim(), note: form.text('note').trim(), days: form.text('days') }
  const days = daysOf(typed.days)
  const fits =
    kind === 'mail'
      ? typed.what.includes('@')
      : kind === 'domain'
        ? /^@?[\w.-]+\.\w+$/.test(typed.what)
        : typed.what !== ''
  const errors = {
    ...(fits ? {} : { what: 'Write the whole address, or the whole domain.' }),
    ...(days === undefined ? { days: 'Say for how many days, 1 to 365.' } : {}),
  }
  if (days === undefined || !fits) return show(house, c, typed, errors)
  const key = barKey(house, kind, kind === 'network' ? networkOf(typed.what) : typed.what)
  await house.db.transaction().execute(async (trx) => {
    await makeBar(trx, { kind, key, note: typed.note.slice(0, 200), days, now: house.now() })
    const about = { kind: 'door', name: kind === 'domain' ? key : kind }
    await leaveTrail(trx, {
      by: memberOf(c),
      act: 'bar-made',
      about,
      reason: typed.note,
      after: { days },
      now: house.now(),
    })
  })
  return goOn(c, urls.staffDoor(), 'Barred.')
}

async function drop(house: House, c: C, id: number): Promise<Response> {
  const found = (await barsInForce(house.db, house.now())).find((one) => one.id === id)
  if (!found) return showNotFound(house, c)
  await house.db.transaction().execute(async (trx) => {
    await dropBar(trx, id)
    const about = { kind: 'door', name: found.kind === 'domain' ? found.key : found.kind }
    await leaveTrail(trx, { by: memberOf(c), act: 'bar-lifted', about, reason: found.note, now: house.now() })
  })
  return goOn(c, urls.staffDoor(), 'Lifted.')
}

async function show(
  house: House,
  c: C,
  typed: typeof NOTHING,
  errors: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = (
    <DoorPage
      token={formToken(house, c)}
      mode={(await house.settings.read()).registration}
      waiting={await countWaitingForInvitation(house.db)}
      bars={await barsInForce(house.db, house.now())}
      typed={typed}
      errors={errors}
    />
  )
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showStaff(house, c, { at: 'door', title: 'The door', body }, status)
}
