import { type Context, Hono } from 'hono'
import { readForm } from '../../platform/web/form.ts'
import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import { findUserByLogin, memberOf } from '../accounts/index.ts'
import { blockBetween } from '../distance/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { wake } from './live/index.ts'
import { JoinPage } from './pages/bonds.tsx'
import { type Bond, MOST_BONDS, MOST_HANDS, MOST_OFFERS, OFFER_SENTENCES, type OfferProblem } from './rules.ts'
import { showBonds } from './show.tsx'
import { bondOf, bondsOf, joinBond, openBond } from './store/bonds.ts'
import { type Offer, offerBehind, offerByLink, offersAround, offerTo, spendOffer } from './store/offers.ts'

type C = Context<WebEnv>

/** Offering a bond, and answering. */
export function offerRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const member = requireMember()
  routes.post(urls.bondOffers(), member, (c) => takeOffer(house, c))
  routes.post('/bonds/offers/:id{[0-9]+}', member, (c) => takeAnswer(house, c))
  routes.get(urls.joinBond(':secret'), member, async (c) => {
    const secret = c.req.param('secret') ?? ''
    const offer = await offerBehind(house.db, secret, house.now())
    if (!offer || (await refused(house, c, offer))) return showNotFound(house, c)
    const page = { from: offer.from.login, circle: offer.bondId !== null, token: formToken(house, c), secret }
    const body = <JoinPage {...page} />
    return showPage(house, c, { title: 'Reading together', main: 'bonds-join region', unlisted: true, body })
  })
  routes.post(urls.joinBond(':secret'), member, async (c) => {
    const offer = await offerBehind(house.db, c.req.param('secret') ?? '', house.now())
    return offer ? accept(house, c, offer) : showNotFound(house, c)
  })
  return routes
}

async function takeOffer(house: House, c: C): Promise<Response> {
  const { id } = memberOf(c)
  const form = await readForm(c)
  const name = form.text('name').trim()
  const asked = form.text('bond')
  const bond = asked === '' ? undefined : await bondOf(house.db, Number(asked), id)
  if (asked !== '' && !bond) return showNotFound(house, c)
  const byLink = form.text('do') === 'link'
  const other = byLink ? undefined : await findUserByLogin(house.db, name)
  const problem = await offerProblem(house, id, bond, byLink ? undefined : (other?.id ?? 0))
  if (problem) return showBonds(house, c, { name, errors: { name: OFFER_SENTENCES[problem] } })
  const offer = { fromId: id, bondId: bond?.id ?? null, now: house.now() }
  if (!other) {
    const secret = await house.db.transaction().execute((trx) => offerByLink(trx, offer))
    return showBonds(house, c, { link: absolute(house.config, urls.joinBond(secret)) })
  }
  // who was blocked by the other hears what everybody hears
  if (!(await blockBetween(house.db, id, [other.id])))
    await house.db.transaction().execute((trx) => offerTo(trx, other.id, offer))
  return goOn(c, urls.bonds(), `Offered. ${other.login} finds it under “Reading together”.`)
}

/** @param toId undefined for a link, 0 for nobody */
async function offerProblem(
  house: House,
  fromId: number,
  bond: Bond | undefined,
  toId: number | undefined,
): Promise<OfferProblem | undefined> {
  if (toId === 0) return 'nobody'
  if (toId === fromId) return 'oneself'
  const { made } = await offersAround(house.db, fromId, house.now())
  if (made.length >= MOST_OFFERS) return 'many-offers'
  if (bond && bond.hands.length >= MOST_HANDS) return 'full'
  const bonds = await bondsOf(house.db, fromId)
  if (!bond && bonds.length >= MOST_BONDS) return 'many-bonds'
  if (toId === undefined) return undefined
  const alike = bond ? [bond] : bonds.filter(({ hands }) => hands.length === 2)
  if (alike.some(({ hands }) => hands.some((hand) => hand.userId === toId))) return 'there'
  return made.some(({ to, bondId }) => to?.userId === toId && bondId === (bond?.id ?? null)) ? 'offered' : undefined
}

async function takeAnswer(house: House, c: C): Promise<Response> {
  const { id } = memberOf(c)
  const offerId = Number(c.req.param('id'))
  const { received, made } = await offersAround(house.db, id, house.now())
  const mine = made.find((offer) => offer.id === offerId)
  const offered = received.find((offer) => offer.id === offerId)
  const answer = (await readForm(c)).text('do')
  if (answer === 'accept' && offered) return accept(house, c, offered)
  if (answer === 'withdraw' ? !mine : !offered) return showNotFound(house, c)
  await house.db.transaction().execute((trx) => spendOffer(trx, offerId))
  return goOn(c, urls.bonds(), mine ? 'The offer is taken back.' : 'Declined. Nobody is told.')
}

/** Oneself, somebody at a distance, a circle that is full or gone. */
async function refused(house: House, c: C, offer: Offer): Promise<boolean> {
  const { id } = memberOf(c)
  if (offer.from.userId === id || (await blockBetween(house.db, id, [offer.from.userId]))) return true
  if ((await bondsOf(house.db, id)).length >= MOST_BONDS) return true
  if (offer.bondId === null) return false
  const circle = await bondOf(house.db, offer.bondId, offer.from.userId)
  return !circle || circle.hands.length >= MOST_HANDS || circle.hands.some(({ userId }) => userId === id)
}

async function accept(house: House, c: C, offer: Offer): Promise<Response> {
  const { id } = memberOf(c)
  if (await refused(house, c, offer)) return showNotFound(house, c)
  const opened = await house.db.transaction().execute(async (trx) => {
    if (!(await spendOffer(trx, offer.id))) return undefined
    const bondId = await enter(trx, offer, id, house.now())
    await wakeBond(house, trx, bondId, id)
    return bondId
  })
  if (opened === undefined) return showNotFound(house, c)
  return goOn(c, urls.bond(opened), 'You read together now. Say below what may pass; until then, nothing does.')
}

async function enter(trx: Transaction, offer: Offer, userId: number, now: Date): Promise<number> {
  if (offer.bondId === null) return openBond(trx, [offer.from.userId, userId], now)
  await joinBond(trx, offer.bondId, userId, now)
  return offer.bondId
}

async function wakeBond(house: House, trx: Transaction, bondId: number, userId: number): Promise<void> {
  const bond = await bondOf(trx, bondId, userId)
  await wake(house, trx, bond?.hands.map((hand) => hand.userId) ?? [])
}
