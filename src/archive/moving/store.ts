import type { Db, MovedKind, Transaction } from '../../schema/index.ts'

/** Notes that an archive moves in, or finds what was noted before; name and address are what its mapping says now.
 * @returns its number */
export async function openMovedArchive(
  trx: Transaction,
  archive: { readonly key: string; readonly name: string; readonly path: string },
  now: Date,
): Promise<number> {
  const { id } = await trx
    .insertInto('moved_archives')
    .values({ ...archive, begun_at: now.toISOString() })
    .onConflict((known) => known.column('key').doUpdateSet({ name: archive.name, path: archive.path }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @returns undefined for an archive of which nothing came in yet */
export async function movedArchiveId(db: Db, key: string): Promise<number | undefined> {
  const row = await db.selectFrom('moved_archives').select('id').where('key', '=', key).executeTakeFirst()
  return row?.id
}

/** What became of one thing. */
export interface Moved {
  readonly kind: MovedKind
  readonly oldId: number
  readonly newId: number | null
  readonly place?: number
}

/** Notes what became of things, in the transaction that brings them in. */
export async function noteMoved(trx: Transaction, archiveId: number, moved: readonly Moved[]): Promise<void> {
  for (let from = 0; from < moved.length; from += 200) {
    await trx
      .insertInto('moved_things')
      .values(
        moved.slice(from, from + 200).map(({ kind, oldId, newId, place }) => ({
          archive_id: archiveId,
          kind,
          old_id: oldId,
          new_id: newId,
          place: place ?? null,
        })),
      )
      .execute()
  }
}

/** Notes where old addresses of tags lead, as the mapping says now. */
export async function noteTag(trx: Transaction, archiveId: number, moved: Moved): Promise<void> {
  await trx
    .insertInto('moved_things')
    .values({ archive_id: archiveId, kind: moved.kind, old_id: moved.oldId, new_id: moved.newId, place: null })
    .onConflict((known) => known.columns(['archive_id', 'kind', 'old_id']).doUpdateSet({ new_id: moved.newId }))
    .execute()
}

/** @returns everything of a kind that came in: new numbers by old ones */
export async function movedOf(
  db: Db,
  archiveId: number | undefined,
  kind: MovedKind,
): Promise<Map<number, number | null>> {
  if (archiveId === undefined) return new Map()
  const rows = await db
    .selectFrom('moved_things')
    .select(['old_id', 'new_id'])
    .where('archive_id', '=', archiveId)
    .where('kind', '=', kind)
    .execute()
  return new Map(rows.map(({ old_id, new_id }) => [old_id, new_id]))
}

/** @returns those of these things that came in: new numbers by old ones */
export async function movedAmong(
  db: Db,
  archiveId: number | undefined,
  kind: MovedKind,
  oldIds: readonly number[],
): Promise<ReadonlyMap<number, number | null>> {
  const found = new Map<number, number | null>()
  for (let from = 0; archiveId !== undefined && from < oldIds.length; from += 500) {
    const rows = await db
      .selectFrom('moved_things')
      .select(['old_id', 'new_id'])
      .where('archive_id', '=', archiveId)
      .where('kind', '=', kind)
      .where('old_id', 'in', oldIds.slice(from, from + 500))
      .execute()
    for (const { old_id, new_id } of rows) found.set(old_id, new_id)
  }
  return found
}

/** Whom works are credited to. */
export interface Credited {
  readonly pseudId: number
  /** null for an author without an account */
  readonly userId: number | null
}

/** @returns who came in, members by their first pen names, by old number */
export async function creditedOf(db: Db, archiveId: number | undefined): Promise<Map<number, Credited>> {
  if (archiveId === undefined) return new Map()
  const members = await db
    .selectFrom('moved_things')
    .innerJoin('pseuds', 'pseuds.user_id', 'moved_things.new_id')
    .select(['moved_things.old_id', 'pseuds.id', 'pseuds.user_id'])
    .where('moved_things.archive_id', '=', archiveId)
    .where('moved_things.kind', '=', 'member')
    .where('pseuds.is_default', '=', 1)
    .execute()
  const authors = await db
    .selectFrom('imported_authors')
    .innerJoin('pseuds', 'pseuds.id', 'imported_authors.pseud_id')
    .select(['imported_authors.old_id', 'pseuds.id', 'pseuds.user_id'])
    .where('imported_authors.archive_id', '=', archiveId)
    .execute()
  return new Map([...members, ...authors].map(({ old_id, id, user_id }) => [old_id, { pseudId: id, userId: user_id }]))
}

/** Notes an author whose works come in without an account.
 * @returns the author's number */
export async function insertImportedAuthor(
  trx: Transaction,
  author: {
    readonly archiveId: number
    readonly oldId: number
    readonly pseudId: number
    readonly name: string
    readonly email: string | null
  },
): Promise<number> {
  const { id } = await trx
    .insertInto('imported_authors')
    .values({
      archive_id: author.archiveId,
      old_id: author.oldId,
      pseud_id: author.pseudId,
      name: author.name,
      email: author.email,
      standing: 'unclaimed',
      user_id: null,
      mailed_at: null,
      settled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
