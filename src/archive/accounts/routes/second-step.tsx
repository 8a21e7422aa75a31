import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readFields } from '../../../platform/web/fields.ts'
import { openLimit } from '../../../platform/web/limits.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { logBrowserIn } from '../cookies.ts'
import { memberOf, requireOwner } from '../guards.tsx'
import { archiveName } from '../letterhead.ts'
import { AccountFrame } from '../pages/account-nav.tsx'
import { AskForCodePage, SecondStepPage } from '../pages/second-step.tsx'
import { sentenceFor } from '../pages/sentences.ts'
import { insideAddress } from '../rules.ts'
import { readPending } from '../second/pending.ts'
import {
  beginSecondStep,
  countRecoveryCodes,
  endSecondStep,
  newRecoveryCodes,
  secondStepOf,
  takeCode,
  takeRecoveryCode,
} from '../second/store.ts'
import { totpAddress } from '../second/totp.ts'
import { showTooMany } from '../too-many.tsx'
import { findUserById, verifyPassword } from '../users.ts'

type C = Context<WebEnv>

const text = z.string().trim()
const codeForm = z.object({ proof: text, return_to: text, code: text })
const settingForm = z.object({ act: text, password: z.string(), code: text })

/** Codes of one account in five minutes. Only who knows the password gets so far, so nobody else can use them up. */
const TRIES = { tries: 8, seconds: 300 }

const WRONG = 'This is not the code of now. Check that the clock of your device is right, and take the next one.'

/** The second step of logging in. */
export function secondStepRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const trying = openLimit(TRIES.tries, TRIES.seconds)

  routes.post(urls.loginCode(), async (c) => {
    const { proof, return_to, code } = await readFields(c, codeForm)
    const pending = readPending(house, proof, house.now())
    if (!pending) return goOn(c, urls.login(), 'That took too long. Log in once more.')
    const wait = await trying.take(String(pending.userId))
    if (wait) return showTooMany(house, c, wait)
    const right = await house.db
      .transaction()
      .execute(
        async (trx) =>
          (await takeCode(house, trx, pending.userId, code)) || (await takeRecoveryCode(trx, pending.userId, code)),
      )
    const returnTo = insideAddress(return_to) ?? ''
    if (!right) return askForCode(house, c, proof, returnTo, WRONG)
    const user = await findUserById(house.db, pending.userId)
    if (!user || user.bannedAt !== null) return showNotFound(house, c)
    await trying.forget(String(user.id))
    await logBrowserIn(house, c, user.id, pending.remember)
    return c.redirect(returnTo || urls.user(user.login), 302)
  })

  routes.get(urls.secondStep(':login'), requireOwner(house), (c) => show(house, c, {}))
  routes.post(urls.secondStep(':login'), requireOwner(house), async (c) => {
    const { act, password, code } = await readFields(c, settingForm)
    const { id } = memberOf(c)
    const wait = await trying.take(`setting ${id}`)
    if (wait) return showTooMany(house, c, wait)
    return act === 'confirm' ? confirm(house, c, code) : withPassword(house, c, act, password)
  })

  return routes
}

async function confirm(house: House, c: C, code: string): Promise<Response> {
  const { id } = memberOf(c)
  const codes = await house.db.transaction().execute(async (trx) => {
    const step = await secondStepOf(house, trx, id)
    if (!step || step.confirmed || !(await takeCode(house, trx, id, code))) return undefined
    return newRecoveryCodes(trx, id)
  })
  return codes ? show(house, c, { codes }) : show(house, c, { error: WRONG })
}

async function withPassword(house: House, c: C, act: string, password: string): Promise<Response> {
  const { id, login } = memberOf(c)
  if (!(await verifyPassword(house.db, id, password)))
    return show(house, c, { error: sentenceFor('password-wrong') ?? '' })
  if (act === 'codes') {
    const codes = await house.db.transaction().execute((trx) => newRecoveryCodes(trx, id))
    return show(house, c, { codes })
  }
  await house.db
    .transaction()
    .execute((trx) => (act === 'end' ? endSecondStep(trx, id) : beginSecondStep(house, trx, id)))
  return goOn(c, urls.secondStep(login), act === 'end' ? 'The password is enough again.' : undefined)
}

/** The form for the code, after a password that was right. */
export function askForCode(house: House, c: C, proof: string, returnTo: string, error?: string): Promise<Response> {
  const body = <AskForCodePage token={formToken(house, c)} proof={proof} returnTo={returnTo} error={error} />
  const page = { title: 'Log in', main: 'sessions-new region', unlisted: true, body }
  return showPage(house, c, page, error ? 422 : 200)
}

async function show(
  house: House,
  c: C,
  { codes = [], error }: { readonly codes?: readonly string[]; readonly error?: string },
): Promise<Response> {
  const { id, login } = memberOf(c)
  const step = await secondStepOf(house, house.db, id)
  const body = (
    <AccountFrame login={login} at="second">
      <SecondStepPage
        token={formToken(house, c)}
        login={login}
        step={step}
        address={step ? totpAddress(step.secret, await archiveName(house), login) : ''}
        left={await countRecoveryCodes(house.db, id)}
        codes={codes}
        error={error}
      />
    </AccountFrame>
  )
  const page = { title: 'Logging in with a code', main: 'second-step dashboard region', unlisted: true, body }
  return showPage(house, c, page, error ? 422 : 200)
}
