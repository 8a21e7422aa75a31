import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What a member has sent and looks at before it comes in. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('import_parcels')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('pseud_id', 'integer', (c) => c.notNull().references('pseuds.id').onDelete('cascade'))
    .addColumn('made_at', text, (c) => c.notNull())
    .addColumn('started_at', text)
    .addColumn('done_at', text)
    .execute()
  await db.schema.createIndex('import_parcels_user').on('import_parcels').column('user_id').execute()
  await db.schema.createIndex('import_parcels_pseud').on('import_parcels').column('pseud_id').execute()
  await db.schema
    .createTable('import_pieces')
    .addColumn('id', id, key)
    .addColumn('parcel_id', 'integer', (c) => c.notNull().references('import_parcels.id').onDelete('cascade'))
    .addColumn('chosen', 'integer', (c) => c.notNull())
    .addColumn('looks', text, (c) => c.notNull())
    .addColumn('story', text)
    .addColumn('outcome', text)
    .execute()
  await db.schema.createIndex('import_pieces_parcel').on('import_pieces').columns(['parcel_id', 'id']).execute()
}
