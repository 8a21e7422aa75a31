import { sql } from 'kysely'
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

/** @returns how many bytes the database takes up, its indexes among them */
export async function databaseBytes(db: Db): Promise<number> {
  const query = isPostgres(db)
    ? sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`
    : sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
  const { rows } = await query.execute(db)
  return rows[0]?.bytes ?? 0
}
