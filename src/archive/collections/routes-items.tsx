import { readForm } from '../../platform/web/form.ts'
import type { Transaction } from '../../schema/index.ts'
import { formToken, goOn, showPage } from '../frame/index.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { sayOf, showWork } from './deciding.ts'
import { type C, type Here, pageOf } from './find.ts'
import type { Collection, ItemState } from './kinds.ts'
import { ItemsPage, STATE_WORDS } from './pages/items.tsx'
import { REVEAL, type Revealed } from './revealing.ts'
import { openWide } from './store/collections.ts'
import { itemsIn, makersOf, worksOfItems } from './store/items.ts'
import { tellOfCollection } from './telling.ts'

function stateOf(typed: string | undefined): ItemState {
  return (Object.keys(STATE_WORDS) as ItemState[]).find((state) => state === typed) ?? 'waiting'
}

export async function showItems(house: House, c: C, here: Here): Promise<Response> {
  const [state, page] = [stateOf(c.req.query('show')), pageOf(c)]
  const found = await itemsIn(house.db, here.collection.id, state, page)
  return showPage(house, c, {
    title: `Items of ${here.collection.title}`,
    main: 'collections-items region',
    unlisted: true,
    body: <ItemsPage here={here} token={formToken(house, c)} state={state} page={page} {...found} />,
  })
}

const DONE: Readonly<Record<string, string>> = {
  approve: 'Let in.',
  refuse: 'Refused.',
  reveal: 'Revealed.',
  name: 'Their creators are named.',
}

export async function decide(house: House, c: C, { collection }: Here): Promise<Response> {
  const form = await readForm(c)
  const act = form.text('do')
  const back = `${urls.collectionItems(collection.name)}?show=${stateOf(form.text('show'))}`
  if (act === 'reveal-all' || act === 'name-all') return revealAll(house, c, collection, act, back)
  const ids = form.texts('item').map(Number).filter(Number.isSafeInteger).slice(0, 200)
  const items = await worksOfItems(house.db, collection.id, ids)
  if (items.length === 0 || !DONE[act]) return goOn(c, back, 'Choose some works first.')
  await house.db.transaction().execute(async (trx) => {
    for (const { workId } of items) await decideOne(house, trx, collection, workId, act)
  })
  return goOn(c, back, DONE[act])
}

async function revealAll(
  house: House,
  c: C,
  collection: Collection,
  act: 'reveal-all' | 'name-all',
  back: string,
): Promise<Response> {
  const what: Revealed = act === 'reveal-all' ? 'works' : 'names'
  await house.db.transaction().execute(async (trx) => {
    await openWide(trx, collection.id, { works: what === 'works', names: what === 'names' })
    await enqueue(trx, house.now(), REVEAL, { collectionId: collection.id, what })
  })
  const words = what === 'works' ? 'All works are being revealed.' : 'All creators are being named.'
  return goOn(c, back, `${words} This takes a moment.`)
}

async function decideOne(
  house: House,
  trx: Transaction,
  collection: Collection,
  workId: number,
  act: string,
): Promise<void> {
  const place = { collectionId: collection.id, workId }
  if (act === 'reveal') return showWork(house, trx, place, { works: true, names: false })
  if (act === 'name') return showWork(house, trx, place, { works: false, names: true })
  const says = act === 'approve' ? 'yes' : 'no'
  await sayOf(house, trx, place, { from: 'collection', says })
  const kept = says === 'no' && (collection.unrevealed || collection.anonymous)
  await tellOfCollection(house, trx, await makersOf(trx, workId), {
    subject: says === 'yes' ? 'A work of yours is in a collection' : 'A collection does not take a work of yours',
    paragraphs: [
      says === 'yes'
        ? `A work of yours is part of the collection “${collection.title}” now.`
        : `The maintainers of “${collection.title}” do not list a work of yours.${kept ? ' What was kept back of it stays so until you take it out of the collection.' : ''}`,
    ],
    address: urls.workCollections(workId),
    reason: 'because a collection has decided about a work of yours',
  })
}
