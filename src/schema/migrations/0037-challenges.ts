import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Prompt memes and gift exchanges. */
export async function up(db: Kysely<never>): Promise<void> {
  await createChallenges(db)
  await createPrompts(db)
  await createClaims(db)
}

async function createChallenges(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('challenges')
    .addColumn('collection_id', 'integer', (c) => c.primaryKey().references('collections.id').onDelete('cascade'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('open', 'integer', (c) => c.notNull())
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('requests', 'integer', (c) => c.notNull())
    .addColumn('offers', 'integer', (c) => c.notNull())
    .addColumn('most_tags', 'integer', (c) => c.notNull())
    .addColumn('sent_at', text)
    .execute()
  await db.schema
    .createTable('sign_ups')
    .addColumn('id', id, key)
    .addColumn('collection_id', 'integer', (c) =>
      c.notNull().references('challenges.collection_id').onDelete('cascade'),
    )
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('letter', text, (c) => c.notNull())
    .addColumn('avoids', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('sign_ups_once', ['collection_id', 'user_id'])
    .execute()
  await db.schema.createIndex('sign_ups_user').on('sign_ups').column('user_id').execute()
}

async function createPrompts(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  const lists = ['fandoms', 'relationships', 'characters', 'additional', 'unwanted', 'note']
  await lists
    .reduce(
      (table, list) => table.addColumn(list, text, (c) => c.notNull()),
      db.schema
        .createTable('prompts')
        .addColumn('id', id, key)
        .addColumn('collection_id', 'integer', (c) =>
          c.notNull().references('challenges.collection_id').onDelete('cascade'),
        )
        .addColumn('sign_up_id', 'integer', (c) => c.references('sign_ups.id').onDelete('cascade'))
        .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
        .addColumn('kind', text, (c) => c.notNull())
        .addColumn('all_of', 'integer', (c) => c.notNull())
        .addColumn('anonymous', 'integer', (c) => c.notNull())
        .addColumn('created_at', text, (c) => c.notNull()),
    )
    .execute()
  await db.schema.createIndex('prompts_collection').on('prompts').columns(['collection_id', 'kind', 'id']).execute()
  await db.schema.createIndex('prompts_sign_up').on('prompts').column('sign_up_id').execute()
  await db.schema.createIndex('prompts_user').on('prompts').column('user_id').execute()
}

async function createClaims(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('claims')
    .addColumn('id', id, key)
    .addColumn('prompt_id', 'integer', (c) => c.notNull().references('prompts.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.references('works.id').onDelete('set null'))
    .addColumn('open_key', text, (c) => c.unique())
    .addColumn('told_at', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('assignments')
    .addColumn('id', id, key)
    .addColumn('collection_id', 'integer', (c) =>
      c.notNull().references('challenges.collection_id').onDelete('cascade'),
    )
    .addColumn('giver_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('recipient_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.references('works.id').onDelete('set null'))
    .addColumn('told_at', text)
    .addUniqueConstraint('assignments_once', ['collection_id', 'recipient_id'])
    .execute()
  for (const [table, column] of [
    ['claims', 'prompt_id'],
    ['claims', 'user_id'],
    ['claims', 'work_id'],
    ['assignments', 'giver_id'],
    ['assignments', 'recipient_id'],
    ['assignments', 'work_id'],
  ] as const)
    await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute()
}
