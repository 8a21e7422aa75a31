import type { Selectable } from 'kysely'
import type { Db, Tables, Transaction } from '../../schema/index.ts'
import type { Act } from './acts.ts'

/** Something that somebody who keeps the archive did. */
export interface Done {
  /** undefined: the archive itself, by a rule or a plan */
  readonly by: { readonly id: number; readonly login: string } | undefined
  readonly act: Act
  readonly about: { readonly kind: string; readonly id?: number; readonly name: string }
  /** accounts whose matter it is: they may read it */
  readonly people?: readonly number[]
  readonly reason?: string
  /** what it changed, as it was and as it is */
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
  readonly now: Date
}

/** One line of the trail. */
export interface Step {
  readonly id: number
  readonly at: string
  /** empty for the archive itself */
  readonly by: string
  readonly act: string
  readonly about: string
  readonly aboutId: number | null
  readonly aboutName: string
  readonly reason: string
  readonly before: string
  readonly after: string
}

/** A part of the trail, newest first. */
export interface StepsPage {
  readonly steps: readonly Step[]
  /** what to ask for next; undefined when there are no more */
  readonly before: number | undefined
}

/** Which part of the trail somebody wants. */
export interface Wanted {
  /** login of who did it, or of whose matter it is, in any case; empty for everybody's */
  readonly person: string
  /** number that the last part ended with; undefined for the newest */
  readonly before: number | undefined
  readonly limit: number
}

/** Writes down what was done, in the transaction that does it. */
export async function leaveTrail(trx: Transaction, done: Done): Promise<void> {
  const { id } = await trx
    .insertInto('trail')
    .values({
      at: done.now.toISOString(),
      by_id: done.by?.id ?? null,
      by_login: done.by?.login ?? '',
      act: done.act,
      about: done.about.kind,
      about_id: done.about.id ?? null,
      about_name: done.about.name,
      reason: done.reason ?? '',
      before: done.before ? JSON.stringify(done.before) : '',
      after: done.after ? JSON.stringify(done.after) : '',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const people = [...new Set(done.people ?? [])]
  if (people.length === 0) return
  await trx
    .insertInto('trail_people')
    .values(people.map((user_id) => ({ user_id, trail_id: id })))
    .execute()
}

/** For those who may read all of it. */
export async function readTrail(db: Db, { person, before, limit }: Wanted): Promise<StepsPage> {
  const login = person.toLowerCase()
  const rows = await db
    .selectFrom('trail')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .$if(person !== '', (query) =>
      query.where(({ or, eb, selectFrom }) => {
        const account = selectFrom('users').select('users.id').where('login_key', '=', login)
        return or([
          eb('by_id', 'in', account),
          eb('id', 'in', selectFrom('trail_people').select('trail_id').where('user_id', 'in', account)),
        ])
      }),
    )
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** What was done in the matters of this account. */
export async function trailOf(db: Db, userId: number, wanted: Omit<Wanted, 'person'>): Promise<StepsPage> {
  const rows = await db
    .selectFrom('trail_people')
    .innerJoin('trail', 'trail.id', 'trail_people.trail_id')
    .selectAll('trail')
    .where('trail_people.user_id', '=', userId)
    .$if(wanted.before !== undefined, (query) => query.where('trail_people.trail_id', '<', wanted.before ?? 0))
    .orderBy('trail_people.trail_id', 'desc')
    .limit(wanted.limit + 1)
    .execute()
  return pageOf(rows, wanted.limit)
}

/** @returns what was done to one thing, newest first, at most a hundred */
export async function trailAbout(db: Db, kind: string, id: number): Promise<readonly Step[]> {
  const rows = await db
    .selectFrom('trail')
    .selectAll()
    .where('about', '=', kind)
    .where('about_id', '=', id)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(toStep)
}

function pageOf(rows: readonly Selectable<Tables['trail']>[], limit: number): StepsPage {
  const shown = rows.slice(0, limit)
  return { steps: shown.map(toStep), before: rows.length > limit ? shown.at(-1)?.id : undefined }
}

function toStep(row: Selectable<Tables['trail']>): Step {
  return {
    id: row.id,
    at: row.at,
    by: row.by_login,
    act: row.act,
    about: row.about,
    aboutId: row.about_id,
    aboutName: row.about_name,
    reason: row.reason,
    before: row.before,
    after: row.after,
  }
}
