import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { ownedBy, visibleTo } from '../../works/index.ts'
import type { RelationKind } from '../rules.ts'

/** What a work was made from, or what was made from it. */
export interface Relation {
  readonly id: number
  readonly kind: RelationKind
  /** the other work; null for one elsewhere */
  readonly workId: number | null
  readonly url: string
  readonly title: string
  /** of a work elsewhere, as typed; empty otherwise */
  readonly author: string
  readonly state: 'asked' | 'approved' | 'refused'
}

/** @returns what a work was made from, as far as this viewer may see it */
export async function parentsOf(db: Db, workId: number, viewer: Viewer): Promise<readonly Relation[]> {
  const rows = await db
    .selectFrom('related_works')
    .leftJoin('works', 'works.id', 'related_works.parent_id')
    .select([
      'related_works.id',
      'kind',
      'parent_id',
      'url',
      'related_works.title',
      'works.title as here',
      'author',
      'state',
    ])
    .where('related_works.work_id', '=', workId)
    .where((or) => or.or([or('parent_id', 'is', null), visibleTo(viewer)]))
    .orderBy('related_works.id')
    .execute()
  return rows.map(({ parent_id, here, title, ...row }) => ({ ...row, workId: parent_id, title: here ?? title }))
}

/** @returns what was made from a work, with the approval of its creators, as far as this viewer may see it */
export async function childrenOf(db: Db, workId: number, viewer: Viewer): Promise<readonly Relation[]> {
  const rows = await db
    .selectFrom('related_works')
    .innerJoin('works', 'works.id', 'related_works.work_id')
    .select(['related_works.id', 'kind', 'works.id as workId', 'works.title', 'state'])
    .where('related_works.parent_id', '=', workId)
    .where('state', '=', 'approved')
    .where(visibleTo(viewer))
    .orderBy('related_works.id')
    .execute()
  return rows.map((row) => ({ ...row, url: '', author: '' }))
}

/** @returns what was made from works of a member and waits for their word, or has had it */
export async function claimsOn(
  db: Db,
  userId: number,
  viewer: Viewer,
  most: number,
): Promise<readonly (Relation & { readonly parentTitle: string })[]> {
  const rows = await db
    .selectFrom('related_works')
    .innerJoin('works', 'works.id', 'related_works.work_id')
    .innerJoin('works as parents', 'parents.id', 'related_works.parent_id')
    .select(['related_works.id', 'kind', 'works.id as workId', 'works.title', 'state', 'parents.title as parentTitle'])
    .where('related_works.parent_id', 'in', (own) =>
      own
        .selectFrom('creatorships')
        .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
        .select('creatorships.work_id')
        .where('pseuds.user_id', '=', userId),
    )
    .where(visibleTo(viewer))
    .orderBy('related_works.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, url: '', author: '' }))
}

/** What is said of the work that another was made from. */
export interface NewRelation {
  readonly kind: RelationKind
  readonly parentId: number | null
  readonly url: string
  readonly title: string
  readonly author: string
  readonly state: Relation['state']
}

/** @returns false when it was said before */
export async function relate(trx: Transaction, workId: number, said: NewRelation, now: Date): Promise<boolean> {
  const { parentId, ...rest } = said
  const row = await trx
    .insertInto('related_works')
    .values({ work_id: workId, parent_id: parentId, ...rest, related_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function unrelate(trx: Transaction, workId: number, id: number): Promise<void> {
  await trx.deleteFrom('related_works').where('id', '=', id).where('work_id', '=', workId).execute()
}

/** A creator of what it was made from says whether it is named there.
 * @returns whether it was theirs to say */
export async function answerClaim(
  trx: Transaction,
  userId: number,
  id: number,
  state: 'approved' | 'refused',
): Promise<boolean> {
  const row = await trx
    .selectFrom('related_works')
    .innerJoin('works', 'works.id', 'related_works.parent_id')
    .select('related_works.id')
    .where('related_works.id', '=', id)
    .where(ownedBy(userId))
    .executeTakeFirst()
  if (row) await trx.updateTable('related_works').set({ state }).where('id', '=', id).execute()
  return row !== undefined
}
