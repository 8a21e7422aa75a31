import type { Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { holdCounters, noteChange, veilWork } from '../works/index.ts'
import type { Collection } from './kinds.ts'
import type { Standing } from './rules.ts'
import { entryFor } from './rules.ts'
import { changeItem, type ItemPlace, insertItem, itemAt, removeItem, veilsOver } from './store/items.ts'

/** What one of the two sides says about a work in a collection. */
export type Word =
  | { readonly from: 'creator'; readonly says: 'yes' | 'no' }
  | { readonly from: 'collection'; readonly says: 'yes' | 'no' }

/** A creator brings a work. What the collection keeps back it keeps back at once, even while it waits.
 * @returns what became of it; `there` when it has to do with the collection already */
export async function bringWork(
  house: House,
  trx: Transaction,
  collection: Collection,
  workId: number,
  standing: Standing,
): Promise<'in' | 'waits' | 'closed' | 'there'> {
  const entry = entryFor(collection, standing)
  if (entry === 'closed') return 'closed'
  await holdCounters(trx, workId)
  const item = await insertItem(
    trx,
    {
      collection_id: collection.id,
      work_id: workId,
      creator_says: 'yes',
      collection_says: entry,
      unrevealed: collection.unrevealed ? 1 : 0,
      anonymous: collection.anonymous ? 1 : 0,
    },
    house.now(),
  )
  if (item === undefined) return 'there'
  await settleWork(house, trx, workId, entry === 'yes')
  return entry === 'yes' ? 'in' : 'waits'
}

/** One side says yes or no. A creator who says no takes the work out, whatever was agreed before.
 * @returns whether there was anything to say it about */
export async function sayOf(house: House, trx: Transaction, place: ItemPlace, word: Word): Promise<boolean> {
  const { workId } = place
  await holdCounters(trx, workId)
  const item = await itemAt(trx, place)
  if (!item) return false
  const said = word.from === 'creator' ? { creator_says: word.says } : { collection_says: word.says }
  const { creator_says, collection_says } = { ...item, ...said }
  const agreed = creator_says === 'yes' && collection_says === 'yes'
  const at = house.now().toISOString()
  await changeItem(trx, place, { ...said, agreed_at: agreed ? (item.agreed_at ?? at) : null })
  await settleWork(house, trx, workId, agreed && item.agreed_at === null)
  return true
}

/** Takes a work out as if it had never been there: its creator's right at any time. */
export async function takeOut(house: House, trx: Transaction, place: ItemPlace): Promise<void> {
  await holdCounters(trx, place.workId)
  await removeItem(trx, place)
  await settleWork(house, trx, place.workId, false)
}

/** Shows what a collection keeps back of a work. Other collections may still keep it. */
export async function showWork(
  house: House,
  trx: Transaction,
  place: ItemPlace,
  what: { readonly works: boolean; readonly names: boolean },
): Promise<void> {
  await holdCounters(trx, place.workId)
  await changeItem(trx, place, { ...(what.works ? { unrevealed: 0 } : {}), ...(what.names ? { anonymous: 0 } : {}) })
  await settleWork(house, trx, place.workId, false)
}

/** Brings a work in step with all its collections: it is unrevealed while one of them keeps it back, and anonymous while one of them
 * keeps the name. One that refuses the work shows nothing thereby: its creator takes it out when they want to be seen. */
export async function settleWork(house: House, trx: Transaction, workId: number, entered: boolean): Promise<void> {
  const items = await veilsOver(trx, workId)
  const veil = {
    unrevealed: items.some(({ unrevealed }) => unrevealed === 1),
    anonymous: items.some(({ anonymous }) => anonymous === 1),
  }
  const shown = await veilWork(trx, workId, veil, house.now())
  await noteChange(trx, [workId], house.now())
  if (shown) await house.announce(trx, { kind: 'work-revealed', workId })
  else if (entered) await house.announce(trx, { kind: 'work-collected', workId })
}
