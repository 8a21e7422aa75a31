import type { Kysely } from 'kysely'

/** Works whose creators are not named, and works that are not shown yet. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const column of ['anonymous', 'unrevealed'])
    await db.schema
      .alterTable('works')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
}
