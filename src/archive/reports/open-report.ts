import type { ReportAbout, ReportCategory, Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { isUrgent } from './rules.ts'

/** What is reported, as the room that keeps it knows it. */
export interface Reported {
  readonly about: ReportAbout
  /** undefined for what has no number */
  readonly id?: number
  /** names the thing where it has no number */
  readonly key?: string
  /** where it is to be seen, from the root */
  readonly address: string
  readonly name: string
  /** plain text as it is now: what is changed or taken away later can still be judged */
  readonly excerpt: string
  /** whose it is */
  readonly userId: number | null
}

/** Who reports it, and why. */
export interface Reporter {
  readonly category: ReportCategory
  readonly text: string
  /** undefined for a guest */
  readonly userId: number | undefined
  /** where a guest wants the answer; empty for nowhere */
  readonly email: string
}

const MOST_OF_EXCERPT = 20_000

/** Lays a report before those who decide. What is reported already keeps its case; an urgent report makes that urgent, and
 * is told to all of them by mail.
 * @returns the number of the case */
export async function openReport(house: House, trx: Transaction, reported: Reported, by: Reporter): Promise<number> {
  const now = house.now().toISOString()
  const urgent = isUrgent(by.category)
  const caseId = await caseOf(trx, reported, urgent, now)
  await trx
    .insertInto('reports')
    .values({
      case_id: caseId,
      category: by.category,
      text: by.text,
      user_id: by.userId ?? null,
      email: by.email,
      created_at: now,
    })
    .execute()
  if (urgent) await tellThoseWhoDecide(house, trx, caseId)
  return caseId
}

async function caseOf(trx: Transaction, reported: Reported, urgent: boolean, now: string): Promise<number> {
  const key = `${reported.about}/${reported.id ?? reported.key ?? ''}`
  const made = await trx
    .insertInto('cases')
    .values({
      about: reported.about,
      target_id: reported.id ?? null,
      target_key: key,
      address: reported.address,
      name: reported.name,
      excerpt: reported.excerpt.slice(0, MOST_OF_EXCERPT),
      user_id: reported.userId,
      urgent: urgent ? 1 : 0,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('target_key').where('closed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  const open = trx.selectFrom('cases').select('id').where('target_key', '=', key).where('closed_at', 'is', null)
  const { id } = await open.executeTakeFirstOrThrow()
  if (urgent) await trx.updateTable('cases').set({ urgent: 1 }).where('id', '=', id).execute()
  return id
}

async function tellThoseWhoDecide(house: House, trx: Transaction, caseId: number): Promise<void> {
  const staff = await trx
    .selectFrom('users')
    .select(['login', 'email'])
    .where('email_confirmed_at', 'is not', null)
    .where('id', 'in', (those) =>
      those.selectFrom('user_roles').select('user_id').where('role', 'in', ['admin', 'policy', 'moderator']),
    )
    .execute()
  const archive = (await house.settings.read()).name || 'Fanlight'
  const link = absolute(house.config, urls.staffCase(caseId))
  for (const { login, email } of staff)
    await enqueue(trx, house.now(), 'mail', {
      to: email,
      subject: `An urgent report at ${archive}`,
      text: `Hello ${login},\n\nsomething was reported that cannot wait. It is here:\n\n${link}\n\n${archive}\n`,
    })
}
