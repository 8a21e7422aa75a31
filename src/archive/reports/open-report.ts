import type { ReportAbout, ReportCategory, Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { insertReport, openCase, thoseWhoDecide } from './opening-store.ts'
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

/** Lays a report before those who decide. What is reported already keeps its case; an urgent report makes that urgent, and
 * is told to all of them by mail.
 * @returns the number of the case */
export async function openReport(house: House, trx: Transaction, reported: Reported, by: Reporter): Promise<number> {
  const now = house.now().toISOString()
  const urgent = isUrgent(by.category)
  const caseId = await openCase(trx, reported, urgent, now)
  await insertReport(trx, caseId, by, now)
  if (urgent) await tellThoseWhoDecide(house, trx, caseId)
  return caseId
}

async function tellThoseWhoDecide(house: House, trx: Transaction, caseId: number): Promise<void> {
  const archive = (await house.settings.read()).name || 'Fanlight'
  const link = absolute(house.config, urls.staffCase(caseId))
  for (const { login, email } of await thoseWhoDecide(trx))
    await enqueue(trx, house.now(), 'mail', {
      to: email,
      subject: `An urgent report at ${archive}`,
      text: `Hello ${login},\n\nsomething was reported that cannot wait. It is here:\n\n${link}\n\n${archive}\n`,
    })
}
