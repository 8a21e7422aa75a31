import { moment } from '../../platform/text/dates.ts'
import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { browserName } from './browser-name.ts'
import { archiveName } from './letterhead.ts'
import { newBrowserLetter } from './letters.ts'

/** Tells the owner by mail when a kind of browser logs in that none of those logged in now is of. The very first one is not told
 * of, since whoever made the account knows. */
export async function tellOfNewBrowser(
  house: House,
  trx: Transaction,
  userId: number,
  userAgent: string,
): Promise<void> {
  const known = await trx
    .selectFrom('sessions')
    .select('user_agent')
    .where('user_id', '=', userId)
    .where('expires_at', '>', house.now().toISOString())
    .limit(200)
    .execute()
  const name = browserName(userAgent)
  if (known.length === 0 || known.some(({ user_agent }) => browserName(user_agent) === name)) return
  const user = await trx
    .selectFrom('users')
    .select(['login', 'email'])
    .where('id', '=', userId)
    .where('email_confirmed_at', 'is not', null)
    .executeTakeFirst()
  if (!user) return
  const facts = { browser: name, at: moment(house.now().toISOString()) }
  const sessions = absolute(house.config, urls.sessions(user.login))
  const envelope = { archive: await archiveName(house), to: user.email }
  await enqueue(trx, house.now(), 'mail', newBrowserLetter(envelope, user.login, facts, sessions))
}
