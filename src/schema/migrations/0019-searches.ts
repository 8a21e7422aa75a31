import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What members hide from their lists, and the searches they have named. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('my_filters')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('line', text, (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('my_filters_line', ['user_id', 'line'])
    .execute()
  await db.schema
    .createTable('saved_searches')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('name_key', text, (c) => c.notNull())
    .addColumn('parameters', text, (c) => c.notNull())
    .addColumn('by_match', 'integer', (c) => c.notNull())
    .addColumn('usual_tag_id', 'integer', (c) => c.references('tags.id').onDelete('set null'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('saved_searches_name', ['user_id', 'name_key'])
    .addUniqueConstraint('saved_searches_usual', ['user_id', 'usual_tag_id'])
    .execute()
  // whoever takes a tag away asks who points to it
  await db.schema.createIndex('saved_searches_tag').on('saved_searches').column('usual_tag_id').execute()
}
