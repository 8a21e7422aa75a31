import { isPostgres } from '../../platform/db/open.ts'
import type { Db } from '../../schema/index.ts'

/** The archive in figures. */
export interface Overview {
  readonly members: number
  /** posted and not in the bin */
  readonly works: number
  readonly drafts: number
  readonly database: 'PostgreSQL' | 'SQLite'
}

export async function overviewOf(db: Db): Promise<Overview> {
  const counts = await db
    .selectNoFrom((from) => [
      from
        .selectFrom('users')
        .select((all) => all.fn.countAll<number>().as('n'))
        .as('members'),
      from
        .selectFrom('works')
        .select((all) => all.fn.countAll<number>().as('n'))
        .where('posted_at', 'is not', null)
        .where('deleted_at', 'is', null)
        .as('works'),
      from
        .selectFrom('works')
        .select((all) => all.fn.countAll<number>().as('n'))
        .where('posted_at', 'is', null)
        .where('deleted_at', 'is', null)
        .as('drafts'),
    ])
    .executeTakeFirstOrThrow()
  return {
    members: counts.members ?? 0,
    works: counts.works ?? 0,
    drafts: counts.drafts ?? 0,
    database: isPostgres(db) ? 'PostgreSQL' : 'SQLite',
  }
}
