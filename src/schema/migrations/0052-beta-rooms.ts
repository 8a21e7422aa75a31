import type { Kysely } from 'kysely'
import { type ColumnTypes, columnTypes } from '../columns.ts'

/** Beta rooms: who reads a text before others do, what they note in its margin, and what became of that. */
export async function up(db: Kysely<never>): Promise<void> {
  const types = columnTypes(db)
  await createRooms(db, types)
  await createRounds(db, types)
  await createNotes(db, types)
  await createThanks(db, types)
}

async function createRooms(db: Kysely<never>, { id, key, text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('beta_rooms')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().unique().references('works.id').onDelete('cascade'))
    .addColumn('keeps', 'integer', (c) => c.notNull())
    .addColumn('opened_at', text, (c) => c.notNull())
    .addColumn('ended_at', text)
    .execute()
  await db.schema
    .createTable('beta_members')
    .addColumn('room_id', 'integer', (c) => c.notNull().references('beta_rooms.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('joined_at', text, (c) => c.notNull())
    .addColumn('left_at', text)
    .addPrimaryKeyConstraint('beta_members_key', ['room_id', 'user_id'])
    .execute()
  await db.schema.createIndex('beta_members_user').on('beta_members').column('user_id').execute()
  await db.schema
    .createTable('beta_invitations')
    .addColumn('id', id, key)
    .addColumn('room_id', 'integer', (c) => c.notNull().references('beta_rooms.id').onDelete('cascade'))
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('by_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('to_id', 'integer', (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('secret_id', text, (c) => c.unique())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  for (const column of ['room_id', 'by_id', 'to_id'])
    await db.schema.createIndex(`beta_invitations_${column}`).on('beta_invitations').column(column).execute()
}

async function createRounds(db: Kysely<never>, { id, key, text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('beta_rounds')
    .addColumn('id', id, key)
    .addColumn('room_id', 'integer', (c) => c.notNull().references('beta_rooms.id').onDelete('cascade'))
    .addColumn('words', text, (c) => c.notNull())
    .addColumn('asked_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('beta_rounds_room').on('beta_rounds').column('room_id').execute()
  await db.schema
    .createTable('beta_round_chapters')
    .addColumn('round_id', 'integer', (c) => c.notNull().references('beta_rounds.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.notNull().references('chapters.id').onDelete('cascade'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('beta_round_chapters_key', ['round_id', 'chapter_id'])
    .execute()
  await db.schema.createIndex('beta_round_chapters_chapter').on('beta_round_chapters').column('chapter_id').execute()
  await db.schema
    .createTable('beta_progress')
    .addColumn('round_id', 'integer', (c) => c.notNull().references('beta_rounds.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.references('chapters.id').onDelete('set null'))
    .addColumn('block', text, (c) => c.notNull())
    .addColumn('noted_at', text, (c) => c.notNull())
    .addColumn('done_at', text)
    .addPrimaryKeyConstraint('beta_progress_key', ['round_id', 'user_id'])
    .execute()
  for (const column of ['user_id', 'chapter_id'])
    await db.schema.createIndex(`beta_progress_${column}`).on('beta_progress').column(column).execute()
}

async function createNotes(db: Kysely<never>, { id, key, text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('beta_notes')
    .addColumn('id', id, key)
    .addColumn('room_id', 'integer', (c) => c.notNull().references('beta_rooms.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.references('chapters.id').onDelete('set null'))
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('block', text, (c) => c.notNull())
    .addColumn('paragraph', text, (c) => c.notNull())
    .addColumn('begins', 'integer', (c) => c.notNull())
    .addColumn('ends', 'integer', (c) => c.notNull())
    .addColumn('words', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('resolved_at', text)
    .execute()
  for (const column of ['room_id', 'chapter_id', 'user_id'])
    await db.schema.createIndex(`beta_notes_${column}`).on('beta_notes').column(column).execute()
  await db.schema
    .createTable('beta_edits')
    .addColumn('note_id', 'integer', (c) => c.notNull().references('beta_notes.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('begins', 'integer', (c) => c.notNull())
    .addColumn('ends', 'integer', (c) => c.notNull())
    .addColumn('added', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('beta_edits_key', ['note_id', 'number'])
    .execute()
  await db.schema
    .createTable('beta_replies')
    .addColumn('id', id, key)
    .addColumn('note_id', 'integer', (c) => c.notNull().references('beta_notes.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('words', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  for (const column of ['note_id', 'user_id'])
    await db.schema.createIndex(`beta_replies_${column}`).on('beta_replies').column(column).execute()
}

async function createThanks(db: Kysely<never>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('beta_thanks')
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('pseud_id', 'integer', (c) => c.references('pseuds.id').onDelete('cascade'))
    .addColumn('offered_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('beta_thanks_key', ['work_id', 'user_id'])
    .execute()
  for (const column of ['user_id', 'pseud_id'])
    await db.schema.createIndex(`beta_thanks_${column}`).on('beta_thanks').column(column).execute()
}
