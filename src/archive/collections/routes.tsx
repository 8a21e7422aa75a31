import { Hono } from 'hono'
import { readForm } from '../../platform/web/form.ts'
import type { Desk } from '../catalogue/index.ts'
import { formToken, goOn, requireMember, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { EVERYTHING, Finder, HiddenNote, LineReader } from '../search/index.ts'
import { urls } from '../urls.ts'
import { loadBlurbs } from '../works/index.ts'
import { bringWork } from './deciding.ts'
import { type C, type Here, memberOf, pageOf, withCollection, withMaintained, withOwned } from './find.ts'
import { followOf } from './follow.tsx'
import { AddForm, HomePage } from './pages/home.tsx'
import { CollectionsPage } from './pages/list.tsx'
import { ProfilePage } from './pages/profile.tsx'
import { change, make, remove, showEdit, showNew, showRemove } from './routes-edit.tsx'
import { decide, showItems } from './routes-items.tsx'
import { changePeople, showPeople } from './routes-people.tsx'
import { changeOwn, changeWork, showUser, showWorkCollections } from './routes-work.tsx'
import { collectionsLike, listCollections, partsOf } from './store/collections.ts'
import { candidatesFor, countMysteries, isMaker } from './store/items.ts'
import { peopleOf } from './store/people.ts'

const NEWEST = 5

/** Collections: what they are, what is in them, who decides. */
export function collectionRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const reader = new LineReader(house, desk)
  const finder = new Finder(house, desk)
  const routes = new Hono<WebEnv>()
  const member = requireMember()
  const name = ':name{\\w+}'
  routes.get(urls.collections(), (c) => showList(house, reader, c))
  routes.get(urls.autocomplete('collection'), member, async (c) => {
    const typed = (c.req.query('term') ?? '').replaceAll('\0', '').trim().slice(0, 100)
    return c.json(typed === '' ? [] : await collectionsLike(house.db, typed, memberOf(c).id))
  })
  routes.get(urls.newCollection(), member, (c) => showNew(house, c))
  routes.post(urls.collections(), member, (c) => make(house, c))
  routes.get(urls.collection(name), (c) => withCollection(house, c, (here) => showHome(house, finder, c, here)))
  routes.post(urls.collection(name), member, (c) => withCollection(house, c, (here) => addWork(house, c, here)))
  routes.get(urls.collectionProfile(name), (c) => withCollection(house, c, (here) => showProfile(house, c, here)))
  routes.get(urls.collectionItems(name), member, (c) => withMaintained(house, c, (here) => showItems(house, c, here)))
  routes.post(urls.collectionItems(name), member, (c) => withMaintained(house, c, (here) => decide(house, c, here)))
  routes.get(urls.collectionPeople(name), member, (c) => withMaintained(house, c, (here) => showPeople(house, c, here)))
  routes.post(urls.collectionPeople(name), member, (c) =>
    withMaintained(house, c, (here) => changePeople(house, c, here)),
  )
  routes.get(urls.editCollection(name), member, (c) => withOwned(house, c, (here) => showEdit(house, c, here)))
  routes.post(urls.editCollection(name), member, (c) => withOwned(house, c, (here) => change(house, c, here)))
  routes.get(urls.deleteCollection(name), member, (c) => withOwned(house, c, (here) => showRemove(house, c, here)))
  routes.post(urls.deleteCollection(name), member, (c) => withOwned(house, c, (here) => remove(house, c, here)))
  routes.get('/works/:id{[0-9]+}/collections', (c) => showWorkCollections(house, c))
  routes.post('/works/:id{[0-9]+}/collections', member, (c) => changeWork(house, c))
  routes.get(urls.userCollections(':login'), (c) => showUser(house, c))
  routes.post(urls.userCollections(':login'), member, (c) => changeOwn(house, c))
  return routes
}

async function showList(house: House, reader: LineReader, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const asked = await reader.read(c.req.query('query') ?? c.req.query('title') ?? '', viewer)
  const page = pageOf(c)
  const found = await listCollections(house.db, { asked, page }, viewer)
  return showPage(house, c, {
    title: 'Collections',
    main: 'collections-index region',
    sameForGuests: true,
    unlisted: asked.line !== '' || page > 1,
    body: <CollectionsPage {...found} asked={asked} viewer={viewer} page={page} />,
  })
}

async function showHome(house: House, finder: Finder, c: C, here: Here): Promise<Response> {
  const { collection } = here
  const viewer = c.get('viewer')
  const parts = await partsOf(house.db, collection.id, viewer)
  const newest = { page: 1, size: NEWEST }
  const found = await finder.list({ ...EVERYTHING, collection: collection.name }, viewer, newest)
  const ids = found?.listing.works.map(({ id }) => id) ?? []
  const blurbs = await loadBlurbs(house.db, ids)
  const add =
    viewer.kind === 'guest' ? null : (
      <AddForm
        here={here}
        token={formToken(house, c)}
        candidates={await candidatesFor(house.db, collection.id, viewer.id)}
      />
    )
  return showPage(house, c, {
    title: collection.title,
    main: 'collections-show region',
    sameForGuests: true,
    body: (
      <HomePage
        here={here}
        blurbs={ids.flatMap((id) => blurbs.get(id) ?? [])}
        note={found?.hidden?.total ? <HiddenNote found={found} base="listing" /> : null}
        mysteries={await countMysteries(house.db, collection.id)}
        parts={parts}
        follow={await followOf(house, c, collection)}
        add={add}
      />
    ),
  })
}

const BROUGHT = {
  in: 'The work is in the collection.',
  waits: 'The work waits for the collection’s maintainers.',
  closed: 'The collection is closed.',
  there: 'The work was there before.',
} as const

async function addWork(house: House, c: C, here: Here): Promise<Response> {
  const workId = Number((await readForm(c)).text('work'))
  const own = Number.isSafeInteger(workId) && (await isMaker(house.db, workId, memberOf(c).id))
  const address = urls.collection(here.collection.name)
  if (!own) return goOn(c, address, 'Choose a work of yours.')
  const outcome = await house.db
    .transaction()
    .execute((trx) => bringWork(house, trx, here.collection, workId, here.standing))
  return goOn(c, address, BROUGHT[outcome])
}

async function showProfile(house: House, c: C, here: Here): Promise<Response> {
  return showPage(house, c, {
    title: `Profile of ${here.collection.title}`,
    main: 'collections-profile region',
    sameForGuests: true,
    body: <ProfilePage here={here} people={await peopleOf(house.db, here.collection.id)} />,
  })
}
