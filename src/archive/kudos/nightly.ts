import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { enqueue, isPlanned } from '../jobs/index.ts'
import { recipientsOf, sendNotice } from '../notices/index.ts'
import { urls } from '../urls.ts'
import { forgetGuests, takeNews, type WorkNews, withNews } from './store.ts'

/** The kind of job that tells creators of a day's kudos, and forgets the day's guests. */
export const KUDOS_NIGHT = 'kudos-night'

const DAY = 86_400_000
const AT_ONCE = 100
const NAMES_IN_MAIL = 50

/** Sees to it that there is such a job for the next midnight (UTC). Several processes may ask; a second job for the same
 * night finds nothing left to do. */
export async function planKudosNight(trx: Transaction, now: Date): Promise<void> {
  const next = new Date((Math.floor(now.getTime() / DAY) + 1) * DAY)
  if (!(await isPlanned(trx, KUDOS_NIGHT, {}, next))) await enqueue(trx, now, KUDOS_NIGHT, {}, next)
}

/** Tells each creator once, however often the program was started meanwhile: what is told leaves the table in the
 * transaction that puts the mail into the queue. */
export async function kudosNight(house: House): Promise<void> {
  await house.db.transaction().execute((trx) => planKudosNight(trx, house.now()))
  await house.db.transaction().execute((trx) => forgetGuests(trx, house.now()))
  for (;;) {
    const waiting = await withNews(house.db, AT_ONCE)
    for (const userId of waiting) await house.db.transaction().execute((trx) => tell(house, trx, userId))
    if (waiting.length === 0) return
  }
}

async function tell(house: House, trx: Transaction, userId: number): Promise<void> {
  const news = await takeNews(trx, userId)
  const [recipient] = await recipientsOf(trx, [userId], 'kudos')
  if (!recipient || news.length === 0) return
  await sendNotice(house, trx, recipient, {
    kind: 'kudos',
    subject: 'New kudos',
    paragraphs: ['readers have left kudos on what you wrote:', ...news.map((work) => paragraph(house, work))],
    reason: 'because readers have left kudos on works of yours, once a day at most',
  })
}

function paragraph(house: House, { workId, title, names, guests }: WorkNews): string {
  const shown = names.slice(0, NAMES_IN_MAIL)
  const more = names.length - shown.length
  const all = [
    ...shown,
    ...(more > 0 ? [`${more} more members`] : []),
    ...(guests > 0 ? [guests === 1 ? 'a guest' : `${guests} guests`] : []),
  ]
  const who = all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
  return `${title}: ${who}\n${absolute(house.config, urls.work(workId))}`
}
