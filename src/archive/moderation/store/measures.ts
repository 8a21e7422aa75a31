import { isId } from '../../../platform/db/ids.ts'
import type { Db, MeasureKind, Transaction } from '../../../schema/index.ts'

/** Something that was done, as pages tell of it. */
export interface Measure {
  readonly id: number
  readonly kind: MeasureKind
  readonly about: 'work' | 'comment' | 'member'
  readonly targetId: number
  readonly name: string
  readonly caseId: number | null
  readonly reason: string
  readonly shownAs: 'absent' | 'gone' | 'law'
  readonly until: string | null
  readonly before: string
  readonly madeAt: string
  readonly madeBy: number | null
  readonly liftedAt: string | null
  /** what was said to it, and what became of that */
  readonly appeal: Appeal | undefined
}

export interface Appeal {
  readonly text: string
  readonly createdAt: string
  readonly decidedAt: string | null
  readonly granted: boolean
  readonly answer: string
}

export type NewMeasure = Omit<Measure, 'id' | 'liftedAt' | 'appeal'> & { readonly people: readonly number[] }

export async function insertMeasure(trx: Transaction, measure: NewMeasure): Promise<number> {
  const { id } = await trx
    .insertInto('measures')
    .values({
      kind: measure.kind,
      about: measure.about,
      target_id: measure.targetId,
      name: measure.name,
      case_id: measure.caseId,
      reason: measure.reason,
      shown_as: measure.shownAs,
      until: measure.until,
      before: measure.before,
      made_at: measure.madeAt,
      made_by: measure.madeBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (measure.people.length > 0)
    await trx
      .insertInto('measure_people')
      .values(measure.people.map((user_id) => ({ user_id, measure_id: id })))
      .execute()
  return id
}

/** Of two who lift it at once, one gets false. */
export async function markLifted(trx: Transaction, measureId: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('measures')
    .set({ lifted_at: now.toISOString() })
    .where('id', '=', measureId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function measures(db: Db) {
  return db
    .selectFrom('measures')
    .leftJoin('appeals', 'appeals.measure_id', 'measures.id')
    .selectAll('measures')
    .select(['appeals.text as appeal', 'appeals.created_at as appealed_at', 'appeals.decided_at'])
    .select(['appeals.granted', 'appeals.answer as appeal_answer'])
}

export async function findMeasure(db: Db, id: number): Promise<Measure | undefined> {
  if (!isId(id)) return undefined
  const row = await measures(db).where('measures.id', '=', id).executeTakeFirst()
  return row && toMeasure(row)
}

/** @returns what was done to one thing, newest first */
export async function measuresAbout(db: Db, about: Measure['about'], targetId: number): Promise<readonly Measure[]> {
  const rows = await measures(db)
    .where('measures.about', '=', about)
    .where('measures.target_id', '=', targetId)
    .orderBy('measures.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(toMeasure)
}

/** @returns what keeps a work from readers, the newest; undefined when nothing does */
export async function hidingOf(db: Db, workId: number): Promise<Measure | undefined> {
  if (!isId(workId)) return undefined
  const row = await measures(db)
    .where('measures.about', '=', 'work')
    .where('measures.target_id', '=', workId)
    .where('measures.kind', 'in', ['hide', 'remove'])
    .where('measures.lifted_at', 'is', null)
    .orderBy('measures.id', 'desc')
    .executeTakeFirst()
  return row && toMeasure(row)
}

/** @returns what was done about this person and what is theirs, newest first */
export async function measuresFor(db: Db, userId: number): Promise<readonly Measure[]> {
  const rows = await measures(db)
    .where('measures.id', 'in', (own) =>
      own.selectFrom('measure_people').select('measure_id').where('user_id', '=', userId),
    )
    .orderBy('measures.id', 'desc')
    .limit(200)
    .execute()
  return rows.map(toMeasure)
}

/** @returns the accounts that a measure concerns, with where a mail reaches them */
export async function peopleOf(
  db: Db,
  userIds: readonly number[],
): Promise<readonly { readonly id: number; readonly login: string; readonly email: string }[]> {
  if (userIds.length === 0) return []
  return db.selectFrom('users').select(['id', 'login', 'email']).where('id', 'in', userIds).orderBy('id').execute()
}

export async function peopleIn(db: Db, measureId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('measure_people')
    .select('user_id')
    .where('measure_id', '=', measureId)
    .orderBy('user_id')
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** @returns the accounts that a work is credited to */
export async function creatorsOf(db: Db, workId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select('pseuds.user_id')
    .where('creatorships.work_id', '=', workId)
    .execute()
  return [...new Set(rows.flatMap(({ user_id }) => user_id ?? []))]
}

/** Says something to a measure, once. @returns false when somebody has already */
export async function insertAppeal(trx: Transaction, measureId: number, text: string, now: Date): Promise<boolean> {
  const row = await trx
    .insertInto('appeals')
    .values({ measure_id: measureId, text, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('measure_id').doNothing())
    .returning('measure_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Of two who decide at once, one gets false. */
export async function markDecided(
  trx: Transaction,
  measureId: number,
  { granted, answer, now }: { readonly granted: boolean; readonly answer: string; readonly now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('appeals')
    .set({ decided_at: now.toISOString(), granted: granted ? 1 : 0, answer })
    .where('measure_id', '=', measureId)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns the measures that somebody waits for an answer about, oldest first, at most a hundred */
export async function openAppeals(db: Db): Promise<readonly Measure[]> {
  const rows = await measures(db)
    .where('appeals.created_at', 'is not', null)
    .where('appeals.decided_at', 'is', null)
    .orderBy('appeals.created_at')
    .limit(100)
    .execute()
  return rows.map(toMeasure)
}

/** @returns how many others than this account may decide for good */
export async function otherDeciders(db: Db, userId: number): Promise<number> {
  const { others } = await db
    .selectFrom('user_roles')
    .select((count) => count.fn.count<number>('user_id').distinct().as('others'))
    .where('role', 'in', ['admin', 'policy'])
    .where('user_id', '!=', userId)
    .executeTakeFirstOrThrow()
  return others
}

function toMeasure(row: Awaited<ReturnType<ReturnType<typeof measures>['execute']>>[number]): Measure {
  return {
    id: row.id,
    kind: row.kind,
    about: row.about,
    targetId: row.target_id,
    name: row.name,
    caseId: row.case_id,
    reason: row.reason,
    shownAs: row.shown_as,
    until: row.until,
    before: row.before,
    madeAt: row.made_at,
    madeBy: row.made_by,
    liftedAt: row.lifted_at,
    appeal:
      row.appeal === null || row.appealed_at === null
        ? undefined
        : {
            text: row.appeal,
            createdAt: row.appealed_at,
            decidedAt: row.decided_at,
            granted: row.granted === 1,
            answer: row.appeal_answer ?? '',
          },
  }
}
