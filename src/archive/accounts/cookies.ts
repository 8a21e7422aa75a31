import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { LOOK_COOKIE, LOOK_SCOPE } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { tellOfNewBrowser } from './login-alert.ts'
import { lookOf } from './preferences.ts'
import { closeSessionOf, openSession, SESSION_DAYS } from './sessions.ts'

/** The cookie of a browser that is remembered: readers' tools keep just this one. */
export const REMEMBERED_COOKIE = 'remember_user_token'
/** The cookie of a browser that is logged in until it is closed. */
export const SESSION_COOKIE = 'fanlight_session'
/** Tells scripts of the field that somebody is logged in; says nothing of whom. */
const HINT_COOKIE = 'user_credentials'

/** @returns the tokens of this browser, whether they still are good or not */
export function browserTokens(c: Context): readonly string[] {
  return [getCookie(c, SESSION_COOKIE), getCookie(c, REMEMBERED_COOKIE)].filter((token) => token !== undefined)
}

/** Logs this browser in, and whoever was logged in with it before out: a session never outlives a login. */
export async function logBrowserIn(
  house: House,
  c: Context<WebEnv>,
  userId: number,
  remembered: boolean,
): Promise<void> {
  const token = await house.db.transaction().execute(async (trx) => {
    const userAgent = c.req.header('user-agent') ?? ''
    await tellOfNewBrowser(house, trx, userId, userAgent)
    for (const old of browserTokens(c)) await closeSessionOf(trx, old)
    return openSession(trx, { userId, now: house.now(), userAgent, remembered })
  })
  const scope = { path: '/', secure: isSecure(house), sameSite: 'Lax' as const }
  const age = remembered ? { maxAge: SESSION_DAYS.remembered * 86_400 } : {}
  const [used, unused] = remembered ? [REMEMBERED_COOKIE, SESSION_COOKIE] : [SESSION_COOKIE, REMEMBERED_COOKIE]
  setCookie(c, used, token, { ...scope, ...age, httpOnly: true })
  setCookie(c, HINT_COOKIE, '1', { ...scope, ...age })
  const look = await lookOf(house.db, userId)
  if (look !== '') setCookie(c, LOOK_COOKIE, look, LOOK_SCOPE)
  if (getCookie(c, unused) !== undefined) deleteCookie(c, unused, scope)
}

/** Logs this browser out. */
export async function logBrowserOut(house: House, c: Context<WebEnv>): Promise<void> {
  await house.db.transaction().execute(async (trx) => {
    for (const token of browserTokens(c)) await closeSessionOf(trx, token)
  })
  const scope = { path: '/', secure: isSecure(house) }
  for (const name of [SESSION_COOKIE, REMEMBERED_COOKIE, HINT_COOKIE]) deleteCookie(c, name, scope)
}

function isSecure({ config }: House): boolean {
  return config.url.startsWith('https:')
}
