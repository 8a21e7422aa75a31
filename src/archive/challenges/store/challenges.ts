import type { ChallengeKind, Db, Transaction } from '../../../schema/index.ts'

/** What a collection asks people to make. */
export interface Challenge {
  readonly collectionId: number
  readonly kind: ChallengeKind
  readonly open: boolean
  /** YYYY-MM-DD; empty for none */
  readonly dueOn: string
  readonly requests: number
  readonly offers: number
  readonly mostTags: number
  readonly sent: boolean
}

export async function challengeOf(db: Db, collectionId: number): Promise<Challenge | undefined> {
  const row = await db.selectFrom('challenges').selectAll().where('collection_id', '=', collectionId).executeTakeFirst()
  return (
    row && {
      collectionId,
      kind: row.kind,
      open: row.open === 1,
      dueOn: row.due_on,
      requests: row.requests,
      offers: row.offers,
      mostTags: row.most_tags,
      sent: row.sent_at !== null,
    }
  )
}

/** Saves what the organiser says; the kind is said once. */
export async function saveChallenge(trx: Transaction, challenge: Omit<Challenge, 'sent'>): Promise<void> {
  const said = {
    open: challenge.open ? 1 : 0,
    due_on: challenge.dueOn,
    requests: challenge.requests,
    offers: challenge.offers,
    most_tags: challenge.mostTags,
  } as const
  await trx
    .insertInto('challenges')
    .values({ collection_id: challenge.collectionId, kind: challenge.kind, sent_at: null, ...said })
    .onConflict((conflict) => conflict.column('collection_id').doUpdateSet(said))
    .execute()
}
