import { type Context, Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import { BrokenForm, readForm } from '../../../platform/web/form.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import type { Role } from '../../../schema/index.ts'
import { absolute } from '../../absolute.ts'
import {
  findUserByLogin,
  listMembers,
  makeResetLink,
  rolesOf,
  setRoles,
  setStanding,
  type User,
} from '../../accounts/index.ts'
import { formToken, goOn, showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { rolesForm, suspensionForm } from '../forms.ts'
import { MemberPage } from '../pages/member.tsx'
import { MembersListPage } from '../pages/members.tsx'
import { type AdminProblems, rolesProblem, startOf, suspensionProblem } from '../rules.ts'
import { showAdmin } from './show.tsx'

const ON_ONE_PAGE = 50
const ONE = urls.adminUser(':login')

interface Shown {
  readonly roles?: readonly Role[]
  readonly resetLink?: string
  readonly until?: string
  readonly problems?: AdminProblems
}

/** Members: who they are, what they may do, keeping them out. Behind the guard of {@link administrationRoutes}. */
export function memberRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get(urls.adminUsers(), async (c) => {
    const search = (c.req.query('search') ?? '').trim().slice(0, 254)
    const page = await listMembers(house.db, { search, after: c.req.query('after') ?? '', limit: ON_ONE_PAGE })
    const body = <MembersListPage search={search} page={page} now={house.now()} />
    return showAdmin(house, c, { at: 'members', title: 'Members', body })
  })

  routes.get(ONE, (c) => withUser(house, c, (user) => show(house, c, user)))
  routes.post(`${ONE}/roles`, (c) => withUser(house, c, (user) => changeRoles(house, c, user)))
  routes.post(`${ONE}/suspension`, (c) => withUser(house, c, (user) => changeSuspension(house, c, user)))
  routes.post(`${ONE}/reset-link`, (c) =>
    withUser(house, c, async (user) => {
      const by = decider(c)
      const link = await makeResetLink(house, user.id, by.id)
      await house.db
        .transaction()
        .execute((trx) => leaveTrail(trx, { by, act: 'reset-link-made', ...member(user), now: house.now() }))
      return show(house, c, user, { resetLink: absolute(house.config, link) })
    }),
  )

  return routes
}

async function withUser(
  house: House,
  c: Context<WebEnv>,
  answer: (user: User) => Promise<Response>,
): Promise<Response> {
  const user = await findUserByLogin(house.db, c.req.param('login') ?? '')
  return user ? answer(user) : showNotFound(house, c)
}

/** Who decides; the guard lets no guest come this far. */
function decider(c: Context<WebEnv>): Member {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') throw new Error('a page for administrators was reached by a guest')
  return viewer
}

/** Whom an act was about, and whose matter it is. */
function member({ id, login }: User) {
  return { about: { kind: 'member', id, name: login }, people: [id] }
}

async function changeRoles(house: House, c: Context<WebEnv>, user: User): Promise<Response> {
  const sent = rolesForm.safeParse((await readForm(c)).texts('roles'))
  if (!sent.success) throw new BrokenForm('no page of ours sends such a role')
  const roles = [...new Set(sent.data)]
  const problem = rolesProblem(roles, user.id === decider(c).id)
  if (problem) return show(house, c, user, { roles, problems: { roles: problem } })
  await house.db.transaction().execute(async (trx) => {
    const before = { roles: (await rolesOf(trx, [user.id])).get(user.id) ?? [] }
    await setRoles(trx, user.id, roles)
    const change = { act: 'roles-set', before, after: { roles } } as const
    await leaveTrail(trx, { by: decider(c), ...change, ...member(user), now: house.now() })
  })
  return goOn(c, urls.adminUser(user.login), `The roles of ${user.login} are saved.`)
}

async function changeSuspension(house: House, c: Context<WebEnv>, user: User): Promise<Response> {
  const { until, lift } = await readFields(c, suspensionForm)
  const problem = lift ? undefined : suspensionProblem(until, house.now(), user.id === decider(c).id)
  if (problem) return show(house, c, user, { until, problems: { until: problem } })
  const day = lift ? null : (startOf(until) ?? null)
  await house.db.transaction().execute(async (trx) => {
    await setStanding(trx, user.id, { suspendedUntil: day?.toISOString() ?? null, reason: '' })
    const [before, after] = [{ until: user.suspendedUntil }, { until: day?.toISOString() ?? null }]
    const act = lift ? 'suspension-lifted' : 'suspension-set'
    await leaveTrail(trx, { by: decider(c), act, before, after, ...member(user), now: house.now() })
  })
  const sentence = lift ? `${user.login} may post again.` : `${user.login} is suspended until ${until}.`
  return goOn(c, urls.adminUser(user.login), sentence)
}

async function show(house: House, c: Context<WebEnv>, user: User, shown: Shown = {}): Promise<Response> {
  const { resetLink, until, problems = {} } = shown
  const roles = shown.roles ?? (await rolesOf(house.db, [user.id])).get(user.id) ?? []
  const body = (
    <MemberPage
      token={formToken(house, c)}
      user={user}
      roles={roles}
      now={house.now()}
      resetLink={resetLink}
      until={until}
      problems={problems}
    />
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showAdmin(house, c, { at: 'members', title: user.login, body }, status)
}
