import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** How works fare from day to day, for those who wrote them. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  let days = db.schema
    .createTable('work_days')
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('day', text, (c) => c.notNull())
  for (const what of ['hits', 'kudos', 'comments', 'bookmarks', 'downloads'])
    days = days.addColumn(what, 'integer', (c) => c.notNull().defaultTo(0))
  await days.addPrimaryKeyConstraint('work_days_key', ['work_id', 'day']).execute()
  await db.schema
    .createTable('chapter_days')
    .addColumn('chapter_id', 'integer', (c) => c.notNull().references('chapters.id').onDelete('cascade'))
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('hits', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('chapter_days_key', ['chapter_id', 'day'])
    .execute()
  await db.schema
    .createTable('chapter_hits')
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('chapter_id', 'integer', (c) => c.notNull().references('chapters.id').onDelete('cascade'))
    .addColumn('reader', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('chapter_hits_key', ['day', 'chapter_id', 'reader'])
    .execute()
  await db.schema.createIndex('chapter_hits_chapter').on('chapter_hits').column('chapter_id').execute()
  await db.schema
    .createTable('work_sites')
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('site', text, (c) => c.notNull())
    .addColumn('hits', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('work_sites_key', ['work_id', 'site'])
    .execute()
  await db.schema
    .createTable('statistics_off')
    .addColumn('user_id', 'integer', (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .execute()
}
