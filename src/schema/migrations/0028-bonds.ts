import type { CreateTableBuilder, Kysely } from 'kysely'
import { type ColumnTypes, columnTypes } from '../columns.ts'

/** Reading together: bonds, what passes in them, and what waits. */
export async function up(db: Kysely<never>): Promise<void> {
  const types = columnTypes(db)
  await createBonds(db, types)
  await createPlaces(db, types)
  await createKeys(db, types)
  await createLetters(db, types)
}

async function createBonds(db: Kysely<never>, { id, key, text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('bonds')
    .addColumn('id', id, key)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('leader_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .execute()
  await db.schema.createIndex('bonds_leader').on('bonds').column('leader_id').execute()
  await db.schema
    .createTable('bond_members')
    .addColumn('bond_id', 'integer', (c) => c.notNull().references('bonds.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('gives', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('takes', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('walks', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('joined_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('bond_members_key', ['bond_id', 'user_id'])
    .execute()
  await db.schema.createIndex('bond_members_user').on('bond_members').column('user_id').execute()
  await db.schema
    .createTable('bond_offers')
    .addColumn('id', id, key)
    .addColumn('bond_id', 'integer', (c) => c.references('bonds.id').onDelete('cascade'))
    .addColumn('from_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('to_id', 'integer', (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('secret_id', text, (c) => c.unique())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  for (const column of ['bond_id', 'from_id', 'to_id'])
    await db.schema.createIndex(`bond_offers_${column}`).on('bond_offers').column(column).execute()
  await db.schema
    .createTable('bond_choices')
    .addColumn('user_id', 'integer', (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('paused', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('single_keys', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .createTable('bond_readers')
    .addColumn('user_id', 'integer', (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('seen_at', text, (c) => c.notNull().defaultTo(''))
    .execute()
}

async function createPlaces(db: Kysely<never>, { text }: ColumnTypes): Promise<void> {
  const places = <Name extends string>(table: CreateTableBuilder<Name>) =>
    table
      .addColumn('bond_id', 'integer', (c) => c.notNull().references('bonds.id').onDelete('cascade'))
      .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
      .addColumn('chapter_id', 'integer', (c) => c.notNull().references('chapters.id').onDelete('cascade'))
      .addColumn('block', text, (c) => c.notNull())
      .addColumn('noted_at', text, (c) => c.notNull())
  await places(db.schema.createTable('bond_places'))
    .addPrimaryKeyConstraint('bond_places_key', ['bond_id', 'user_id', 'work_id'])
    .execute()
  await places(db.schema.createTable('bond_views'))
    .addColumn('viewer_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('bond_views_key', ['bond_id', 'viewer_id', 'user_id', 'work_id'])
    .execute()
  for (const table of ['bond_places', 'bond_views'])
    for (const column of ['user_id', 'work_id', 'chapter_id'])
      await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute()
  await db.schema.createIndex('bond_views_viewer_id').on('bond_views').column('viewer_id').execute()
  await db.schema
    .createTable('bond_shelf')
    .addColumn('bond_id', 'integer', (c) => c.notNull().references('bonds.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('added_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('bond_shelf_key', ['bond_id', 'work_id'])
    .execute()
  await db.schema.createIndex('bond_shelf_work').on('bond_shelf').column('work_id').execute()
}

async function createKeys(db: Kysely<never>, { id, key, text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('bond_devices')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('public_key', text, (c) => c.notNull())
    .addColumn('wrapped', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('bond_devices_public', ['user_id', 'public_key'])
    .execute()
  await db.schema
    .createTable('bond_locks')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('salt', text, (c) => c.notNull())
    .addColumn('iterations', 'integer', (c) => c.notNull())
    .addColumn('wrapped', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('bond_locks_key', ['user_id', 'kind'])
    .execute()
}

async function createLetters(db: Kysely<never>, { id, key, text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('bond_letters')
    .addColumn('id', id, key)
    .addColumn('bond_id', 'integer', (c) => c.notNull().references('bonds.id').onDelete('cascade'))
    .addColumn('from_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('nonce', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('commitment', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('bond_letters_nonce', ['from_id', 'nonce'])
    .execute()
  await db.schema.createIndex('bond_letters_bond').on('bond_letters').columns(['bond_id', 'from_id']).execute()
  await db.schema
    .createTable('bond_seals')
    .addColumn('letter_id', 'integer', (c) => c.notNull().references('bond_letters.id').onDelete('cascade'))
    .addColumn('device_id', 'integer', (c) => c.notNull().references('bond_devices.id').onDelete('cascade'))
    .addColumn('sealed', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('bond_seals_key', ['letter_id', 'device_id'])
    .execute()
  await db.schema.createIndex('bond_seals_device').on('bond_seals').column('device_id').execute()
  await db.schema
    .createTable('bond_mail')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('letter_id', 'integer', (c) => c.notNull()) // stays when the letter goes: others must hear of it
    .addColumn('bond_id', 'integer', (c) => c.notNull().references('bonds.id').onDelete('cascade'))
    .addColumn('seq', 'integer')
    .addColumn('gone', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('bond_mail_key', ['user_id', 'letter_id'])
    .execute()
  await db.schema.createIndex('bond_mail_seq').on('bond_mail').columns(['user_id', 'seq']).execute()
  await db.schema.createIndex('bond_mail_bond').on('bond_mail').column('bond_id').execute()
}
