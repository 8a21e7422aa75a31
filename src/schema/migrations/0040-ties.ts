import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What ties works and people to each other with the consent of both. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('cocreator_invitations')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.references('works.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.references('chapters.id').onDelete('cascade'))
    .addColumn('series_id', 'integer', (c) => c.references('series.id').onDelete('cascade'))
    .addColumn('pseud_id', 'integer', (c) => c.notNull().references('pseuds.id').onDelete('cascade'))
    .addColumn('invited_by', 'integer', (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('invited_at', text, (c) => c.notNull())
    .addUniqueConstraint('cocreator_invitations_work', ['work_id', 'pseud_id'])
    .addUniqueConstraint('cocreator_invitations_chapter', ['chapter_id', 'pseud_id'])
    .addUniqueConstraint('cocreator_invitations_series', ['series_id', 'pseud_id'])
    .execute()
  await db.schema.createIndex('cocreator_invitations_pseud').on('cocreator_invitations').column('pseud_id').execute()
  await db.schema
    .createTable('chapter_creators')
    .addColumn('chapter_id', 'integer', (c) => c.notNull().references('chapters.id').onDelete('cascade'))
    .addColumn('pseud_id', 'integer', (c) => c.notNull().references('pseuds.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('chapter_creators_key', ['chapter_id', 'pseud_id'])
    .execute()
  await db.schema.createIndex('chapter_creators_pseud').on('chapter_creators').column('pseud_id').execute()
  await db.schema
    .createTable('gifts')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('given_at', text, (c) => c.notNull())
    .addUniqueConstraint('gifts_recipient', ['work_id', 'user_id'])
    .execute()
  await db.schema.createIndex('gifts_user').on('gifts').columns(['user_id', 'id']).execute()
  await db.schema
    .createTable('related_works')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('parent_id', 'integer', (c) => c.references('works.id').onDelete('cascade'))
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('author', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('related_at', text, (c) => c.notNull())
    .addUniqueConstraint('related_works_parent', ['work_id', 'parent_id'])
    .execute()
  await db.schema.createIndex('related_works_parent_id').on('related_works').column('parent_id').execute()
  await db.schema
    .createTable('tie_choices')
    .addColumn('user_id', 'integer', (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('cocreation', text, (c) => c.notNull())
    .addColumn('gifts', text, (c) => c.notNull())
    .execute()
}
