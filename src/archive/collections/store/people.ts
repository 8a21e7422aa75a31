import type { CollectionRole, Db, Transaction } from '../../../schema/index.ts'
import type { CollectionPerson } from '../kinds.ts'
import type { Standing } from '../rules.ts'

/** @returns what the person is to the collection, once they have said yes */
export async function standingIn(db: Db, collectionId: number, userId: number): Promise<Standing> {
  const row = await db
    .selectFrom('collection_people')
    .select('role')
    .where('collection_id', '=', collectionId)
    .where('user_id', '=', userId)
    .where('accepted_at', 'is not', null)
    .executeTakeFirst()
  return row?.role
}

/** @returns everybody who belongs to it or is asked to, by name */
export async function peopleOf(db: Db, collectionId: number): Promise<readonly CollectionPerson[]> {
  const rows = await db
    .selectFrom('collection_people')
    .innerJoin('users', 'users.id', 'collection_people.user_id')
    .select(['collection_people.user_id', 'users.login', 'collection_people.role', 'collection_people.accepted_at'])
    .where('collection_people.collection_id', '=', collectionId)
    .orderBy('users.login_key')
    .execute()
  return rows.map(({ user_id, login, role, accepted_at }) => ({
    userId: user_id,
    login,
    role,
    accepted: accepted_at !== null,
  }))
}

/** Asks somebody to belong to it, or gives who belongs another role; a new one says yes themself. */
export async function askPerson(
  trx: Transaction,
  collectionId: number,
  userId: number,
  role: CollectionRole,
): Promise<void> {
  await trx
    .insertInto('collection_people')
    .values({ collection_id: collectionId, user_id: userId, role, accepted_at: null })
    .onConflict((conflict) => conflict.columns(['collection_id', 'user_id']).doUpdateSet({ role }))
    .execute()
}

export async function acceptRole(trx: Transaction, collectionId: number, userId: number, now: Date): Promise<void> {
  await trx
    .updateTable('collection_people')
    .set({ accepted_at: now.toISOString() })
    .where('collection_id', '=', collectionId)
    .where('user_id', '=', userId)
    .where('accepted_at', 'is', null)
    .execute()
}

/** Lets somebody go; the last owner stays.
 * @returns false when they are the last owner */
export async function removePerson(trx: Transaction, collectionId: number, userId: number): Promise<boolean> {
  const people = await peopleOf(trx, collectionId)
  const owners = people.filter(({ role, accepted }) => role === 'owner' && accepted)
  if (owners.length === 1 && owners[0]?.userId === userId) return false
  await trx
    .deleteFrom('collection_people')
    .where('collection_id', '=', collectionId)
    .where('user_id', '=', userId)
    .execute()
  return true
}

/** A collection that asks a member to belong to it. */
export interface RoleAsked {
  readonly collectionId: number
  readonly name: string
  readonly title: string
  readonly role: CollectionRole
}

export async function rolesAskedOf(db: Db, userId: number): Promise<readonly RoleAsked[]> {
  const rows = await db
    .selectFrom('collection_people')
    .innerJoin('collections', 'collections.id', 'collection_people.collection_id')
    .select(['collections.id', 'collections.name', 'collections.title', 'collection_people.role'])
    .where('collection_people.user_id', '=', userId)
    .where('collection_people.accepted_at', 'is', null)
    .orderBy('collections.title_sort')
    .execute()
  return rows.map(({ id, name, title, role }) => ({ collectionId: id, name, title, role }))
}

/** @returns the number of the subscription by which the member follows the collection; undefined when they do not */
export async function followedAs(db: Db, userId: number, collectionId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('user_id', '=', userId)
    .where('collection_id', '=', collectionId)
    .executeTakeFirst()
  return row?.id
}
