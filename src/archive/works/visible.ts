import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Viewer } from '../../platform/web/viewer.ts'
import type { Tables } from '../../schema/index.ts'

/**
 * Which works a viewer may see. This is the one place that says so: every listing, page, feed and download filters by
 * it, on the table `works` (its creators find drafts and binned works through {@link ownedBy}).
 */
export function visibleTo(viewer: Viewer) {
  return (where: ExpressionBuilder<Tables, 'works'>): Expression<SqlBool> =>
    where.and([
      where('works.posted_at', 'is not', null),
      where('works.deleted_at', 'is', null),
      ...(viewer.kind === 'guest' ? [where('works.restricted', '=', 0)] : []),
    ])
}

/** The works that this user is a creator of, whatever state they are in. */
export function ownedBy(userId: number) {
  return (where: ExpressionBuilder<Tables, 'works'>): Expression<SqlBool> =>
    where.exists(
      where
        .selectFrom('creatorships')
        .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
        .select('creatorships.work_id')
        .whereRef('creatorships.work_id', '=', 'works.id')
        .where('pseuds.user_id', '=', userId),
    )
}
