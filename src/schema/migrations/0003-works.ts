import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Works, their tags and creators, chapters and series. */
export async function up(db: Kysely<never>): Promise<void> {
  await createWorks(db)
  await createTaggings(db)
  await createChapters(db)
  await createSeries(db)
}

async function createWorks(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('works')
    .addColumn('id', id, key)
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('title_sort', text, (c) => c.notNull())
    .addColumn('creators_sort', text, (c) => c.notNull())
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('expected_chapters', 'integer')
    .addColumn('restricted', 'integer', (c) => c.notNull())
    .addColumn('adult', 'integer', (c) => c.notNull())
    .addColumn('complete', 'integer', (c) => c.notNull())
    .addColumn('word_count', 'integer', (c) => c.notNull())
    .addColumn('character_count', 'integer', (c) => c.notNull())
    .addColumn('chapter_count', 'integer', (c) => c.notNull())
    .addColumn('first_chapter_id', 'integer')
    .addColumn('last_chapter_id', 'integer')
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('posted_at', text)
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('edited_at', text, (c) => c.notNull())
    .addColumn('deleted_at', text)
    .addColumn('next_block', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('stamp', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('import_key', text, (c) => c.unique())
    .addColumn('summary', text, (c) => c.notNull())
    .addColumn('notes_before', text, (c) => c.notNull())
    .addColumn('notes_after', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('work_counters')
    .addColumn('work_id', 'integer', (c) => c.primaryKey().references('works.id').onDelete('cascade'))
    .addColumn('hits', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('kudos', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('comments', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('bookmarks', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await createListingIndexes(db)
}

/** One index for each order of the listing, only over what a listing can show. */
async function createListingIndexes(db: Kysely<never>): Promise<void> {
  for (const column of ['updated_at', 'posted_at', 'word_count', 'title_sort', 'creators_sort']) {
    await db.schema
      .createIndex(`works_listed_by_${column}`)
      .on('works')
      .columns([column, 'id', 'restricted', 'stamp'])
      .where('posted_at' as never, 'is not', null)
      .where('deleted_at' as never, 'is', null)
      .execute()
  }
}

async function createTaggings(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('taggings')
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('taggings_key', ['work_id', 'tag_id'])
    .execute()
  await db.schema.createIndex('taggings_tag').on('taggings').columns(['tag_id', 'work_id']).execute()
  await db.schema
    .createTable('creatorships')
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('pseud_id', 'integer', (c) => c.notNull().references('pseuds.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('creatorships_key', ['work_id', 'pseud_id'])
    .execute()
  await db.schema.createIndex('creatorships_pseud').on('creatorships').columns(['pseud_id', 'work_id']).execute()
}

async function createChapters(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('chapters')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('word_count', 'integer', (c) => c.notNull())
    .addColumn('character_count', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('posted_at', text)
    .addColumn('edited_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('summary', text, (c) => c.notNull())
    .addColumn('notes_before', text, (c) => c.notNull())
    .addColumn('notes_after', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('chapters_work').on('chapters').columns(['work_id', 'position']).execute()
  await db.schema
    .createTable('chapter_texts')
    .addColumn('chapter_id', 'integer', (c) => c.primaryKey().references('chapters.id').onDelete('cascade'))
    .addColumn('sanitiser_version', 'integer', (c) => c.notNull())
    .addColumn('html', text, (c) => c.notNull())
    .execute()
}

async function createSeries(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('series')
    .addColumn('id', id, key)
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('summary', text, (c) => c.notNull().defaultTo(''))
    .addColumn('notes', text, (c) => c.notNull().defaultTo(''))
    .addColumn('complete', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await createSeriesMembers(db)
}

async function createSeriesMembers(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('series_works')
    .addColumn('series_id', 'integer', (c) => c.notNull().references('series.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('series_works_key', ['series_id', 'work_id'])
    .execute()
  await db.schema.createIndex('series_works_work').on('series_works').columns(['work_id', 'series_id']).execute()
  await db.schema
    .createTable('series_creators')
    .addColumn('series_id', 'integer', (c) => c.notNull().references('series.id').onDelete('cascade'))
    .addColumn('pseud_id', 'integer', (c) => c.notNull().references('pseuds.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('series_creators_key', ['series_id', 'pseud_id'])
    .execute()
  await db.schema.createIndex('series_creators_pseud').on('series_creators').column('pseud_id').execute()
}
