import type { Db, Transaction } from '../../../schema/index.ts'
import { addCreator, addSeriesCreator, ownedBy } from '../../works/index.ts'
import type { Named } from './people.ts'

/** What somebody can be a creator of. */
export interface Target {
  readonly kind: 'work' | 'chapter' | 'series'
  readonly id: number
}

/** Somebody who was asked and has not answered. */
export interface Invitation extends Target {
  readonly number: number
  readonly pseudId: number
  readonly pseud: string
  readonly login: string
  /** title of the work or series */
  readonly title: string
  /** the work that a chapter is in; otherwise the target's own number */
  readonly whole: number
  /** login of who asked; null when they are gone */
  readonly by: string | null
}

const COLUMN = { work: 'work_id', chapter: 'chapter_id', series: 'series_id' } as const

/** Asks somebody to be credited.
 * @returns false when they were asked already */
export async function invite(
  trx: Transaction,
  { kind, id }: Target,
  named: Named,
  by: number,
  now: Date,
): Promise<boolean> {
  const asked = await trx
    .insertInto('cocreator_invitations')
    .values({
      work_id: null,
      chapter_id: null,
      series_id: null,
      [COLUMN[kind]]: id,
      pseud_id: named.pseudId,
      invited_by: by,
      invited_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return asked !== undefined
}

/** @returns who was asked for this and has not answered */
export async function waitingFor(db: Db, { kind, id }: Target): Promise<readonly Invitation[]> {
  return (await invitations(db).where(`cocreator_invitations.${COLUMN[kind]}`, '=', id).execute()).map(toInvitation)
}

/** @returns what a member was asked and has not answered */
export async function askedOf(db: Db, userId: number): Promise<readonly Invitation[]> {
  return (await invitations(db).where('pseuds.user_id', '=', userId).execute()).map(toInvitation)
}

function invitations(db: Db) {
  return db
    .selectFrom('cocreator_invitations')
    .innerJoin('pseuds', 'pseuds.id', 'cocreator_invitations.pseud_id')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .leftJoin('users as inviters', 'inviters.id', 'cocreator_invitations.invited_by')
    .leftJoin('chapters', 'chapters.id', 'cocreator_invitations.chapter_id')
    .leftJoin('works', (join) =>
      join.on(({ eb, ref }) =>
        eb('works.id', '=', eb.fn.coalesce(ref('cocreator_invitations.work_id'), ref('chapters.work_id'))),
      ),
    )
    .leftJoin('series', 'series.id', 'cocreator_invitations.series_id')
    .select([
      'cocreator_invitations.id',
      'cocreator_invitations.work_id',
      'cocreator_invitations.chapter_id',
      'cocreator_invitations.series_id',
      'cocreator_invitations.pseud_id',
      'pseuds.name',
      'users.login',
      'inviters.login as by',
      'works.id as whole',
      'works.title',
      'series.title as series',
    ])
    .where('works.deleted_at', 'is', null)
    .orderBy('cocreator_invitations.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['execute']>>[number]

function toInvitation(row: Row): Invitation {
  const kind = row.work_id !== null ? 'work' : row.chapter_id !== null ? 'chapter' : 'series'
  const id = row.work_id ?? row.chapter_id ?? row.series_id ?? 0
  return {
    kind,
    id,
    number: row.id,
    pseudId: row.pseud_id,
    pseud: row.name,
    login: row.login,
    title: row.title ?? row.series ?? '',
    whole: row.whole ?? id,
    by: row.by,
  }
}

/** Takes an invitation back, or refuses it. */
export async function dropInvitation(trx: Transaction, number: number): Promise<void> {
  await trx.deleteFrom('cocreator_invitations').where('id', '=', number).execute()
}

/** Says yes: whoever co-creates a chapter is a creator of the work too. */
export async function acceptInvitation(trx: Transaction, invitation: Invitation, now: Date): Promise<void> {
  const { kind, id, whole, pseudId, number } = invitation
  await dropInvitation(trx, number)
  if (kind === 'series') await addSeriesCreator(trx, id, pseudId)
  else await addCreator(trx, whole, pseudId, now)
  if (kind === 'chapter')
    await trx
      .insertInto('chapter_creators')
      .values({ chapter_id: id, pseud_id: pseudId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** @returns the chapter's number and title, when its work is this one and the user's own */
export async function findOwnChapter(db: Db, workId: number, chapterId: number, userId: number) {
  return db
    .selectFrom('chapters')
    .innerJoin('works', 'works.id', 'chapters.work_id')
    .select(['chapters.id', 'chapters.title', 'chapters.position'])
    .where('chapters.id', '=', chapterId)
    .where('works.id', '=', workId)
    .where('works.deleted_at', 'is', null)
    .where(ownedBy(userId))
    .executeTakeFirst()
}
