import { Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { readForm } from '../../../platform/web/form.ts'
import type { Desk } from '../../catalogue/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { FiltersNote, listFilters, NOTHING_HIDDEN } from '../../search/index.ts'
import { urls } from '../../urls.ts'
import { Blurb, countFor, Dashboard, findPerson, loadBlurbs, type Work } from '../../works/index.ts'
import { whoToGive } from '../asking.ts'
import { GiftsPage } from '../pages/gifts.tsx'
import { MOST_NAMES } from '../rules.ts'
import { countGifts, giftsOf, giftsTo, give, takeBack } from '../store/gifts.ts'
import { tellAsked } from '../telling.ts'
import { type C, memberOf, withOwnWork } from './own.ts'

const MOST_SHOWN = 100

/** Whom a work is for; what somebody was given. */
export function giftRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const path = '/works/:id{[0-9]+}/gifts'
  routes.get(path, requireMember(), (c) => withOwnWork(house, c, (work) => show(house, c, work, '', {})))
  routes.post(path, requireMember(), (c) =>
    withOwnWork(house, c, async (work) => {
      const form = await readForm(c)
      if (form.text('do') === 'give') return giveTo(house, c, work, form.text('names'))
      const id = Number(form.text('gift'))
      if (Number.isSafeInteger(id))
        await house.db.transaction().execute((trx) => takeBack(trx, work.id, id, house.now()))
      return goOn(c, urls.giftsOfWork(work.id), 'Taken back.')
    }),
  )
  routes.get('/users/:login/gifts', (c) => showGiven(house, desk, c))
  return routes
}

async function show(house: House, c: C, work: Work, typed: string, errors: FieldErrors): Promise<Response> {
  const gifts = await giftsOf(house.db, work.id)
  const body = <GiftsPage work={work} gifts={gifts} typed={typed} errors={errors} token={formToken(house, c)} />
  const page = { title: 'Whom it is for', main: 'gifts-edit region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function giveTo(house: House, c: C, work: Work, names: string): Promise<Response> {
  const asked = await whoToGive(house.db, names, memberOf(c).id)
  if (!asked.ok) return show(house, c, work, names, { names: asked.sentence })
  const before = await giftsOf(house.db, work.id)
  if (before.length + asked.recipients.length > MOST_NAMES)
    return show(house, c, work, names, { names: `A work is for at most ${MOST_NAMES} people.` })
  const refused = asked.recipients.find(({ name }) =>
    before.some((one) => one.name === name && one.state === 'refused'),
  )
  if (refused) return show(house, c, work, names, { names: `${refused.name} does not want it.` })
  await house.db.transaction().execute(async (trx) => {
    const fresh: number[] = []
    for (const recipient of asked.recipients)
      if (
        (await give(trx, work.id, recipient, house.now())) &&
        recipient.state === 'offered' &&
        recipient.userId !== null
      )
        fresh.push(recipient.userId)
    await tellAsked(house, trx, fresh, 'Somebody gives you a work.')
  })
  return goOn(c, urls.giftsOfWork(work.id), 'Given. Who has an account is named once they accept.')
}

/** What others were given; whoever has accepted a gift wanted it, and no filter of theirs hides it. */
async function showGiven(house: House, desk: Desk, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const person = await findPerson(house.db, c.req.param('login') ?? '')
  if (!person) return showNotFound(house, c)
  const own = viewer.kind === 'member' && viewer.id === person.id
  const filters = own ? NOTHING_HIDDEN : await listFilters({ house, desk }, viewer, c.req.query('my_filters'))
  const { hidden } = await countGifts(house.db, person.id, viewer, filters)
  const gifts = await giftsTo(house.db, person.id, ['accepted'], viewer, MOST_SHOWN, filters)
  const blurbs = await loadBlurbs(
    house.db,
    gifts.map(({ workId }) => workId),
  )
  const address = urls.giftsTo(person.login)
  const body = (
    <>
      <Dashboard person={person} counts={await countFor(house.db, person, viewer)} tab="gifts" own={own} />
      <h2 class="heading">Works given to {person.login}</h2>
      <FiltersNote hidden={hidden} off={filters.off} other={filters.off ? address : `${address}?my_filters=off`} />
      {gifts.length === 0 && !hidden?.total ? <p>None yet.</p> : null}
      <h3 class="landmark heading">Works</h3>
      <ol class="work index group" role="group">
        {gifts.flatMap(({ workId }) => {
          const blurb = blurbs.get(workId)
          return blurb ? [<Blurb blurb={blurb} />] : []
        })}
      </ol>
    </>
  )
  const page = { title: `Gifts for ${person.login}`, main: 'gifts-index dashboard region', sameForGuests: true, body }
  return showPage(house, c, page)
}
