import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { networkOf, openLimit } from '../../platform/web/limits.ts'
import { clientAddress } from '../../platform/web/requests.ts'
import type { Member } from '../../platform/web/viewer.ts'
import type { House, WebEnv } from '../house.ts'
import { holderOfKey, looksLikeKey } from './keys.ts'
import { tryLogin } from './login.ts'

/** A password is looked at once for so long: an e-reader sends it with every page, and looking takes a processor. */
const BELIEVED_MS = 60_000
const MOST_BELIEVED = 1000
const [TRIES, SECONDS] = [10, 300]

interface Believed {
  readonly member: Member
  readonly until: number
}

/**
 * Knows members by name and password, or a key in its place, in the Authorization header, for e-readers that have no cookies. Only over https or on the machine
 * itself: the password is sent as it is.
 * @param refuse answers who sent what is wrong
 * @see RFC 7617, the Basic scheme
 */
export function recogniseByPassword(house: House, refuse: (c: Context<WebEnv>) => Response): MiddlewareHandler<WebEnv> {
  const limit = openLimit(TRIES, SECONDS)
  const believed = new Map<string, Believed>()
  return async (c, next) => {
    const sent = /^Basic ([A-Za-z0-9+/=]{1,4000})$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (sent === undefined || c.get('viewer').kind === 'member') return next()
    if (!isSafe(house, c)) return refuse(c)
    const name = createHash('sha256').update(sent).digest('hex')
    const known = believed.get(name)
    const now = house.now().getTime()
    const member = known && known.until > now ? known.member : await memberWith(house, c, sent, limit)
    if (!member) return refuse(c)
    if (member !== known?.member) {
      if (believed.size >= MOST_BELIEVED) believed.clear()
      believed.set(name, { member, until: now + BELIEVED_MS })
    }
    c.set('viewer', member)
    return next()
  }
}

async function memberWith(
  house: House,
  c: Context<WebEnv>,
  sent: string,
  limit: ReturnType<typeof openLimit>,
): Promise<Member | undefined> {
  const [, login = '', password = ''] = /^([^:]{1,200}):(.*)$/s.exec(Buffer.from(sent, 'base64').toString()) ?? []
  const key = `${networkOf(clientAddress(c, house.config.proxies))} ${login.toLowerCase()}`
  if (login === '' || (await limit.take(key)) !== undefined) return undefined
  const holder = looksLikeKey(password) ? await holderOfKey(house.db, password, house.now()) : undefined
  if (holder?.member.login.toLowerCase() === login.toLowerCase() && holder.scopes.includes('read')) {
    await limit.forget(key)
    return holder.member
  }
  const outcome = await tryLogin(house.db, login, password)
  if (outcome.kind !== 'welcome') return undefined
  await limit.forget(key)
  const { id } = outcome.user
  // whoever reads from an e-reader reads, whatever roles they hold
  return { kind: 'member', id, login: outcome.user.login, roles: [], sessionId: `basic ${id}` }
}

/** A request without a socket is one of the tests' own. */
function isSafe({ config }: House, c: Context<WebEnv>): boolean {
  return (
    config.url.startsWith('https:') || /^(?:127\.|::1$|::ffff:127\.|unknown$)/.test(clientAddress(c, config.proxies))
  )
}
