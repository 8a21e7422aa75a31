import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What the archive shows to whom, who may register, and what is kept back for somebody to look at. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema.alterTable('users').addColumn('adult_confirmed_at', text).execute()
  await db.schema
    .createTable('standing_rules')
    .addColumn('id', id, key)
    .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id').onDelete('cascade'))
    .addColumn('region', text, (c) => c.notNull())
    .addColumn('verdict', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('made_at', text, (c) => c.notNull())
    .addColumn('made_by', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('ended_at', text)
    .execute()
  for (const column of ['tag_id', 'made_by'])
    await db.schema.createIndex(`standing_rules_${column}`).on('standing_rules').column(column).execute()
  await createDoor(db)
  await createSpam(db)
}

/** Addresses of mail and of networks are kept as hashes, and for a time only. */
async function createDoor(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('door_bans')
    .addColumn('id', id, key)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('made_at', text, (c) => c.notNull())
    .addColumn('until', text, (c) => c.notNull())
    .addUniqueConstraint('door_bans_key', ['kind', 'key'])
    .execute()
  await db.schema
    .createTable('waiting_list')
    .addColumn('id', id, key)
    .addColumn('email', text, (c) => c.notNull())
    .addColumn('email_key', text, (c) => c.notNull().unique())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('robot_choices')
    .addColumn('work_id', 'integer', (c) => c.primaryKey().references('works.id').onDelete('cascade'))
    .addColumn('engines', 'integer', (c) => c.notNull())
    .addColumn('training', 'integer', (c) => c.notNull())
    .execute()
}

async function createSpam(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('held_comments')
    .addColumn('comment_id', 'integer', (c) => c.primaryKey().references('comments.id').onDelete('cascade'))
    .addColumn('score', 'integer', (c) => c.notNull())
    .addColumn('reasons', text, (c) => c.notNull())
    .addColumn('held_at', text, (c) => c.notNull())
    .addColumn('verdict', text)
    .execute()
  await db.schema
    .createIndex('held_comments_open')
    .on('held_comments')
    .column('held_at')
    .where('verdict' as never, 'is', null)
    .execute()
  await db.schema
    .createTable('said_before')
    .addColumn('comment_id', 'integer', (c) => c.primaryKey().references('comments.id').onDelete('cascade'))
    .addColumn('sketch', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('said_before_sketch').on('said_before').columns(['sketch', 'created_at']).execute()
  await db.schema.createIndex('said_before_at').on('said_before').column('created_at').execute()
  await db.schema
    .createTable('spam_words')
    .addColumn('word', text, (c) => c.primaryKey())
    .addColumn('spam', 'integer', (c) => c.notNull())
    .addColumn('fair', 'integer', (c) => c.notNull())
    .execute()
}
