import { type Context, Hono } from 'hono'
import { isId } from '../../platform/db/ids.ts'
import { readForm } from '../../platform/web/form.ts'
import type { Transaction } from '../../schema/index.ts'
import { memberOf } from '../accounts/index.ts'
import { requireMember, showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { openStream, wake } from './live/index.ts'
import { type Bond, othersIn } from './rules.ts'
import { bondOf, holdBonds } from './store/bonds.ts'
import { setLeader, setWalking } from './store/choices.ts'
import { isOpenTo, noteSpot } from './store/places.ts'

type C = Context<WebEnv>

const BLOCK = /^p[0-9a-z]{1,12}$/

/** What open pages of members ask and tell. */
export function liveRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const member = requireMember()
  routes.get(urls.bondStream(), member, (c) => {
    const after = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? 0)
    return openStream(house, memberOf(c), isId(after) ? after : 0)
  })
  routes.post(urls.bondPlace(), member, (c) => takePlace(house, c))
  routes.post('/bonds/:id{[0-9]+}/step', member, (c) => takeStep(house, c))
  return routes
}

async function takePlace(house: House, c: C): Promise<Response> {
  const member = memberOf(c)
  const form = await readForm(c)
  const [workId, chapterId] = [Number(form.text('work')), Number(form.text('chapter'))]
  if (!(await isOpenTo(house.db, member, workId, chapterId))) return showNotFound(house, c)
  const block = BLOCK.test(form.text('block')) ? form.text('block') : ''
  const spot = { workId, chapterId, block, notedAt: house.now().toISOString() }
  await house.db.transaction().execute(async (trx) => {
    const concerned = await noteSpot(trx, await holdBonds(trx, member.id), member.id, spot)
    await wake(house, trx, concerned)
  })
  return c.body(null, 204)
}

async function takeStep(house: House, c: C): Promise<Response> {
  const { id } = memberOf(c)
  const bond = await bondOf(house.db, Number(c.req.param('id')), id)
  if (!bond) return showNotFound(house, c)
  const word = (await readForm(c)).text('do')
  await house.db.transaction().execute(async (trx) => {
    await step(trx, bond, id, word)
    await wake(
      house,
      trx,
      bond.hands.map(({ userId }) => userId),
    )
  })
  return c.body(null, 204)
}

/** Leading is taken by whoever wants it, and following too; to hand over in a pair makes the other lead. */
async function step(trx: Transaction, bond: Bond, userId: number, word: string): Promise<void> {
  const others = othersIn(bond, userId)
  const [other] = others
  if (word === 'lead') await setLeader(trx, bond.id, userId)
  if (word === 'hand') {
    await setLeader(trx, bond.id, others.length === 1 && other ? other.userId : null)
    await setWalking(trx, bond.id, userId, true)
  }
  if (word === 'follow') await setWalking(trx, bond.id, userId, true)
  if (word !== 'stop') return
  await setWalking(trx, bond.id, userId, false)
  if (bond.leaderId === userId) await setLeader(trx, bond.id, null)
}
