import { type Context, Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import { absolute } from '../../absolute.ts'
import { formToken, goOn, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { keyForm } from '../forms.ts'
import { memberOf, requireOwner } from '../guards.tsx'
import { keysOf, LONGEST_KEY_NAME, MOST_KEYS, makeKey, SCOPES, type Scope, withdrawKey } from '../keys.ts'
import { AccountFrame } from '../pages/account-nav.tsx'
import { KeysPage, type NewKey } from '../pages/keys.tsx'
import { type AccountProblem, named, type Problems } from '../rules.ts'

/** Keys for programs: e-readers, apps, scripts. */
export function keyRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const owner = requireOwner(house)
  routes.get(urls.programKeys(':login'), owner, (c) => show(house, c, {}))
  routes.post(urls.programKeys(':login'), owner, (c) => takeForm(house, c))
  return routes
}

async function takeForm(house: House, c: Context<WebEnv>): Promise<Response> {
  const member = memberOf(c)
  const form = await readFields(c, keyForm)
  if (form.withdraw !== '') {
    const id = Number(form.withdraw)
    await house.db.transaction().execute((trx) => withdrawKey(trx, member.id, Number.isSafeInteger(id) ? id : 0))
    return goOn(c, urls.programKeys(member.login), 'The key is taken back. Whatever holds it hears that it is none.')
  }
  const typed: NewKey = { name: form.name, scopes: SCOPES.filter((scope) => form[scope]) }
  const problems = named({
    name: nameProblem(typed.name, (await keysOf(house.db, member.id)).length),
    read: typed.scopes.length === 0 ? 'key-opens-nothing' : undefined,
  })
  if (Object.keys(problems).length > 0) return show(house, c, { typed, problems })
  const key = { userId: member.id, ...typed, now: house.now() }
  const made = await house.db.transaction().execute((trx) => makeKey(trx, key))
  return show(house, c, { made })
}

function nameProblem(name: string, held: number): AccountProblem | undefined {
  if (held >= MOST_KEYS) return 'keys-many'
  if (name === '') return 'key-name-missing'
  return name.length > LONGEST_KEY_NAME ? 'key-name-long' : undefined
}

interface Shown {
  readonly made?: string
  readonly typed?: NewKey
  readonly problems?: Problems
}

const USUAL: readonly Scope[] = ['read', 'place']

async function show(house: House, c: Context<WebEnv>, { made, typed, problems = {} }: Shown): Promise<Response> {
  const { id, login } = memberOf(c)
  const body = (
    <AccountFrame login={login} at="keys">
      <KeysPage
        token={formToken(house, c)}
        login={login}
        archive={absolute(house.config, '')}
        keys={await keysOf(house.db, id)}
        made={made}
        typed={typed ?? { name: '', scopes: USUAL }}
        problems={problems}
      />
    </AccountFrame>
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  const main = 'keys-index dashboard region'
  return showPage(house, c, { title: 'Keys for programs', main, unlisted: true, body }, status)
}
