import { sql, type Updateable } from 'kysely'
import type { Db, Tables, Transaction } from '../../../schema/index.ts'
import { collectedIn, listedToSome, ownedBy } from '../../works/index.ts'
import type { Item, ItemState } from '../kinds.ts'

export const ITEMS_A_PAGE = 50

function selectItems(db: Db) {
  return db
    .selectFrom('collection_items')
    .innerJoin('works', 'works.id', 'collection_items.work_id')
    .innerJoin('collections', 'collections.id', 'collection_items.collection_id')
    .select([
      'collection_items.id',
      'collection_items.work_id',
      'collection_items.creator_says',
      'collection_items.collection_says',
      'collection_items.unrevealed',
      'collection_items.anonymous',
      'works.title',
      'works.posted_at',
      'collections.id as collectionId',
      'collections.name',
      'collections.title as collectionTitle',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectItems>['execute']>>[number]

function toItem(row: Row): Item {
  return {
    id: row.id,
    workId: row.work_id,
    title: row.title,
    posted: row.posted_at !== null,
    state: stateOf(row),
    unrevealed: row.unrevealed === 1,
    anonymous: row.anonymous === 1,
    collection: { id: row.collectionId, name: row.name, title: row.collectionTitle },
  }
}

function stateOf({ creator_says, collection_says }: Pick<Row, 'creator_says' | 'collection_says'>): ItemState {
  if (creator_says === 'no' || collection_says === 'no') return 'refused'
  if (creator_says === 'asked') return 'invited'
  return collection_says === 'yes' ? 'in' : 'waiting'
}

const SAYS = {
  in: sql<boolean>`collection_items.agreed_at is not null`,
  waiting: sql<boolean>`collection_items.creator_says = 'yes' and collection_items.collection_says = 'waiting'`,
  invited: sql<boolean>`collection_items.creator_says = 'asked' and collection_items.collection_says <> 'no'`,
  refused: sql<boolean>`(collection_items.creator_says = 'no' or collection_items.collection_says = 'no')`,
} as const satisfies Readonly<Record<ItemState, unknown>>

/** What a collection holds in one state, the newest first: works that are posted; a draft is its creator's alone. */
export async function itemsIn(
  db: Db,
  collectionId: number,
  state: ItemState,
  page: number,
): Promise<{ readonly total: number; readonly items: readonly Item[] }> {
  const posted = sql<boolean>`works.posted_at is not null and works.deleted_at is null and works.hidden_at is null`
  const { total } = await db
    .selectFrom('collection_items')
    .innerJoin('works', 'works.id', 'collection_items.work_id')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('collection_id', '=', collectionId)
    .where(SAYS[state])
    .where(posted)
    .executeTakeFirstOrThrow()
  const rows = await selectItems(db)
    .where('collection_items.collection_id', '=', collectionId)
    .where(SAYS[state])
    .where(posted)
    .orderBy('collection_items.id', 'desc')
    .limit(ITEMS_A_PAGE)
    .offset((page - 1) * ITEMS_A_PAGE)
    .execute()
  return { total, items: rows.map(toItem) }
}

/** @returns where a work stands with every collection, by title of the collection */
export async function itemsOfWork(db: Db, workId: number): Promise<readonly Item[]> {
  const rows = await selectItems(db)
    .where('collection_items.work_id', '=', workId)
    .orderBy('collections.title_sort')
    .execute()
  return rows.map(toItem)
}

/** @returns where these works stand with every collection */
export async function itemsOfWorks(db: Db, workIds: readonly number[]): Promise<readonly Item[]> {
  if (workIds.length === 0) return []
  return (await selectItems(db).where('collection_items.work_id', 'in', workIds).execute()).map(toItem)
}

/** @returns the collections that works of a member have to do with, by title */
export async function collectionsHolding(
  db: Db,
  userId: number,
): Promise<readonly { readonly id: number; readonly title: string }[]> {
  return db
    .selectFrom('collections')
    .select(['id', 'title'])
    .where('id', 'in', (own) =>
      own
        .selectFrom('collection_items')
        .innerJoin('works', 'works.id', 'collection_items.work_id')
        .select('collection_id')
        .where(ownedBy(userId))
        .where('works.deleted_at', 'is', null),
    )
    .orderBy('title_sort')
    .limit(200)
    .execute()
}

/** @returns where the works of a member stand with collections, the newest first */
export async function itemsOfMember(db: Db, userId: number): Promise<readonly Item[]> {
  const rows = await selectItems(db)
    .where(ownedBy(userId))
    .where('works.deleted_at', 'is', null)
    .orderBy('collection_items.id', 'desc')
    .limit(500)
    .execute()
  return rows.map(toItem)
}

/** @returns the collections that everybody may see a work in */
export async function collectionsOfWork(
  db: Db,
  workId: number,
): Promise<readonly { readonly name: string; readonly title: string }[]> {
  return db
    .selectFrom('collection_items')
    .innerJoin('collections', 'collections.id', 'collection_items.collection_id')
    .select(['collections.name', 'collections.title'])
    .where('collection_items.work_id', '=', workId)
    .where('collection_items.agreed_at', 'is not', null)
    .orderBy('collections.title_sort')
    .execute()
}

/** @returns how many works stand in it that are not revealed yet: all that is told of them */
export async function countMysteries(db: Db, collectionId: number): Promise<number> {
  const { count } = await db
    .selectFrom('works')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .where(collectedIn([collectionId]))
    .where('works.unrevealed', '=', 1)
    .where('works.posted_at', 'is not', null)
    .where('works.deleted_at', 'is', null)
    .where('works.hidden_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** A work of a member's own that could go into a collection. */
export interface Candidate {
  readonly id: number
  readonly title: string
  readonly posted: boolean
}

/** @returns the member's works that have nothing to do with the collection yet, the one last edited first */
export async function candidatesFor(db: Db, collectionId: number, userId: number): Promise<readonly Candidate[]> {
  const rows = await db
    .selectFrom('works')
    .select(['id', 'title', 'posted_at'])
    .where(ownedBy(userId))
    .where('deleted_at', 'is', null)
    .where('id', 'not in', (there) =>
      there.selectFrom('collection_items').select('work_id').where('collection_id', '=', collectionId),
    )
    .orderBy('edited_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ id, title, posted_at }) => ({ id, title, posted: posted_at !== null }))
}

/** @returns whether the member made the work, in whatever state it is */
export async function isMaker(db: Db, workId: number, userId: number): Promise<boolean> {
  const row = await db
    .selectFrom('works')
    .select('id')
    .where('id', '=', workId)
    .where(ownedBy(userId))
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns the accounts behind a work */
export async function makersOf(db: Db, workId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select('pseuds.user_id')
    .where('creatorships.work_id', '=', workId)
    .execute()
  return [...new Set(rows.flatMap(({ user_id }) => user_id ?? []))]
}

/** @returns whether anybody may find it in lists, so that it can be asked for */
export async function isListed(db: Db, workId: number): Promise<boolean> {
  const row = await db.selectFrom('works').select('id').where('id', '=', workId).where(listedToSome).executeTakeFirst()
  return row !== undefined
}

/** Puts an item in, unless the two have to do with each other already.
 * @returns its number; undefined when they have */
export async function insertItem(
  trx: Transaction,
  item: {
    readonly collection_id: number
    readonly work_id: number
    readonly creator_says: 'yes' | 'asked'
    readonly collection_says: 'yes' | 'waiting'
    readonly unrevealed: 0 | 1
    readonly anonymous: 0 | 1
  },
  now: Date,
): Promise<number | undefined> {
  const at = now.toISOString()
  const agreed_at = item.creator_says === 'yes' && item.collection_says === 'yes' ? at : null
  const row = await trx
    .insertInto('collection_items')
    .values({ ...item, agreed_at, added_at: at })
    .onConflict((conflict) => conflict.columns(['work_id', 'collection_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** @returns the works of these items of the collection, each with its item; of all in it when none are named */
export async function worksOfItems(
  db: Db,
  collectionId: number,
  itemIds: readonly number[],
): Promise<readonly { readonly itemId: number; readonly workId: number }[]> {
  if (itemIds.length === 0) return []
  const rows = await db
    .selectFrom('collection_items')
    .select(['id', 'work_id'])
    .where('collection_id', '=', collectionId)
    .where('id', 'in', itemIds)
    .orderBy('work_id')
    .execute()
  return rows.map(({ id, work_id }) => ({ itemId: id, workId: work_id }))
}

/** @returns some of the works of which the collection keeps something back */
export async function keptBack(
  db: Db,
  collectionId: number,
  what: 'unrevealed' | 'anonymous',
  most: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('collection_items')
    .select('work_id')
    .where('collection_id', '=', collectionId)
    .where(what, '=', 1)
    .orderBy('work_id')
    .limit(most)
    .execute()
  return rows.map(({ work_id }) => work_id)
}

/** A work in a collection, or on its way. */
export interface ItemPlace {
  readonly collectionId: number
  readonly workId: number
}

/** @returns what both sides say of it */
export function itemAt(trx: Transaction, { collectionId, workId }: ItemPlace) {
  return trx
    .selectFrom('collection_items')
    .select(['creator_says', 'collection_says', 'agreed_at'])
    .where('collection_id', '=', collectionId)
    .where('work_id', '=', workId)
    .executeTakeFirst()
}

export async function changeItem(
  trx: Transaction,
  { collectionId, workId }: ItemPlace,
  changes: Updateable<Tables['collection_items']>,
): Promise<void> {
  if (Object.keys(changes).length === 0) return
  await trx
    .updateTable('collection_items')
    .set(changes)
    .where('collection_id', '=', collectionId)
    .where('work_id', '=', workId)
    .execute()
}

export async function removeItem(trx: Transaction, { collectionId, workId }: ItemPlace): Promise<void> {
  await trx
    .deleteFrom('collection_items')
    .where('collection_id', '=', collectionId)
    .where('work_id', '=', workId)
    .execute()
}

/** @returns what the collections that a work's creator has said yes to keep back of it */
export function veilsOver(trx: Transaction, workId: number) {
  return trx
    .selectFrom('collection_items')
    .select(['unrevealed', 'anonymous'])
    .where('work_id', '=', workId)
    .where('creator_says', '=', 'yes')
    .execute()
}
