import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import { blockBetween } from '../distance/index.ts'
import { formToken, goOn, showForbidden, showNotFound, showPage } from '../frame/index.ts'
import type { House } from '../house.ts'
import { refusedMails, setMail } from '../notices/index.ts'
import { urls } from '../urls.ts'
import { countFor, Dashboard, findOwnWork, findPerson, findWork } from '../works/index.ts'
import { bringWork, sayOf, takeOut } from './deciding.ts'
import { type C, memberOf } from './find.ts'
import type { Collection } from './kinds.ts'
import { UserCollectionsPage } from './pages/user.tsx'
import { WorkCollectionsPage } from './pages/work.tsx'
import { maintains } from './rules.ts'
import { findCollection, maintainedBy } from './store/collections.ts'
import { insertItem, isListed, itemsOfMember, itemsOfWork, makersOf } from './store/items.ts'
import { acceptRole, removePerson, rolesAskedOf, standingIn } from './store/people.ts'
import { tellOfCollection } from './telling.ts'

/** A work as its page of collections needs it. */
interface Found {
  readonly work: { readonly id: number; readonly title: string }
  readonly own: boolean
}

async function findFor(house: House, c: C): Promise<Found | undefined> {
  const [id, viewer] = [Number(c.req.param('id')), c.get('viewer')]
  const own = viewer.kind === 'guest' ? undefined : await findOwnWork(house.db, id, viewer.id)
  if (own && own.deletedAt === null) return { work: own, own: true }
  const work = await findWork(house.db, id, viewer)
  return work && { work, own: false }
}

export async function showWorkCollections(house: House, c: C): Promise<Response> {
  const found = await findFor(house, c)
  return found ? showFound(house, c, found, '', {}) : showNotFound(house, c)
}

async function showFound(house: House, c: C, found: Found, typed: string, errors: FieldErrors): Promise<Response> {
  const { work, own } = found
  const viewer = c.get('viewer')
  const items = await itemsOfWork(house.db, work.id)
  const there = new Set(items.map(({ collection }) => collection.id))
  const inviting =
    own || viewer.kind === 'guest' || !(await isListed(house.db, work.id))
      ? []
      : (await maintainedBy(house.db, viewer.id, viewer)).filter(({ id }) => !there.has(id))
  const body = (
    <WorkCollectionsPage
      work={work}
      items={own ? items : items.filter(({ state }) => state === 'in')}
      own={own}
      inviting={inviting}
      token={formToken(house, c)}
      typed={typed}
      errors={errors}
    />
  )
  const page = { title: `Collections of ${work.title}`, main: 'collections-work region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}

export async function changeWork(house: House, c: C): Promise<Response> {
  const found = await findFor(house, c)
  if (!found) return showNotFound(house, c)
  const form = await readForm(c)
  const name = form.text('name').trim()
  const collection = await findCollection(house.db, name)
  if (!collection) return showFound(house, c, found, name, { name: 'There is no collection of this name.' })
  if (form.text('do') === 'invite') return invite(house, c, found, collection)
  return found.own ? changeOwnWork(house, c, found, collection, form) : showForbidden(house, c)
}

async function changeOwnWork(house: House, c: C, found: Found, collection: Collection, form: Form): Promise<Response> {
  const place = { collectionId: collection.id, workId: found.work.id }
  const back = urls.workCollections(found.work.id)
  if (form.text('do') === 'out') {
    await house.db.transaction().execute((trx) => takeOut(house, trx, place))
    return goOn(c, back, 'The work is out of the collection.')
  }
  if (form.text('do') === 'accept') {
    await house.db.transaction().execute((trx) => sayOf(house, trx, place, { from: 'creator', says: 'yes' }))
    return goOn(c, back, 'The work is in the collection.')
  }
  const standing = await standingIn(house.db, collection.id, memberOf(c).id)
  const outcome = await house.db
    .transaction()
    .execute((trx) => bringWork(house, trx, collection, found.work.id, standing))
  if (outcome === 'closed' || outcome === 'there') {
    const sentence = outcome === 'closed' ? 'This collection is closed.' : 'The work has to do with it already.'
    return showFound(house, c, found, collection.name, { name: sentence })
  }
  return goOn(c, back, outcome === 'in' ? 'The work is in the collection.' : 'The work waits for its maintainers.')
}

/** Works of others are asked for, never taken; and nothing is kept back of them. */
async function invite(house: House, c: C, { work, own }: Found, collection: Collection): Promise<Response> {
  const member = memberOf(c)
  const standing = await standingIn(house.db, collection.id, member.id)
  if (own || !maintains(standing) || !(await isListed(house.db, work.id))) return showForbidden(house, c)
  const back = urls.work(work.id)
  const makers = await makersOf(house.db, work.id)
  if (await blockBetween(house.db, member.id, makers)) return goOn(c, back, 'This work cannot be invited.')
  await house.db.transaction().execute(async (trx) => {
    const item = { collection_id: collection.id, work_id: work.id, unrevealed: 0, anonymous: 0 } as const
    const made = await insertItem(trx, { ...item, creator_says: 'asked', collection_says: 'yes' }, house.now())
    if (made === undefined) return
    await tellOfCollection(house, trx, makers, {
      subject: 'A collection asks for a work of yours',
      paragraphs: [`The collection “${collection.title}” would like to list a work of yours. Say yes or no here:`],
      address: urls.workCollections(work.id),
      reason: 'because a collection asks for a work of yours',
    })
  })
  return goOn(c, back, 'Its creator is asked.')
}

export async function showUser(house: House, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const person = await findPerson(house.db, c.req.param('login') ?? '')
  if (!person) return showNotFound(house, c)
  const own =
    viewer.kind === 'member' && viewer.id === person.id
      ? {
          token: formToken(house, c),
          asked: await rolesAskedOf(house.db, person.id),
          items: await itemsOfMember(house.db, person.id),
          mails: !(await refusedMails(house.db, person.id)).includes('collections'),
        }
      : undefined
  const counts = await countFor(house.db, person, viewer)
  return showPage(house, c, {
    title: `Collections of ${person.login}`,
    main: 'collections-user dashboard region',
    unlisted: true,
    body: (
      <>
        <Dashboard person={person} counts={counts} tab="collections" own={own !== undefined} />
        <UserCollectionsPage login={person.login} lines={await maintainedBy(house.db, person.id, viewer)} own={own} />
      </>
    ),
  })
}

/** What a member says to those who ask them, and whether they want mails. */
export async function changeOwn(house: House, c: C): Promise<Response> {
  const { id, login } = memberOf(c)
  if (c.req.param('login')?.toLowerCase() !== login.toLowerCase()) return showForbidden(house, c)
  const form = await readForm(c)
  const [act, collectionId] = [form.text('do'), Number(form.text('collection'))]
  await house.db.transaction().execute(async (trx) => {
    if (act === 'mails') await setMail(trx, id, 'collections', form.has('mails'))
    else if (act === 'accept') await acceptRole(trx, collectionId, id, house.now())
    else if (act === 'decline') await removePerson(trx, collectionId, id)
  })
  return goOn(c, urls.userCollections(login), 'Saved.')
}
