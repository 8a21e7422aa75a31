import { isId } from '../../platform/db/ids.ts'
import type { Db, ReportAbout, ReportCategory, Transaction } from '../../schema/index.ts'

/** A case as a list shows it. */
export interface CaseLine {
  readonly id: number
  readonly about: ReportAbout
  readonly name: string
  readonly urgent: boolean
  readonly createdAt: string
  /** login of who looks at it; null for nobody yet */
  readonly claimedBy: string | null
  readonly closedAt: string | null
  readonly reports: number
}

/** A case with all that was known of its thing when it was reported. */
export interface Case extends CaseLine {
  readonly targetId: number | null
  readonly address: string
  readonly excerpt: string
  readonly userId: number | null
  /** login of whose it is */
  readonly owner: string | null
  readonly answer: string
  readonly mergedInto: number | null
}

/** What one person said. */
export interface Report {
  readonly id: number
  readonly category: ReportCategory
  readonly text: string
  /** null for a guest */
  readonly login: string | null
  readonly userId: number | null
  /** where the answer goes; empty for nowhere */
  readonly email: string
  readonly createdAt: string
}

export interface CaseNote {
  readonly by: string
  readonly text: string
  readonly createdAt: string
}

/** One of one's own reports, and what became of it. */
export interface OwnReport {
  readonly name: string
  readonly address: string
  readonly category: ReportCategory
  readonly createdAt: string
  readonly closedAt: string | null
  readonly answer: string
}

const COLUMNS = [
  'cases.id',
  'cases.about',
  'cases.name',
  'cases.urgent',
  'cases.created_at',
  'cases.closed_at',
  'claimer.login as claimed_by',
] as const

/** Which cases somebody wants to see. */
export interface WantedCases {
  readonly open: boolean
  /** claimed by this account */
  readonly claimedBy?: number
  readonly limit: number
}

/** @returns the open ones urgent first, then by age; the closed ones newest first */
export async function listCases(db: Db, { open, claimedBy, limit }: WantedCases): Promise<readonly CaseLine[]> {
  const rows = await lines(db)
    .where('cases.closed_at', open ? 'is' : 'is not', null)
    .$if(claimedBy !== undefined, (query) => query.where('cases.claimed_by', '=', claimedBy ?? 0))
    .$if(open, (query) => query.orderBy('cases.urgent', 'desc').orderBy('cases.id'))
    .$if(!open, (query) => query.orderBy('cases.closed_at', 'desc').orderBy('cases.id', 'desc'))
    .limit(limit)
    .execute()
  return rows.map(toLine)
}

/** @returns the other cases about the same person's things, newest first, at most twenty */
export async function casesOn(db: Db, userId: number, except: number): Promise<readonly CaseLine[]> {
  const rows = await lines(db)
    .where('cases.user_id', '=', userId)
    .where('cases.id', '!=', except)
    .orderBy('cases.id', 'desc')
    .limit(20)
    .execute()
  return rows.map(toLine)
}

function lines(db: Db) {
  return db
    .selectFrom('cases')
    .leftJoin('users as claimer', 'claimer.id', 'cases.claimed_by')
    .select(COLUMNS)
    .select((one) =>
      one
        .selectFrom('reports')
        .select((count) => count.fn.countAll<number>().as('reports'))
        .whereRef('reports.case_id', '=', 'cases.id')
        .as('reports'),
    )
}

function toLine(row: Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]): CaseLine {
  return {
    id: row.id,
    about: row.about,
    name: row.name,
    urgent: row.urgent === 1,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    claimedBy: row.claimed_by,
    reports: row.reports ?? 0,
  }
}

export async function findCase(db: Db, id: number): Promise<Case | undefined> {
  if (!isId(id)) return undefined
  const row = await lines(db)
    .leftJoin('users as owner', 'owner.id', 'cases.user_id')
    .select(['cases.target_id', 'cases.address', 'cases.excerpt', 'cases.user_id', 'owner.login as owner'])
    .select(['cases.answer', 'cases.merged_into'])
    .where('cases.id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      ...toLine(row),
      targetId: row.target_id,
      address: row.address,
      excerpt: row.excerpt,
      userId: row.user_id,
      owner: row.owner,
      answer: row.answer,
      mergedInto: row.merged_into,
    }
  )
}

/** @returns what was said, oldest first */
export async function reportsOf(db: Db, caseId: number): Promise<readonly Report[]> {
  const rows = await db
    .selectFrom('reports')
    .leftJoin('users', 'users.id', 'reports.user_id')
    .select(['reports.id', 'reports.category', 'reports.text', 'reports.user_id', 'reports.email'])
    .select(['reports.created_at', 'users.login', 'users.email as own_email', 'users.email_confirmed_at'])
    .where('reports.case_id', '=', caseId)
    .orderBy('reports.id')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    text: row.text,
    login: row.login,
    userId: row.user_id,
    email: row.user_id === null ? row.email : row.email_confirmed_at === null ? '' : (row.own_email ?? ''),
    createdAt: row.created_at,
  }))
}

export async function notesOf(db: Db, caseId: number): Promise<readonly CaseNote[]> {
  const rows = await db
    .selectFrom('case_notes')
    .select(['by_login', 'text', 'created_at'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
  return rows.map(({ by_login, text, created_at }) => ({ by: by_login, text, createdAt: created_at }))
}

export async function addNote(trx: Transaction, caseId: number, by: string, text: string, now: Date): Promise<void> {
  await trx
    .insertInto('case_notes')
    .values({ case_id: caseId, by_login: by, text, created_at: now.toISOString() })
    .execute()
}

/** @param userId who looks at it from here on; null for nobody */
export async function claimCase(trx: Transaction, caseId: number, userId: number | null): Promise<void> {
  await trx.updateTable('cases').set({ claimed_by: userId }).where('id', '=', caseId).execute()
}

/** Of two who close it at once, one gets false. */
export async function closeCase(
  trx: Transaction,
  caseId: number,
  by: { readonly userId: number; readonly answer: string; readonly now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('cases')
    .set({ closed_at: by.now.toISOString(), closed_by: by.userId, answer: by.answer })
    .where('id', '=', caseId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns false when there is another open case on the same thing by now */
export async function reopenCase(trx: Transaction, caseId: number): Promise<boolean> {
  const open = await trx
    .selectFrom('cases')
    .select('id')
    .where('closed_at', 'is', null)
    .where('target_key', '=', (key) => key.selectFrom('cases as c').select('c.target_key').where('c.id', '=', caseId))
    .executeTakeFirst()
  if (open) return false
  await trx
    .updateTable('cases')
    .set({ closed_at: null, closed_by: null, merged_into: null })
    .where('id', '=', caseId)
    .execute()
  return true
}

/** What was said of one goes to the other, which is as urgent as the more urgent of both. */
export async function mergeCase(
  trx: Transaction,
  from: Case,
  into: Case,
  by: { readonly userId: number; readonly now: Date },
): Promise<void> {
  await trx.updateTable('reports').set({ case_id: into.id }).where('case_id', '=', from.id).execute()
  await trx.updateTable('case_notes').set({ case_id: into.id }).where('case_id', '=', from.id).execute()
  await trx
    .updateTable('cases')
    .set({ closed_at: by.now.toISOString(), closed_by: by.userId, merged_into: into.id })
    .where('id', '=', from.id)
    .execute()
  if (from.urgent) await trx.updateTable('cases').set({ urgent: 1 }).where('id', '=', into.id).execute()
}

/** @returns what this member reported, newest first, at most a hundred */
export async function ownReports(db: Db, userId: number): Promise<readonly OwnReport[]> {
  const rows = await db
    .selectFrom('reports')
    .innerJoin('cases', 'cases.id', 'reports.case_id')
    .select(['cases.name', 'cases.address', 'cases.closed_at', 'cases.answer', 'reports.category'])
    .select('reports.created_at')
    .where('reports.user_id', '=', userId)
    .orderBy('reports.id', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    name: row.name,
    address: row.address,
    category: row.category,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    answer: row.answer,
  }))
}
