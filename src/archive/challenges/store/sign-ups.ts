import { foldName } from '../../../platform/text/fold.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import type { Participant, Wish } from '../matching.ts'
import { namesIn, type WishTyped } from '../rules.ts'
import { wishColumns, wishIn } from './prompts.ts'

/** What somebody asks for and offers in an exchange. */
export interface SignUp {
  readonly userId: number
  readonly login: string
  readonly letter: string
  readonly avoids: string
  readonly requests: readonly WishTyped[]
  readonly offers: readonly WishTyped[]
}

/** @param userId only this one's; everybody's when absent
 * @returns in the order in which they came */
export async function signUpsOf(db: Db, collectionId: number, userId?: number): Promise<readonly SignUp[]> {
  const rows = await db
    .selectFrom('sign_ups')
    .innerJoin('users', 'users.id', 'sign_ups.user_id')
    .select(['sign_ups.id', 'sign_ups.user_id', 'sign_ups.letter', 'sign_ups.avoids', 'users.login'])
    .where('sign_ups.collection_id', '=', collectionId)
    .$if(userId !== undefined, (query) => query.where('sign_ups.user_id', '=', userId ?? 0))
    .orderBy('sign_ups.id')
    .execute()
  const wishes = await db
    .selectFrom('prompts')
    .selectAll()
    .where('collection_id', '=', collectionId)
    .where('sign_up_id', 'is not', null)
    .$if(userId !== undefined, (query) => query.where('user_id', '=', userId ?? 0))
    .orderBy('id')
    .execute()
  const bySignUp = Map.groupBy(wishes, ({ sign_up_id }) => sign_up_id)
  return rows.map(({ id, user_id, login, letter, avoids }) => {
    const of = (kind: 'request' | 'offer') =>
      (bySignUp.get(id) ?? []).filter((wish) => wish.kind === kind).map((wish) => wishIn(wish))
    return { userId: user_id, login, letter, avoids, requests: of('request'), offers: of('offer') }
  })
}

/** Signs somebody up, or changes what they signed up with. */
export async function saveSignUp(
  trx: Transaction,
  collectionId: number,
  signUp: Omit<SignUp, 'login'>,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const { id } = await trx
    .insertInto('sign_ups')
    .values({
      collection_id: collectionId,
      user_id: signUp.userId,
      letter: signUp.letter,
      avoids: signUp.avoids,
      created_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['collection_id', 'user_id']).doUpdateSet({ letter: signUp.letter, avoids: signUp.avoids }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.deleteFrom('prompts').where('sign_up_id', '=', id).execute()
  const rest = {
    collection_id: collectionId,
    sign_up_id: id,
    user_id: signUp.userId,
    anonymous: 0,
    created_at: at,
  } as const
  await trx
    .insertInto('prompts')
    .values([
      ...signUp.requests.map((wish) => ({ ...rest, kind: 'request' as const, ...wishColumns(wish) })),
      ...signUp.offers.map((wish) => ({ ...rest, kind: 'offer' as const, ...wishColumns(wish) })),
    ])
    .execute()
}

export async function withdrawSignUp(trx: Transaction, collectionId: number, userId: number): Promise<void> {
  await trx.deleteFrom('sign_ups').where('collection_id', '=', collectionId).where('user_id', '=', userId).execute()
}

/** @returns everybody as the matcher takes them: names folded, synonyms one with their canonical tags, blocks among those who avoid
 * each other */
export async function participantsOf(db: Db, signUps: readonly SignUp[]): Promise<readonly Participant[]> {
  const canonical = await canonicalKeys(db)
  const ids = new Map(signUps.map(({ login, userId }) => [login.toLowerCase(), userId]))
  const blocks = Map.groupBy(
    await db.selectFrom('blocks').select(['user_id', 'other_id']).execute(),
    (row) => row.user_id,
  )
  const keys = (typed: string) => new Set(namesIn(typed).map((name) => canonical.get(foldName(name)) ?? foldName(name)))
  const toWish = (wish: WishTyped): Wish => ({
    fandoms: keys(wish.fandoms),
    relationships: keys(wish.relationships),
    characters: keys(wish.characters),
    additional: keys(wish.additional),
    all: wish.allOf,
    unwanted: keys(wish.unwanted),
  })
  return signUps.map(({ userId, avoids, requests, offers }) => ({
    userId,
    requests: requests.map(toWish),
    offers: offers.map(toWish),
    avoids: new Set([
      ...namesIn(avoids).flatMap((login) => ids.get(login.toLowerCase()) ?? []),
      ...(blocks.get(userId) ?? []).map(({ other_id }) => other_id),
    ]),
  }))
}

async function canonicalKeys(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('tags as synonym')
    .innerJoin('tags as canonical', 'canonical.id', 'synonym.merger_id')
    .select(['synonym.name_key as from', 'canonical.name_key as to'])
    .execute()
  return new Map(rows.map(({ from, to }) => [from, to]))
}
