import { type Context, Hono } from 'hono'
import { ownPath } from '../../platform/web/back.ts'
import { readForm } from '../../platform/web/form.ts'
import { memberOf } from '../accounts/index.ts'
import { goOn, requireMember, showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { findWork } from '../works/index.ts'
import { wake } from './live/index.ts'
import { type Bond, bitsOf, MOST_ON_SHELF, OPEN } from './rules.ts'
import { showBond, showBonds } from './show.tsx'
import { bondOf, bondsOf, leaveBond } from './store/bonds.ts'
import { setPaused, setShields, setSingleKeys } from './store/choices.ts'
import { releaseMail, takeBackLetters } from './store/letters.ts'
import { shelve, unshelve } from './store/shelf.ts'

type C = Context<WebEnv>
type Act = (house: House, c: C, bond: Bond) => Promise<Response>

/** The pages of bonds: shields, shelf, pausing, ending. */
export function bondPageRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const member = requireMember()
  const withBond = (act: Act) => async (c: C) => {
    const bond = await bondOf(house.db, Number(c.req.param('id')), memberOf(c).id)
    return bond ? act(house, c, bond) : showNotFound(house, c)
  }
  routes.get(urls.bonds(), member, (c) => showBonds(house, c))
  routes.post(urls.pauseBonds(), member, (c) => pause(house, c))
  routes.post(urls.bondKeysChoice(), member, async (c) => {
    const wanted = (await readForm(c)).has('single_keys')
    await house.db.transaction().execute((trx) => setSingleKeys(trx, memberOf(c).id, wanted))
    return goOn(c, urls.bonds(), 'Saved.')
  })
  routes.get(
    '/bonds/:id{[0-9]+}',
    member,
    withBond((_, c, bond) => showBond(house, c, bond)),
  )
  routes.post('/bonds/:id{[0-9]+}/shields', member, withBond(takeShields))
  routes.post('/bonds/:id{[0-9]+}/shelf', member, withBond(takeShelf))
  routes.post('/bonds/:id{[0-9]+}/end', member, withBond(takeEnd))
  return routes
}

async function pause(house: House, c: C): Promise<Response> {
  const { id } = memberOf(c)
  const form = await readForm(c)
  const paused = form.text('paused') === '1'
  await house.db.transaction().execute(async (trx) => {
    await setPaused(trx, id, paused)
    const bonds = await bondsOf(trx, id)
    if (!paused) for (const bond of bonds) await releaseMail(trx, bond)
    await wake(house, trx, [...new Set(bonds.flatMap(handsOf))])
  })
  if (isScript(c)) return c.body(null, 204)
  const back = ownPath(form.text('return_to')) ?? urls.bonds()
  return goOn(c, back, paused ? 'Nothing passes in any bond of yours.' : 'Your bonds are as they were.')
}

function handsOf({ hands }: Bond): readonly number[] {
  return hands.map(({ userId }) => userId)
}

/** Scripts send the token as a header, and want no page. */
export function isScript(c: C): boolean {
  return c.req.header('x-csrf-token') !== undefined
}

const takeShields: Act = async (house, c, bond) => {
  const { id } = memberOf(c)
  const form = await readForm(c)
  const all = form.text('all')
  const some = { gives: bitsOf(form.texts('gives')), takes: bitsOf(form.texts('takes')) }
  const shields = all === 'up' ? { gives: 0, takes: 0 } : all === 'down' ? { gives: OPEN, takes: OPEN } : some
  await house.db.transaction().execute(async (trx) => {
    await setShields(trx, bond.id, id, shields)
    const now = await bondOf(trx, bond.id, id)
    if (now) await releaseMail(trx, now)
    await wake(house, trx, handsOf(bond))
  })
  if (isScript(c)) return c.body(null, 204)
  return goOn(c, urls.bond(bond.id), shields.gives === 0 ? 'Shields up: nothing passes from you.' : 'Saved.')
}

const takeShelf: Act = async (house, c, bond) => {
  const form = await readForm(c)
  const typed = form.text('work').trim()
  const number = Number(/^(?:.*\/works\/)?(\d{1,9})\b/.exec(typed)?.[1])
  const work = await findWork(house.db, number, c.get('viewer'))
  if (!work) return showBond(house, c, bond, typed, { work: 'There is no such work, or not for you.' })
  const on = form.text('do') !== 'off'
  const done = await house.db.transaction().execute(async (trx) => {
    if (on) return shelve(trx, bond.id, work.id, house.now())
    await unshelve(trx, bond.id, work.id)
    return true
  })
  if (!done) return showBond(house, c, bond, typed, { work: `No more than ${MOST_ON_SHELF} works stand on a shelf.` })
  const back = ownPath(form.text('return_to')) ?? urls.bond(bond.id)
  return goOn(c, back, on ? 'On the shelf of what you read together.' : 'Taken off the shelf.')
}

const takeEnd: Act = async (house, c, bond) => {
  const { id } = memberOf(c)
  const ending = (await readForm(c)).text('do') === 'end'
  await house.db.transaction().execute(async (trx) => {
    if (ending) await leaveBond(trx, bond.id, id)
    else await takeBackLetters(trx, bond, id)
    await wake(house, trx, handsOf(bond))
  })
  if (ending) return goOn(c, urls.bonds(), 'It is ended.')
  return goOn(c, urls.bond(bond.id), 'All that you whispered here is taken back.')
}
