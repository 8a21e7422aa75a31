import { type Kysely, sql } from 'kysely'
import { foldName } from '../../platform/text/fold.ts'
import { columnTypes } from '../columns.ts'

/** How tags are tied to each other, who ties them, and every change to that. */
export async function up(db: Kysely<never>): Promise<void> {
  await widenTags(db)
  await createTies(db)
  await createMedia(db)
  await createHistory(db)
  await createPeoplesOwn(db)
}

async function widenTags(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .alterTable('tags')
    .addColumn('unwrangleable', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('tags').addColumn('pairing_key', text).execute()
  await nameThePairings(db)
  await db.schema.createIndex('tags_pairing').on('tags').column('pairing_key').execute()
}

const BATCH = 2000

async function nameThePairings(db: Kysely<never>): Promise<void> {
  for (let last = 0; ; ) {
    const { rows } = await sql<{
      id: number
      name: string
    }>`select id, name from tags where type = 'relationship' and id > ${last} order by id limit ${BATCH}`.execute(db)
    for (const { id, name } of rows) {
      const key = pairingKey(name)
      if (key !== null) await sql`update tags set pairing_key = ${key} where id = ${id}`.execute(db)
    }
    last = rows.at(-1)?.id ?? 0
    if (rows.length < BATCH) return
  }
}

/** As archive/tags/pairing.ts had it when this step was written; a step must not change with it. */
function pairingKey(name: string): string | null {
  const plain = name.normalize('NFKC')
  const names: string[] = []
  const kinds = new Set<string>()
  let from = 0
  for (const { 0: cut, index } of plain.matchAll(/\([^()]*\)|\s*[/×]\s*|\s+x\s+|\s*&\s*/giu)) {
    if (cut.startsWith('(')) continue
    kinds.add(cut.trim() === '&' ? '&' : '/')
    names.push(plain.slice(from, index))
    from = index + cut.length
  }
  const all = [...names, plain.slice(from)].map(foldName).filter((part) => part !== '')
  return kinds.size !== 1 || all.length < 2 ? null : all.sort().join([...kinds][0])
}

async function createTies(db: Kysely<never>): Promise<void> {
  for (const [table, lower, upper] of [
    ['tag_metas', 'sub_id', 'meta_id'],
    ['tag_parents', 'tag_id', 'parent_id'],
  ] as const) {
    await db.schema
      .createTable(table)
      .addColumn(lower, 'integer', (c) => c.notNull().references('tags.id'))
      .addColumn(upper, 'integer', (c) => c.notNull().references('tags.id'))
      .addPrimaryKeyConstraint(`${table}_key`, [lower, upper])
      .execute()
    await db.schema.createIndex(`${table}_upper`).on(table).columns([upper, lower]).execute()
  }
  await db.schema
    .createTable('tag_limits')
    .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id'))
    .addColumn('fandom_id', 'integer', (c) => c.notNull().references('tags.id'))
    .addColumn('canonical_id', 'integer', (c) => c.notNull().references('tags.id'))
    .addPrimaryKeyConstraint('tag_limits_key', ['tag_id', 'fandom_id'])
    .execute()
  await db.schema.createIndex('tag_limits_canonical').on('tag_limits').column('canonical_id').execute()
  await db.schema.createIndex('tag_limits_fandom').on('tag_limits').column('fandom_id').execute()
}

async function createMedia(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('media')
    .addColumn('id', id, key)
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('name_key', text, (c) => c.notNull().unique())
    .execute()
  await db.schema
    .createTable('tag_media')
    .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id'))
    .addColumn('medium_id', 'integer', (c) => c.notNull().references('media.id'))
    .addPrimaryKeyConstraint('tag_media_key', ['tag_id', 'medium_id'])
    .execute()
  await db.schema.createIndex('tag_media_medium').on('tag_media').column('medium_id').execute()
}

async function createHistory(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('tag_history')
    .addColumn('id', id, key)
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('undoes', 'integer', (c) => c.references('tag_history.id'))
    .addColumn('wishes', text, (c) => c.notNull())
    .addColumn('steps', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('tag_history_undoes').on('tag_history').column('undoes').unique().execute()
  await db.schema
    .createTable('tag_history_tags')
    .addColumn('history_id', 'integer', (c) => c.notNull().references('tag_history.id'))
    .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id'))
    .addPrimaryKeyConstraint('tag_history_tags_key', ['tag_id', 'history_id'])
    .execute()
}

async function createPeoplesOwn(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  for (const table of ['tag_favourites', 'wrangler_fandoms']) {
    await db.schema
      .createTable(table)
      .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id'))
      .addColumn('since', text, (c) => c.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, ['user_id', 'tag_id'])
      .execute()
    await db.schema.createIndex(`${table}_tag`).on(table).column('tag_id').execute()
  }
  await db.schema
    .createTable('tag_comments')
    .addColumn('id', id, key)
    .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id'))
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('said_at', text, (c) => c.notNull())
    .addColumn('words', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('tag_comments_tag').on('tag_comments').columns(['tag_id', 'id']).execute()
}
