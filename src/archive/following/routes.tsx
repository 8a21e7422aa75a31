import { type Context, Hono } from 'hono'
import { ownPath } from '../../platform/web/back.ts'
import { type Form, readForm } from '../../platform/web/form.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { memberOf, requireOwner } from '../accounts/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { findTagInAddress } from '../tags/index.ts'
import { urls } from '../urls.ts'
import { countFor, Dashboard, findPerson, findSeries, findWork } from '../works/index.ts'
import { SubscriptionsPage } from './pages.tsx'
import { type Kind, kindSent, MAILS, type Mails } from './rules.ts'
import {
  isCollectionThere,
  isPersonThere,
  isSearchOf,
  mailsOf,
  setMails,
  subscribe,
  subscriptionsOf,
  unsubscribe,
} from './subscriptions.ts'

type C = Context<WebEnv>

/** What members follow. */
export function followingRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const owner = requireOwner(house)
  routes.get(urls.subscriptions(':login'), owner, (c) => showSubscriptions(house, c, c.req.query('tag') ?? ''))
  routes.post(urls.subscriptions(':login'), owner, (c) => take(house, c))
  routes.on(['POST', 'DELETE'], urls.subscription(':login', ':id{[0-9]+}'), owner, (c) => stop(house, c))
  return routes
}

const TYPES = {
  works: 'work',
  series: 'series',
  users: 'author',
  tags: 'tag',
  collections: 'collection',
  searches: 'search',
} as const

async function showSubscriptions(house: House, c: C, tag: string, tagError?: string): Promise<Response> {
  const viewer = memberOf(c)
  const type = (c.req.query('type') ?? '') as keyof typeof TYPES
  const person = await findPerson(house.db, viewer.login)
  if (!person) return showNotFound(house, c)
  const counts = await countFor(house.db, person, viewer)
  const body = (
    <>
      <Dashboard person={person} counts={counts} tab="subscriptions" own={true} />
      <SubscriptionsPage
        login={viewer.login}
        token={formToken(house, c)}
        subscriptions={await subscriptionsOf(house.db, viewer, TYPES[type])}
        type={type in TYPES ? type : 'all'}
        mails={await mailsOf(house.db, viewer.id)}
        tag={tag}
        tagError={tagError}
      />
    </>
  )
  const page = { title: 'Subscriptions', main: 'subscriptions-index dashboard region', unlisted: true, body }
  return showPage(house, c, page, tagError === undefined ? 200 : 422)
}

async function take(house: House, c: C): Promise<Response> {
  const member = memberOf(c)
  const form = await readForm(c)
  if (form.has('mails')) return takeMails(house, c, member, form.text('mails'))
  const kind = kindSent(form.text('subscription[subscribable_type]'))
  const id = kind && (await followed(house, member, kind, form))
  if (kind === 'tag' && id === undefined)
    return showSubscriptions(house, c, form.text('tag'), 'There is no tag of this name.')
  if (!kind || id === undefined) return showNotFound(house, c)
  await house.db.transaction().execute((trx) => subscribe(trx, member.id, kind, id, house.now()))
  return goOn(c, backOf(form, member), 'You will hear of what is new there.', 302)
}

async function takeMails(house: House, c: C, { id, login }: Member, mails: string): Promise<Response> {
  if (!(mails in MAILS)) return showNotFound(house, c)
  await house.db.transaction().execute((trx) => setMails(trx, id, mails as Mails))
  return goOn(c, urls.subscriptions(login), 'Saved.')
}

/** @returns the number of what is to be followed; undefined when it is not there for this member */
async function followed(house: House, member: Member, kind: Kind, form: Form): Promise<number | undefined> {
  const id = Number(form.text('subscription[subscribable_id]'))
  if (kind === 'work') return (await findWork(house.db, id, member))?.id
  if (kind === 'series') return (await findSeries(house.db, id, member))?.id
  if (kind === 'author') return (await isPersonThere(house.db, id)) ? id : undefined
  if (kind === 'collection') return (await isCollectionThere(house.db, id)) ? id : undefined
  if (kind === 'search') return (await isSearchOf(house.db, member.id, id)) ? id : undefined
  const name = form.text('tag').toWellFormed().trim()
  return name === '' ? undefined : (await findTagInAddress(house.db, name))?.id
}

async function stop(house: House, c: C): Promise<Response> {
  const member = memberOf(c)
  const form = await readForm(c)
  const gone = await house.db.transaction().execute((trx) => unsubscribe(trx, member.id, Number(c.req.param('id'))))
  return gone ? goOn(c, backOf(form, member), 'You follow it no more.', 302) : showNotFound(house, c)
}

function backOf(form: Form, { login }: Member): string {
  return ownPath(form.text('return_to')) ?? urls.subscriptions(login)
}
