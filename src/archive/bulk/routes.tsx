import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { pseudsOf } from '../accounts/index.ts'
import { collectionsHolding, entryFor, findCollection, itemsOfWorks, standingIn } from '../collections/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { findOwnWorks, ownTitles, seriesOf } from '../works/index.ts'
import { fieldsOf, NO_WISH, tickedIn, wishIn } from './forms.ts'
import { BulkPage, PlansPage } from './pages.tsx'
import { type Gathered, type Names, planFor, type Wish } from './rules.ts'
import { carryOut, type Into } from './store.ts'

type C = Context<WebEnv>

const MOST_WORKS = 200

/** Changing several works of one's own at once, after having seen what that does. */
export function bulkRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const path = '/users/:login/works/edit'
  routes.get(path, requireMember(), (c) =>
    withOwner(house, c, (member) => showForm(house, c, member, { wish: NO_WISH, ticked: [], errors: {} })),
  )
  routes.post(path, requireMember(), (c) =>
    withOwner(house, c, async (member) => take(house, c, member, await readForm(c))),
  )
  return routes
}

async function take(house: House, c: C, member: Member, form: Form): Promise<Response> {
  const names = await namesOf(house, member)
  const [wish, ticked] = [wishIn(form, names), tickedIn(form, MOST_WORKS)]
  if (form.text('do') === 'back') return showForm(house, c, member, { wish, ticked, errors: {} })
  const works = await findOwnWorks(house.db, member.id, ticked)
  const into = await intoWhich(house, member, wish)
  const errors = { ...mistakesIn(wish, works.length), ...(into === 'unknown' || into === 'closed' ? CANNOT[into] : {}) }
  if (Object.keys(errors).length > 0) return showForm(house, c, member, { wish, ticked, errors })
  const open = typeof into === 'object' ? into : undefined
  const gathered = await gatheredOf(house, ticked, open)
  const plans = works.map((work) => planFor(work, wish, names, member.id, gathered))
  if (form.text('do') === 'change') {
    const changing = plans.filter(({ changes }) => changes.length > 0)
    await carryOut(house, member.id, changing, wish, open)
    return goOn(c, urls.userWorks(member.login), `Changed: ${changing.length}.`)
  }
  const body = <PlansPage login={member.login} token={formToken(house, c)} plans={plans} wish={wish} />
  return showPage(house, c, { title: 'This would change', main: 'works-bulk-plans region', unlisted: true, body })
}

const CANNOT = {
  unknown: { collection: 'There is no collection of this name. It stands in its address.' },
  closed: { collection: 'This collection is closed: only those who belong to it add works.' },
} as const

async function intoWhich(house: House, { id }: Member, { collection: name }: Wish) {
  if (name === '') return undefined
  const collection = await findCollection(house.db, name)
  if (!collection) return 'unknown'
  const standing = await standingIn(house.db, collection.id, id)
  return entryFor(collection, standing) === 'closed' ? 'closed' : { collection, standing }
}

async function gatheredOf(house: House, workIds: readonly number[], into: Into | undefined): Promise<Gathered> {
  const byWork = Map.groupBy(await itemsOfWorks(house.db, workIds), ({ workId }) => workId)
  return {
    joining: into && {
      ...into.collection,
      entry: entryFor(into.collection, into.standing),
      keeps: keptBy(into.collection),
    },
    places: new Map(
      [...byWork].map(([id, items]) => [id, new Map(items.map(({ collection, state }) => [collection.id, state]))]),
    ),
  }
}

function keptBy({ unrevealed, anonymous }: Into['collection']): string {
  if (unrevealed) return '; nobody else can open it until it is revealed'
  return anonymous ? '; your name is kept back until it is revealed' : ''
}

function mistakesIn(wish: Wish, works: number): FieldErrors {
  const errors: Record<string, string> = {}
  if (works === 0) errors.works = 'Tick at least one work.'
  if (wish.replace.trim() !== '' && wish.by.trim() === '') errors.by = 'Say what comes in its place.'
  if (wish.by.trim() !== '' && wish.replace.trim() === '') errors.replace = 'Say which tag it replaces.'
  if (wish.by.includes(',')) errors.by = 'One tag only.'
  if (works > 0 && fieldsOf(wish).length === 0) errors.remove = 'Say at least one thing that is to be different.'
  return errors
}

type Typed = { readonly wish: Wish; readonly ticked: readonly number[]; readonly errors: FieldErrors }

async function showForm(house: House, c: C, member: Member, { wish, ticked, errors }: Typed): Promise<Response> {
  const body = (
    <BulkPage
      login={member.login}
      token={formToken(house, c)}
      works={await ownTitles(house.db, member.id, MOST_WORKS)}
      ticked={new Set(ticked)}
      wish={wish}
      names={await namesOf(house, member)}
      errors={errors}
    />
  )
  const page = { title: 'Change several works', main: 'works-bulk region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function namesOf(house: House, { id }: Member): Promise<Names> {
  const [series, pseuds] = [await seriesOf(house.db, id), await pseudsOf(house.db, id)]
  const collections = await collectionsHolding(house.db, id)
  return {
    collections: new Map(collections.map((one) => [String(one.id), one.title])),
    series: new Map(series.map((one) => [String(one.id), one.title])),
    pseuds: new Map(pseuds.map((one) => [String(one.id), one.name])),
  }
}

async function withOwner(house: House, c: C, answer: (member: Member) => Promise<Response>): Promise<Response> {
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' && viewer.login.toLowerCase() === c.req.param('login')?.toLowerCase()
  return own ? answer(viewer) : showNotFound(house, c)
}
