import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readFields } from '../../../platform/web/fields.ts'
import { networkOf, openLimit } from '../../../platform/web/limits.ts'
import { clientAddress } from '../../../platform/web/requests.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { logBrowserIn } from '../cookies.ts'
import { memberOf, requireOwner } from '../guards.tsx'
import { AccountFrame } from '../pages/account-nav.tsx'
import { LONGEST_PASSKEY_NAME, PasskeysPage } from '../pages/passkeys.tsx'
import { sentenceFor } from '../pages/sentences.ts'
import { insideAddress } from '../rules.ts'
import { showTooMany } from '../too-many.tsx'
import { findUserById, verifyPassword } from '../users.ts'
import { askForAnyKey, askForNewKey, offersPasskeys, readAnswer, readNewKey } from './answers.ts'
import { addPasskey, MOST_PASSKEYS, passkeysOf, removePasskey, usePasskey } from './store.ts'

type C = Context<WebEnv>

const text = z.string().trim()
const loginForm = z.object({ return_to: text, answer: text, remember: text.default('') })
const newForm = z.object({ name: text, password: z.string(), answer: text.default('') })
const removal = z.object({ remove: text.regex(/^\d{1,9}$/).transform(Number) })

/** Of one network in five minutes; each try costs a line in a table. */
const TRIES = { tries: 30, seconds: 300 }

const NO_ANSWER =
  'The passkey was not taken: it belongs to no account here any more, or it took too long. Try once more.'

/** Logging in with a key that a device keeps, and looking after such keys. */
export function passkeyRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const trying = openLimit(TRIES.tries, TRIES.seconds)
  const hold = async (c: C) => trying.take(networkOf(clientAddress(c, house.config.proxies)))

  routes.post(urls.passkeyLoginChallenge(), async (c) => {
    const wait = await hold(c)
    if (wait) return showTooMany(house, c, wait)
    c.header('Cache-Control', 'no-store')
    return c.json((await askForAnyKey(house)) as object)
  })

  routes.post(urls.passkeyLogin(), async (c) => {
    const { return_to, answer, remember } = await readFields(c, loginForm)
    const right = await readAnswer(house, answer)
    const user = right && (await findUserById(house.db, right.userId))
    if (!right || !user || user.bannedAt !== null) return goOn(c, urls.login(), NO_ANSWER)
    await house.db.transaction().execute((trx) => usePasskey(trx, right.credential, right.counter, house.now()))
    // the device has asked who holds it: no code is asked for on top
    await logBrowserIn(house, c, user.id, remember === '1')
    return c.redirect(insideAddress(return_to) || urls.user(user.login), 302)
  })

  routes.get(urls.passkeys(':login'), requireOwner(house), (c) => show(house, c, '', undefined))

  routes.post(urls.passkeyChallenge(':login'), requireOwner(house), async (c) => {
    const wait = await hold(c)
    if (wait) return showTooMany(house, c, wait)
    const { password } = await readFields(c, newForm)
    const member = memberOf(c)
    c.header('Cache-Control', 'no-store')
    if (!(await verifyPassword(house.db, member.id, password)))
      return c.json({ error: sentenceFor('password-wrong') }, 422)
    return c.json((await askForNewKey(house, member)) as object)
  })

  routes.post(urls.passkeys(':login'), requireOwner(house), async (c) => {
    const member = memberOf(c)
    const taken = removal.safeParse(await c.req.parseBody()).data
    if (taken) {
      const gone = await house.db.transaction().execute((trx) => removePasskey(trx, member.id, taken.remove))
      return gone
        ? goOn(c, urls.passkeys(member.login), 'That passkey opens nothing any more.')
        : showNotFound(house, c)
    }
    const wait = await hold(c)
    if (wait) return showTooMany(house, c, wait)
    return add(house, c, await readFields(c, newForm))
  })

  return routes
}

async function add(house: House, c: C, { name, password, answer }: z.infer<typeof newForm>): Promise<Response> {
  const { id, login } = memberOf(c)
  if (!(await verifyPassword(house.db, id, password))) return show(house, c, name, sentenceFor('password-wrong'))
  if ((await passkeysOf(house.db, id)).length >= MOST_PASSKEYS)
    return show(house, c, name, `You have ${MOST_PASSKEYS} passkeys already. Remove one first.`)
  if (answer === '') return show(house, c, name, 'Making a passkey needs JavaScript and a browser that knows them.')
  const key = await readNewKey(house, answer)
  const called = name.slice(0, LONGEST_PASSKEY_NAME) || 'A device'
  const kept =
    key &&
    (await house.db
      .transaction()
      .execute((trx) => addPasskey(trx, { ...key, userId: id, name: called, now: house.now() })))
  if (!kept) return show(house, c, name, 'Your device’s answer could not be used, or came too late. Try once more.')
  return goOn(c, urls.passkeys(login), `From now on “${called}” logs you in.`)
}

async function show(house: House, c: C, name: string, error: string | undefined): Promise<Response> {
  const { id, login } = memberOf(c)
  const body = (
    <AccountFrame login={login} at="passkeys">
      <PasskeysPage
        token={formToken(house, c)}
        login={login}
        keys={await passkeysOf(house.db, id)}
        name={name}
        error={error}
        offered={offersPasskeys(house)}
      />
    </AccountFrame>
  )
  const page = { title: 'Passkeys', main: 'passkeys-index dashboard region', unlisted: true, body }
  return showPage(house, c, page, error === undefined ? 200 : 422)
}
