import type { Viewer } from '../../../platform/web/viewer.ts'
import type { AuthorStanding, Db, Transaction } from '../../../schema/index.ts'
import { visibleTo } from '../../works/index.ts'

/** Somebody whose works came in without an account. */
export interface ImportedAuthor {
  readonly id: number
  readonly name: string
  /** of the archive that they came from */
  readonly archive: string
  /** where a link can be sent; null when no address is known */
  readonly email: string | null
  readonly standing: AuthorStanding
  /** null once nothing is credited to the name */
  readonly pseudId: number | null
  /** who claimed the works */
  readonly login: string | null
  readonly mailedAt: string | null
}

/** @returns undefined when there is none of that number */
export async function findImportedAuthor(db: Db, id: number): Promise<ImportedAuthor | undefined> {
  const row = await selectAuthors(db).where('imported_authors.id', '=', id).executeTakeFirst()
  return row && toAuthor(row)
}

function selectAuthors(db: Db) {
  return db
    .selectFrom('imported_authors')
    .innerJoin('moved_archives', 'moved_archives.id', 'imported_authors.archive_id')
    .leftJoin('users', 'users.id', 'imported_authors.user_id')
    .select([
      'imported_authors.id',
      'imported_authors.name',
      'imported_authors.email',
      'imported_authors.standing',
      'imported_authors.pseud_id',
      'imported_authors.mailed_at',
      'moved_archives.name as archive',
      'users.login',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAuthors>['execute']>>[number]

function toAuthor({ pseud_id, mailed_at, ...row }: Row): ImportedAuthor {
  return { ...row, pseudId: pseud_id, mailedAt: mailed_at }
}

/** An imported author as the archivist's list shows them. */
export interface AuthorLine extends ImportedAuthor {
  /** drafts and binned ones among them */
  readonly works: number
}

export const AUTHORS_A_PAGE = 50

/** @param page 1 for the first
 * @returns authors of that standing, by name */
export async function importedAuthors(db: Db, standing: AuthorStanding, page: number): Promise<readonly AuthorLine[]> {
  const rows = await selectAuthors(db)
    .select((count) =>
      count
        .selectFrom('creatorships')
        .select((all) => all.fn.countAll<number>().as('n'))
        .whereRef('creatorships.pseud_id', '=', 'imported_authors.pseud_id')
        .as('works'),
    )
    .where('imported_authors.standing', '=', standing)
    .orderBy('imported_authors.name')
    .orderBy('imported_authors.id')
    .limit(AUTHORS_A_PAGE)
    .offset((page - 1) * AUTHORS_A_PAGE)
    .execute()
  return rows.map(({ works, ...row }) => ({ ...toAuthor(row), works: works ?? 0 }))
}

/** @returns how many authors there are of each standing, and how many unclaimed ones could be mailed for the first time */
export async function countAuthors(db: Db): Promise<Readonly<Record<AuthorStanding | 'mailable', number>>> {
  const rows = await db
    .selectFrom('imported_authors')
    .select(({ fn }) => ['standing', fn.countAll<number>().as('n')])
    .groupBy('standing')
    .execute()
  const { n } = await mailable(db)
    .select((count) => count.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const of = (standing: AuthorStanding) => rows.find((row) => row.standing === standing)?.n ?? 0
  return {
    unclaimed: of('unclaimed'),
    claimed: of('claimed'),
    orphaned: of('orphaned'),
    'taken-down': of('taken-down'),
    mailable: n,
  }
}

function mailable(db: Db) {
  return db
    .selectFrom('imported_authors')
    .where('standing', '=', 'unclaimed')
    .where('email', 'is not', null)
    .where('mailed_at', 'is', null)
}

/** @returns numbers of unclaimed authors whose address is known and who never got a link, a hundred at most */
export async function authorsToMail(db: Db): Promise<readonly number[]> {
  const rows = await mailable(db).select('id').orderBy('id').limit(100).execute()
  return rows.map(({ id }) => id)
}

export async function noteMailed(trx: Transaction, id: number, now: Date): Promise<void> {
  await trx.updateTable('imported_authors').set({ mailed_at: now.toISOString() }).where('id', '=', id).execute()
}

/** Settles what becomes of an author's works. The address is forgotten with it, unless the works can still be brought back.
 * @returns false when it was settled already: of two who come at once, one gets this */
export async function settleAuthor(
  trx: Transaction,
  id: number,
  settled: {
    readonly standing: Exclude<AuthorStanding, 'unclaimed'>
    readonly userId?: number
    readonly now: Date
  },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('imported_authors')
    .set({
      standing: settled.standing,
      user_id: settled.userId ?? null,
      settled_at: settled.now.toISOString(),
      ...(settled.standing === 'taken-down' ? {} : { email: null }),
    })
    .where('id', '=', id)
    .where('standing', '=', 'unclaimed')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  await trx.deleteFrom('claim_requests').where('author_id', '=', id).execute()
  return true
}

/** The pen name that the author's works are credited to from now on; null for none. */
export async function setPseudOf(trx: Transaction, id: number, pseudId: number | null): Promise<void> {
  await trx.updateTable('imported_authors').set({ pseud_id: pseudId }).where('id', '=', id).execute()
}

/** What was taken down waits to be claimed again.
 * @returns false when it was not taken down */
export async function reopenAuthor(trx: Transaction, id: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('imported_authors')
    .set({ standing: 'unclaimed', settled_at: null })
    .where('id', '=', id)
    .where('standing', '=', 'taken-down')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** @returns numbers of works of the pen name that this viewer may see, by title, at most so many */
export async function worksOfName(db: Db, pseudId: number, viewer: Viewer, most: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('works')
    .innerJoin('creatorships', 'creatorships.work_id', 'works.id')
    .select('works.id')
    .where('creatorships.pseud_id', '=', pseudId)
    .where(visibleTo(viewer))
    .orderBy('works.title_sort')
    .orderBy('works.id')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** @returns titles of everything that is credited to the pen name, drafts too, by title */
export async function titlesOfName(
  db: Db,
  pseudId: number,
): Promise<readonly { readonly title: string; readonly shared: boolean }[]> {
  const rows = await db
    .selectFrom('works')
    .innerJoin('creatorships', 'creatorships.work_id', 'works.id')
    .select((works) => [
      'works.title',
      works
        .selectFrom('creatorships as other')
        .select((all) => all.fn.countAll<number>().as('n'))
        .whereRef('other.work_id', '=', 'works.id')
        .where('other.pseud_id', '!=', pseudId)
        .as('others'),
    ])
    .where('creatorships.pseud_id', '=', pseudId)
    .where('works.deleted_at', 'is', null)
    .orderBy('works.title_sort')
    .orderBy('works.id')
    .limit(1000)
    .execute()
  return rows.map(({ title, others }) => ({ title, shared: (others ?? 0) > 0 }))
}

/** @returns unclaimed authors among those behind these pen names */
export async function unclaimedAmong(db: Db, pseudIds: readonly number[]): Promise<readonly ImportedAuthor[]> {
  if (pseudIds.length === 0) return []
  const rows = await selectAuthors(db)
    .where('imported_authors.pseud_id', 'in', pseudIds)
    .where('imported_authors.standing', '=', 'unclaimed')
    .execute()
  return rows.map(toAuthor)
}

/** A member who says that an imported author is them. */
export interface ClaimRequest {
  readonly id: number
  readonly authorId: number
  readonly author: string
  readonly archive: string
  readonly userId: number
  readonly login: string
  readonly email: string
  /** as typed */
  readonly words: string
  readonly askedAt: string
}

/** Notes that a member asks; asking again replaces the words. */
export async function insertRequest(
  trx: Transaction,
  {
    authorId,
    userId,
    words,
    now,
  }: { readonly authorId: number; readonly userId: number; readonly words: string; readonly now: Date },
): Promise<void> {
  await trx
    .insertInto('claim_requests')
    .values({ author_id: authorId, user_id: userId, words, asked_at: now.toISOString() })
    .onConflict((asked) => asked.columns(['author_id', 'user_id']).doUpdateSet({ words }))
    .execute()
}

/** @returns those that nobody has decided on, the oldest first, 100 at most */
export async function openRequests(db: Db): Promise<readonly ClaimRequest[]> {
  return selectRequests(db).orderBy('claim_requests.id').limit(100).execute()
}

/** @returns undefined when it was decided on already */
export async function findRequest(db: Db, id: number): Promise<ClaimRequest | undefined> {
  return selectRequests(db).where('claim_requests.id', '=', id).executeTakeFirst()
}

function selectRequests(db: Db) {
  return db
    .selectFrom('claim_requests')
    .innerJoin('imported_authors', 'imported_authors.id', 'claim_requests.author_id')
    .innerJoin('moved_archives', 'moved_archives.id', 'imported_authors.archive_id')
    .innerJoin('users', 'users.id', 'claim_requests.user_id')
    .select([
      'claim_requests.id',
      'claim_requests.author_id as authorId',
      'imported_authors.name as author',
      'moved_archives.name as archive',
      'claim_requests.user_id as userId',
      'users.login',
      'users.email',
      'claim_requests.words',
      'claim_requests.asked_at as askedAt',
    ])
}

/** @returns false when it was gone already */
export async function dropRequest(trx: Transaction, id: number): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('claim_requests').where('id', '=', id).executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
