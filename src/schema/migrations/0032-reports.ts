import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What people report, what is done about it, and what those concerned say to that. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema.alterTable('users').addColumn('banned_at', text).execute()
  await db.schema
    .alterTable('users')
    .addColumn('standing_reason', text, (c) => c.notNull().defaultTo(''))
    .execute()
  await createCases(db)
  await createReports(db)
  await createMeasures(db)
}

async function createCases(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('cases')
    .addColumn('id', id, key)
    .addColumn('about', text, (c) => c.notNull())
    .addColumn('target_id', 'integer')
    .addColumn('target_key', text, (c) => c.notNull())
    .addColumn('address', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('excerpt', text, (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('claimed_by', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('closed_at', text)
    .addColumn('closed_by', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('answer', text, (c) => c.notNull().defaultTo(''))
    .addColumn('merged_into', 'integer', (c) => c.references('cases.id').onDelete('set null'))
    .execute()
  // who reports what is reported already joins the case that is open
  await db.schema
    .createIndex('cases_open')
    .on('cases')
    .column('target_key')
    .unique()
    .where('closed_at' as never, 'is', null)
    .execute()
  for (const column of ['user_id', 'claimed_by', 'closed_by', 'merged_into'])
    await db.schema.createIndex(`cases_${column}`).on('cases').column(column).execute()
  await db.schema.createIndex('cases_closed').on('cases').columns(['closed_at', 'id']).execute()
}

async function createReports(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('reports')
    .addColumn('id', id, key)
    .addColumn('case_id', 'integer', (c) => c.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('category', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('email', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('reports_case').on('reports').columns(['case_id', 'id']).execute()
  await db.schema.createIndex('reports_user').on('reports').columns(['user_id', 'id']).execute()
  await db.schema
    .createTable('case_notes')
    .addColumn('id', id, key)
    .addColumn('case_id', 'integer', (c) => c.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('by_login', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('case_notes_case').on('case_notes').columns(['case_id', 'id']).execute()
  await db.schema
    .createTable('stock_answers')
    .addColumn('id', id, key)
    .addColumn('name', text, (c) => c.notNull().unique())
    .addColumn('text', text, (c) => c.notNull())
    .execute()
}

async function createMeasures(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('measures')
    .addColumn('id', id, key)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('about', text, (c) => c.notNull())
    .addColumn('target_id', 'integer', (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('case_id', 'integer', (c) => c.references('cases.id').onDelete('set null'))
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('shown_as', text, (c) => c.notNull())
    .addColumn('until', text)
    .addColumn('before', text, (c) => c.notNull())
    .addColumn('made_at', text, (c) => c.notNull())
    .addColumn('made_by', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('lifted_at', text)
    .execute()
  await db.schema.createIndex('measures_target').on('measures').columns(['about', 'target_id']).execute()
  await db.schema.createIndex('measures_case').on('measures').column('case_id').execute()
  await db.schema.createIndex('measures_made_by').on('measures').column('made_by').execute()
  await db.schema
    .createTable('measure_people')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('measure_id', 'integer', (c) => c.notNull().references('measures.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('measure_people_key', ['user_id', 'measure_id'])
    .execute()
  await db.schema.createIndex('measure_people_measure').on('measure_people').column('measure_id').execute()
  await db.schema
    .createTable('appeals')
    .addColumn('measure_id', 'integer', (c) => c.primaryKey().references('measures.id').onDelete('cascade'))
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('decided_at', text)
    .addColumn('granted', 'integer')
    .addColumn('answer', text, (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .createIndex('appeals_open')
    .on('appeals')
    .column('created_at')
    .where('decided_at' as never, 'is', null)
    .execute()
}
