import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { pseudsOf } from '../accounts/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { findOwnWorks, ownTitles, seriesOf } from '../works/index.ts'
import { fieldsOf, NO_WISH, tickedIn, wishIn } from './forms.ts'
import { BulkPage, PlansPage } from './pages.tsx'
import { type Names, planFor, type Wish } from './rules.ts'
import { carryOut } from './store.ts'

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
  const errors = mistakesIn(wish, works.length)
  if (Object.keys(errors).length > 0) return showForm(house, c, member, { wish, ticked, errors })
  const plans = works.map((work) => planFor(work, wish, names, member.id))
  if (form.text('do') === 'change') {
    const changing = plans.filter(({ changes }) => changes.length > 0)
    await carryOut(house, member.id, changing, wish)
    return goOn(c, urls.userWorks(member.login), `Changed: ${changing.length}.`)
  }
  const body = <PlansPage login={member.login} token={formToken(house, c)} plans={plans} wish={wish} />
  return showPage(house, c, { title: 'This would change', main: 'works-bulk-plans region', unlisted: true, body })
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
  return {
    series: new Map(series.map((one) => [String(one.id), one.title])),
    pseuds: new Map(pseuds.map((one) => [String(one.id), one.name])),
  }
}

async function withOwner(house: House, c: C, answer: (member: Member) => Promise<Response>): Promise<Response> {
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' && viewer.login.toLowerCase() === c.req.param('login')?.toLowerCase()
  return own ? answer(viewer) : showNotFound(house, c)
}
