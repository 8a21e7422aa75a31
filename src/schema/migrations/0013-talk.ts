import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Kudos, comments, what they tell people, and who wants none of whom. */
export async function up(db: Kysely<never>): Promise<void> {
  await createDistances(db)
  await createKudos(db)
  await createComments(db)
  await createShelves(db)
  await createChoices(db)
}

async function createDistances(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  for (const table of ['blocks', 'mutes']) {
    await db.schema
      .createTable(table)
      .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('other_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('created_at', text, (c) => c.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, ['user_id', 'other_id'])
      .execute()
    await db.schema.createIndex(`${table}_other`).on(table).columns(['other_id', 'user_id']).execute()
  }
  await db.schema
    .createTable('mail_refusals')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kind', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('mail_refusals_key', ['user_id', 'kind'])
    .execute()
}

async function createKudos(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('kudos')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('guest_key', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('kudos_member', ['work_id', 'user_id'])
    .addUniqueConstraint('kudos_guest', ['work_id', 'guest_key'])
    .execute()
  await db.schema.createIndex('kudos_work').on('kudos').columns(['work_id', 'id']).execute()
  await db.schema.createIndex('kudos_user').on('kudos').column('user_id').execute()
  await db.schema
    .createIndex('kudos_guests')
    .on('kudos')
    .column('created_at')
    .where('guest_key' as never, 'is not', null)
    .execute()
  await db.schema
    .createTable('kudos_salts')
    .addColumn('day', text, (c) => c.primaryKey())
    .addColumn('salt', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('kudos_news')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kudos_id', 'integer', (c) => c.notNull().references('kudos.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('kudos_news_key', ['user_id', 'kudos_id'])
    .execute()
  await db.schema.createIndex('kudos_news_kudos').on('kudos_news').column('kudos_id').execute()
}

async function createComments(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('comments')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.references('chapters.id').onDelete('set null'))
    .addColumn('parent_id', 'integer', (c) => c.references('comments.id').onDelete('cascade'))
    .addColumn('thread_id', 'integer', (c) => c.references('comments.id').onDelete('cascade'))
    .addColumn('path', text, (c) => c.notNull())
    .addColumn('number', 'integer')
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('pseud_id', 'integer', (c) => c.references('pseuds.id').onDelete('set null'))
    .addColumn('guest_name', text)
    .addColumn('guest_email', text)
    .addColumn('html', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('frozen', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('once_key', text, (c) => c.unique())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('edited_at', text)
    .execute()
  for (const [name, columns] of [
    ['comments_thread', ['thread_id', 'path']],
    ['comments_work', ['work_id', 'number']],
    ['comments_chapter', ['chapter_id', 'number']],
    ['comments_parent', ['parent_id']],
    ['comments_user', ['user_id', 'id']],
    ['comments_pseud', ['pseud_id']],
  ] as const)
    await db.schema
      .createIndex(name)
      .on('comments')
      .columns([...columns])
      .execute()
  await db.schema
    .createIndex('comments_waiting')
    .on('comments')
    .columns(['work_id', 'id'])
    .where('state' as never, '=', 'waiting')
    .execute()
  await createInbox(db)
}

async function createInbox(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('comment_id', 'integer', (c) => c.notNull().references('comments.id').onDelete('cascade'))
    .addColumn('is_read', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('replied', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('inbox_key', ['user_id', 'comment_id'])
    .execute()
  await db.schema.createIndex('inbox_comment').on('inbox').column('comment_id').execute()
}

/** How many threads stand between two numbers: a page is found by adding up shelves instead of walking past threads. */
async function createShelves(db: Kysely<never>): Promise<void> {
  for (const [table, owner] of [
    ['comment_shelves', 'work'],
    ['chapter_comment_shelves', 'chapter'],
  ] as const)
    await db.schema
      .createTable(table)
      .addColumn(`${owner}_id`, 'integer', (c) => c.notNull().references(`${owner}s.id`).onDelete('cascade'))
      .addColumn('shelf', 'integer', (c) => c.notNull())
      .addColumn('threads', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, [`${owner}_id`, 'shelf'])
      .execute()
}

async function createChoices(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  for (const [table, owner] of [
    ['comment_choices', 'work'],
    ['comment_defaults', 'user'],
  ] as const)
    await db.schema
      .createTable(table)
      .addColumn(`${owner}_id`, 'integer', (c) => c.primaryKey().references(`${owner}s.id`).onDelete('cascade'))
      .addColumn('allowed', text, (c) => c.notNull())
      .addColumn('moderated', text, (c) => c.notNull())
      .execute()
}
