import { type SqlBool, sql } from 'kysely'
import { foldName, sortKey } from '../../../platform/text/fold.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { type AskedHolder, type AskedLine, holdsInOrder } from '../../search/index.ts'
import { visibleTo } from '../../works/index.ts'
import type { Collection, CollectionDetails } from '../kinds.ts'

export const COLLECTIONS_A_PAGE = 20

function selectCollections(db: Db) {
  return db
    .selectFrom('collections')
    .leftJoin('collections as parent', 'parent.id', 'collections.parent_id')
    .selectAll('collections')
    .select(['parent.name as parentName', 'parent.title as parentTitle'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectCollections>['execute']>>[number]

function toCollection(row: Row): Collection {
  const { id, name, title, summary, intro, rules } = row
  return {
    ...{ id, name, title, summary, intro, rules },
    moderated: row.moderated === 1,
    closed: row.closed === 1,
    unrevealed: row.unrevealed === 1,
    anonymous: row.anonymous === 1,
    parent:
      row.parent_id === null
        ? undefined
        : { id: row.parent_id, name: row.parentName ?? '', title: row.parentTitle ?? '' },
  }
}

/** @param name in any case */
export async function findCollection(db: Db, name: string): Promise<Collection | undefined> {
  const row = await selectCollections(db).where('collections.name_key', '=', name.toLowerCase()).executeTakeFirst()
  return row && toCollection(row)
}

/** A collection in a list. */
export interface CollectionLine extends Collection {
  /** that the viewer may see */
  readonly works: number
  /** logins of those who look after it */
  readonly maintainers: readonly string[]
}

/** Words are looked for in a collection's title and name; whatever else a query says is said of one work in it. */
function collection(viewer: Viewer): AskedHolder {
  return {
    words: (phrase) => {
      const { field } = phrase
      if (field === 'title') return holdsInOrder('collections.title_sort', phrase)
      if (field !== undefined) return undefined
      return sql<SqlBool>`(${holdsInOrder('collections.title_sort', phrase)} or ${holdsInOrder('collections.name_key', phrase)})`
    },
    works: (condition) =>
      sql<SqlBool>`exists (select 1 from collection_items join works on works.id = collection_items.work_id
        where collection_items.collection_id = collections.id and collection_items.agreed_at is not null and ${visibleTo(viewer)} and ${condition})`,
  }
}

/** @param asked what is looked for
 * @param page 1 for the first */
export async function listCollections(
  db: Db,
  { asked, page }: { readonly asked: Pick<AskedLine, 'over'>; readonly page: number },
  viewer: Viewer,
): Promise<{ readonly total: number; readonly lines: readonly CollectionLine[] }> {
  const fitting = asked.over(collection(viewer)) ?? sql<SqlBool>`1 = 1`
  const { total } = await db
    .selectFrom('collections')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where(fitting)
    .executeTakeFirstOrThrow()
  const rows = await selectCollections(db)
    .where(fitting)
    .orderBy('collections.title_sort')
    .orderBy('collections.id')
    .limit(COLLECTIONS_A_PAGE)
    .offset((page - 1) * COLLECTIONS_A_PAGE)
    .execute()
  return { total, lines: await linesOf(db, rows.map(toCollection), viewer) }
}

/** @param typed the beginning of a name, or a part of a title
 * @returns collections that a member may bring a work to, ten at most, by name */
export async function collectionsLike(
  db: Db,
  typed: string,
  userId: number,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  const plain = (text: string) => text.replace(/[\\%_]/g, '\\$&')
  const [start, part] = [`${plain(typed.toLowerCase())}%`, `%${plain(foldName(typed))}%`]
  return db
    .selectFrom('collections')
    .select(['id', 'name'])
    .where(sql<boolean>`(name_key like ${start} escape '\\' or title_sort like ${part} escape '\\')`)
    .where((is) =>
      is.or([
        is('closed', '=', 0),
        is('id', 'in', (belongs) =>
          belongs
            .selectFrom('collection_people')
            .select('collection_id')
            .where('user_id', '=', userId)
            .where('accepted_at', 'is not', null),
        ),
      ]),
    )
    .orderBy('name_key')
    .limit(10)
    .execute()
}

/** @param after only those with a greater number; all when absent
 * @returns collections by their numbers */
export async function collectionsBehind(
  db: Db,
  viewer: Viewer,
  after: number | undefined,
  most: number,
): Promise<readonly CollectionLine[]> {
  const rows = await selectCollections(db)
    .where('collections.id', '>', after ?? 0)
    .orderBy('collections.id')
    .limit(most)
    .execute()
  return linesOf(db, rows.map(toCollection), viewer)
}

/** @returns the parts of a collection, by title */
export async function partsOf(db: Db, collectionId: number, viewer: Viewer): Promise<readonly CollectionLine[]> {
  const rows = await selectCollections(db)
    .where('collections.parent_id', '=', collectionId)
    .orderBy('collections.title_sort')
    .execute()
  return linesOf(db, rows.map(toCollection), viewer)
}

/** @returns the collections that a person looks after, by title */
export async function maintainedBy(db: Db, userId: number, viewer: Viewer): Promise<readonly CollectionLine[]> {
  const rows = await selectCollections(db)
    .innerJoin('collection_people', 'collection_people.collection_id', 'collections.id')
    .where('collection_people.user_id', '=', userId)
    .where('collection_people.accepted_at', 'is not', null)
    .where('collection_people.role', '<>', 'member')
    .orderBy('collections.title_sort')
    .execute()
  return linesOf(db, rows.map(toCollection), viewer)
}

/** Puts to collections what lists show of them besides. */
export async function linesOf(
  db: Db,
  found: readonly Collection[],
  viewer: Viewer,
): Promise<readonly CollectionLine[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const counts = await db
    .selectFrom('collection_items')
    .innerJoin('works', 'works.id', 'collection_items.work_id')
    .select(['collection_id', (row) => row.fn.countAll<number>().as('works')])
    .where('collection_id', 'in', ids)
    .where('agreed_at', 'is not', null)
    .where(visibleTo(viewer))
    .groupBy('collection_id')
    .execute()
  const people = await db
    .selectFrom('collection_people')
    .innerJoin('users', 'users.id', 'collection_people.user_id')
    .select(['collection_id', 'users.login'])
    .where('collection_id', 'in', ids)
    .where('accepted_at', 'is not', null)
    .where('role', '<>', 'member')
    .orderBy('users.login_key')
    .execute()
  const works = new Map(counts.map((row) => [row.collection_id, row.works]))
  const logins = Map.groupBy(people, ({ collection_id }) => collection_id)
  return found.map((one) => ({
    ...one,
    works: works.get(one.id) ?? 0,
    maintainers: (logins.get(one.id) ?? []).map(({ login }) => login),
  }))
}

/** @returns whether a collection has parts */
export async function hasParts(db: Db, collectionId: number): Promise<boolean> {
  const row = await db.selectFrom('collections').select('id').where('parent_id', '=', collectionId).executeTakeFirst()
  return row !== undefined
}

function columnsOf(details: CollectionDetails, parentId: number | null) {
  const { name, title, summary, intro, rules } = details
  return {
    ...{ name, title, summary, intro, rules },
    name_key: name.toLowerCase(),
    title_sort: sortKey(title, ''),
    parent_id: parentId,
    moderated: details.moderated ? 1 : 0,
    closed: details.closed ? 1 : 0,
    unrevealed: details.unrevealed ? 1 : 0,
    anonymous: details.anonymous ? 1 : 0,
  } as const
}

/** Makes a collection, looked after by whoever makes it.
 * @returns its number; undefined when the name is taken: of two who take it at once, one hears so */
export async function makeCollection(
  trx: Transaction,
  ownerId: number,
  details: CollectionDetails,
  parentId: number | null,
  now: Date,
): Promise<number | undefined> {
  const row = await trx
    .insertInto('collections')
    .values({ ...columnsOf(details, parentId), created_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('name_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await trx
    .insertInto('collection_people')
    .values({ collection_id: row.id, user_id: ownerId, role: 'owner', accepted_at: now.toISOString() })
    .execute()
  return row.id
}

/** Changes what a collection says. What it keeps back of the works that are in it stays as it is: they are revealed, not edited.
 * @returns false when the name is taken */
export async function changeCollection(
  trx: Transaction,
  collectionId: number,
  details: CollectionDetails,
  parentId: number | null,
): Promise<boolean> {
  const other = await trx
    .selectFrom('collections')
    .select('id')
    .where('name_key', '=', details.name.toLowerCase())
    .where('id', '<>', collectionId)
    .executeTakeFirst()
  if (other) return false
  await trx.updateTable('collections').set(columnsOf(details, parentId)).where('id', '=', collectionId).execute()
  return true
}

/** Keeps nothing back any more of works that come in from here on. */
export async function openWide(
  trx: Transaction,
  collectionId: number,
  what: { readonly works: boolean; readonly names: boolean },
): Promise<void> {
  await trx
    .updateTable('collections')
    .set({ ...(what.works ? { unrevealed: 0 } : {}), ...(what.names ? { anonymous: 0 } : {}) })
    .where('id', '=', collectionId)
    .execute()
}

/** @returns whether the collection asks people to make something */
export async function hasChallenge(db: Db, collectionId: number): Promise<boolean> {
  const row = await db
    .selectFrom('challenges')
    .select('kind')
    .where('collection_id', '=', collectionId)
    .executeTakeFirst()
  return row !== undefined
}

/** Deletes a collection with everything in it but the works themselves.
 * @returns the works that had to do with it */
export async function deleteCollection(trx: Transaction, collectionId: number): Promise<readonly number[]> {
  const works = await trx
    .selectFrom('collection_items')
    .select('work_id')
    .where('collection_id', '=', collectionId)
    .orderBy('work_id')
    .execute()
  await trx.deleteFrom('collections').where('id', '=', collectionId).execute()
  return works.map(({ work_id }) => work_id)
}
