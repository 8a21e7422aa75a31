import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Where members are in what they read, what they opened and marked, and who was counted today. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .alterTable('preferences')
    .addColumn('keep_history', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .createTable('readings')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('first_at', text, (c) => c.notNull())
    .addColumn('last_at', text, (c) => c.notNull())
    .addColumn('visits', 'integer', (c) => c.notNull())
    .addColumn('chapters', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('readings_key', ['user_id', 'work_id'])
    .execute()
  await db.schema.createIndex('readings_last').on('readings').columns(['user_id', 'last_at', 'work_id']).execute()
  await db.schema.createIndex('readings_work').on('readings').column('work_id').execute()
  await createPlaces(db)
  await db.schema
    .createTable('for_later')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('since', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('for_later_key', ['user_id', 'work_id'])
    .execute()
  await db.schema.createIndex('for_later_work').on('for_later').column('work_id').execute()
  await db.schema
    .createTable('hits')
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('reader', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('hits_key', ['work_id', 'day', 'reader'])
    .execute()
  await db.schema.createIndex('hits_day').on('hits').column('day').execute()
}

async function createPlaces(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('places')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('device', text, (c) => c.notNull())
    .addColumn('device_name', text, (c) => c.notNull())
    .addColumn('chapter_id', 'integer', (c) => c.references('chapters.id').onDelete('set null'))
    .addColumn('chapter_number', 'integer', (c) => c.notNull())
    .addColumn('block', text, (c) => c.notNull())
    .addColumn('before', text, (c) => c.notNull().defaultTo(''))
    .addColumn('offset', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('through', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('noted_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('places_key', ['user_id', 'work_id', 'device'])
    .execute()
  await db.schema.createIndex('places_work').on('places').column('work_id').execute()
  await db.schema.createIndex('places_chapter').on('places').column('chapter_id').execute()
}
