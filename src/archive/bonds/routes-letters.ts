import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { openLimit } from '../../platform/web/limits.ts'
import { browserName, memberOf } from '../accounts/index.ts'
import { requireMember, showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { openReport } from '../reports/index.ts'
import { urls } from '../urls.ts'
import { deviceForm, isProven, letterForm, reportForm, wordsIn } from './forms.ts'
import { wake } from './live/index.ts'
import { type Bond, ownHand } from './rules.ts'
import { bondOf, holdBonds } from './store/bonds.ts'
import { addDevice, devicesIn, keysOf } from './store/devices.ts'
import { insertLetter, letterTo, mayWrite, takeBackLetters } from './store/letters.ts'

type C = Context<WebEnv>

/** Nobody whispers so fast; programs do. */
const LETTERS = { tries: 120, seconds: 60 }

/** What browsers have encrypted, and the keys to it, which only browsers can use. */
export function letterRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const member = requireMember()
  const limit = openLimit(LETTERS.tries, LETTERS.seconds)
  const withBond = (act: (c: C, bond: Bond) => Promise<Response>) => async (c: C) => {
    const bond = await bondOf(house.db, Number(c.req.param('id')), memberOf(c).id)
    return bond ? act(c, bond) : showNotFound(house, c)
  }
  routes.get(urls.bondKeys(), member, async (c) => c.json(await keysOf(house.db, memberOf(c).id), 200, NOT_KEPT))
  routes.post(urls.bondKeys(), member, (c) => takeDevice(house, c))
  routes.get(
    '/bonds/:id{[0-9]+}/devices',
    member,
    withBond(async (c, bond) => c.json(await devicesIn(house.db, bond), 200, NOT_KEPT)),
  )
  routes.post(
    '/bonds/:id{[0-9]+}/letters',
    member,
    withBond(async (c, bond) => {
      const wait = await limit.take(String(memberOf(c).id))
      return wait === undefined ? takeLetter(house, c, bond) : c.json({ problem: 'fast' }, 429)
    }),
  )
  routes.post(
    '/bonds/:id{[0-9]+}/letters/:letter{[0-9]+}/back',
    member,
    withBond((c, bond) => takeBack(house, c, bond)),
  )
  routes.post(
    '/bonds/:id{[0-9]+}/letters/:letter{[0-9]+}/report',
    member,
    withBond((c, bond) => takeReport(house, c, bond)),
  )
  return routes
}

const NOT_KEPT = { 'Cache-Control': 'no-store' }

async function read<Schema extends z.ZodType>(c: C, schema: Schema): Promise<z.output<Schema> | undefined> {
  const sent = schema.safeParse(await c.req.json().catch(() => undefined))
  return sent.success ? sent.data : undefined
}

async function takeDevice(house: House, c: C): Promise<Response> {
  const sent = await read(c, deviceForm)
  if (!sent) return c.json({ problem: 'unusable' }, 422)
  const device = { ...sent, name: browserName(c.req.header('user-agent') ?? '') }
  const id = await house.db
    .transaction()
    .execute((trx) => addDevice(trx, memberOf(c).id, device, sent.locks, house.now()))
  return id === undefined ? c.json({ problem: 'many' }, 409) : c.json({ id }, 201)
}

/** Answered when it is kept; sent again because the answer was lost, it is answered the same. */
async function takeLetter(house: House, c: C, { id }: Bond): Promise<Response> {
  const userId = memberOf(c).id
  const sent = await read(c, letterForm)
  if (!sent) return c.json({ problem: 'unusable' }, 422)
  const letter = { ...sent, seals: new Map(Object.entries(sent.seals).map(([device, seal]) => [Number(device), seal])) }
  const kept = await house.db.transaction().execute(async (trx) => {
    const [bond] = await holdBonds(trx, userId, id)
    if (!bond || !mayWrite(ownHand(bond, userId), letter.kind)) return undefined
    const letterId = await insertLetter(trx, bond, userId, letter, house.now())
    await wake(house, trx, handsOf(bond))
    return letterId
  })
  return kept === undefined ? c.json({ problem: 'shut' }, 409) : c.json({ id: kept }, 201)
}

async function takeBack(house: House, c: C, bond: Bond): Promise<Response> {
  const letterId = Number(c.req.param('letter'))
  const taken = await house.db.transaction().execute(async (trx) => {
    const many = await takeBackLetters(trx, bond, memberOf(c).id, letterId)
    await wake(house, trx, handsOf(bond))
    return many
  })
  return taken === 0 ? showNotFound(house, c) : c.body(null, 204)
}

/** Lays one letter before those who decide: what the reporter's browser has opened, once it is proven. */
async function takeReport(house: House, c: C, bond: Bond): Promise<Response> {
  const { id } = memberOf(c)
  const [sent, letter] = [await read(c, reportForm), await letterTo(house.db, id, Number(c.req.param('letter')))]
  if (!letter || letter.bondId !== bond.id) return showNotFound(house, c)
  const words = sent && isProven(letter.commitment, sent.inner, sent.proof) ? wordsIn(sent.inner) : undefined
  if (!sent || words === undefined) return c.json({ problem: 'unproven' }, 422)
  const from = bond.hands.find(({ userId }) => userId === letter.fromId)?.login ?? 'somebody who has left'
  const reported = {
    about: 'whisper' as const,
    id: letter.id,
    address: from === 'somebody who has left' ? urls.home() : urls.user(from),
    name: `A whisper of ${from}, proven`,
    excerpt: words,
    userId: letter.fromId,
  }
  const why = sent.why.trim().slice(0, 5000) || 'A whisper was reported.'
  const by = { category: 'harassment' as const, text: why, userId: id, email: '' }
  await house.db.transaction().execute((trx) => openReport(house, trx, reported, by))
  return c.body(null, 204)
}

function handsOf({ hands }: Bond): readonly number[] {
  return hands.map(({ userId }) => userId)
}
