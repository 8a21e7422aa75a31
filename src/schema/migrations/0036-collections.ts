import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Collections, who belongs to them, what is in them; and following one. */
export async function up(db: Kysely<never>): Promise<void> {
  await createCollections(db)
  await createPeople(db)
  await createItems(db)
  await db.schema
    .alterTable('subscriptions')
    .addColumn('collection_id', 'integer', (c) => c.references('collections.id').onDelete('cascade'))
    .execute()
  await db.schema
    .createIndex('subscriptions_collection')
    .unique()
    .on('subscriptions')
    .columns(['collection_id', 'user_id'])
    .execute()
}

async function createCollections(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  const flags = ['moderated', 'closed', 'unrevealed', 'anonymous']
  await flags
    .reduce(
      (table, flag) => table.addColumn(flag, 'integer', (c) => c.notNull()),
      db.schema
        .createTable('collections')
        .addColumn('id', id, key)
        .addColumn('name', text, (c) => c.notNull())
        .addColumn('name_key', text, (c) => c.notNull().unique())
        .addColumn('title', text, (c) => c.notNull())
        .addColumn('title_sort', text, (c) => c.notNull())
        .addColumn('summary', text, (c) => c.notNull())
        .addColumn('intro', text, (c) => c.notNull())
        .addColumn('rules', text, (c) => c.notNull())
        .addColumn('parent_id', 'integer', (c) => c.references('collections.id').onDelete('set null'))
        .addColumn('created_at', text, (c) => c.notNull()),
    )
    .execute()
  await db.schema.createIndex('collections_title').on('collections').columns(['title_sort', 'id']).execute()
  await db.schema.createIndex('collections_parent').on('collections').column('parent_id').execute()
}

async function createPeople(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('collection_people')
    .addColumn('collection_id', 'integer', (c) => c.notNull().references('collections.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('accepted_at', text)
    .addPrimaryKeyConstraint('collection_people_key', ['collection_id', 'user_id'])
    .execute()
  await db.schema.createIndex('collection_people_user').on('collection_people').column('user_id').execute()
}

async function createItems(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('collection_items')
    .addColumn('id', id, key)
    .addColumn('collection_id', 'integer', (c) => c.notNull().references('collections.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('creator_says', text, (c) => c.notNull())
    .addColumn('collection_says', text, (c) => c.notNull())
    .addColumn('agreed_at', text)
    .addColumn('unrevealed', 'integer', (c) => c.notNull())
    .addColumn('anonymous', 'integer', (c) => c.notNull())
    .addColumn('added_at', text, (c) => c.notNull())
    .addUniqueConstraint('collection_items_once', ['work_id', 'collection_id'])
    .execute()
  await db.schema
    .createIndex('collection_items_collection')
    .on('collection_items')
    .columns(['collection_id', 'agreed_at'])
    .execute()
}
