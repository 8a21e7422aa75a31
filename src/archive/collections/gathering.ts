import type { Member } from '../../platform/web/viewer.ts'
import type { House } from '../house.ts'
import type { CollectionsAsked, Gathering } from '../works/index.ts'
import { bringWork, sayOf, takeOut } from './deciding.ts'
import type { Collection, ItemState } from './kinds.ts'
import { entryFor } from './rules.ts'
import { findCollection } from './store/collections.ts'
import { itemsOfWork } from './store/items.ts'
import { standingIn } from './store/people.ts'

const MOST_AT_ONCE = 20

const STANDING: Readonly<Record<ItemState, string>> = {
  in: 'it is in',
  waiting: 'it waits for the maintainers',
  invited: 'its maintainers ask for it',
  refused: 'it was refused there',
}

/** What the form of a work does with collections: the same as their own pages do. */
export function gatheringOf(house: House): Gathering {
  return {
    async of(workId) {
      const items = await itemsOfWork(house.db, workId)
      return items.map(({ collection, state }) => ({
        id: collection.id,
        title: collection.title,
        standing: STANDING[state],
      }))
    },
    problemWith: (asked, member, workId) => problemWith(house, asked, member, workId),
    async carryOut(trx, { join, leave }, member, workId) {
      for (const collectionId of leave) await takeOut(house, trx, { collectionId, workId })
      for (const name of join) {
        const collection = await findCollection(trx, name)
        if (!collection || leave.includes(collection.id)) continue
        const standing = await standingIn(trx, collection.id, member.id)
        const outcome = await bringWork(house, trx, collection, workId, standing)
        const place = { collectionId: collection.id, workId }
        if (outcome === 'there') await sayOf(house, trx, place, { from: 'creator', says: 'yes' })
      }
    },
  }
}

async function problemWith(
  house: House,
  { join }: CollectionsAsked,
  member: Member,
  workId: number | undefined,
): Promise<string | undefined> {
  if (join.length > MOST_AT_ONCE) return `At most ${MOST_AT_ONCE} collections at once.`
  const items = workId === undefined ? [] : await itemsOfWork(house.db, workId)
  for (const name of join) {
    const collection = await findCollection(house.db, name)
    if (!collection) return `There is no collection called “${name}”. Its name stands in its address.`
    const item = items.find((one) => one.collection.id === collection.id)
    const standing = await standingIn(house.db, collection.id, member.id)
    const problem = problemOf(collection, item?.state, entryFor(collection, standing))
    if (problem) return problem
  }
  return undefined
}

function problemOf(
  { title }: Collection,
  state: ItemState | undefined,
  entry: ReturnType<typeof entryFor>,
): string | undefined {
  if (state === 'refused') return `“${title}” and this work have said no to each other; take it out of there first.`
  if (state === undefined && entry === 'closed') return `“${title}” is closed: only those who belong to it add works.`
  return undefined
}
