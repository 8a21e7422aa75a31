import { type Context, Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import { absolute } from '../../absolute.ts'
import { formToken, goOn, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { enqueue } from '../../jobs/index.ts'
import { may } from '../../rights.ts'
import { urls } from '../../urls.ts'
import { invitationForm } from '../forms.ts'
import { memberOf, requireOwner } from '../guards.tsx'
import { OPEN_INVITATIONS, openInvitations, withdrawInvitation } from '../invitations.ts'
import { archiveName } from '../letterhead.ts'
import { invitationLetter } from '../letters.ts'
import { AccountFrame } from '../pages/account-nav.tsx'
import { InvitationsPage } from '../pages/invitations.tsx'
import { type AccountProblem, emailProblem, named, type Problems } from '../rules.ts'
import { issueToken } from '../tokens.ts'

interface Shown {
  readonly made?: string
  readonly email?: string
  readonly problems?: Problems
}

/** Asking others in. */
export function invitationRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const owner = requireOwner(house)

  routes.get(urls.invitations(':login'), owner, (c) => show(house, c, {}))

  routes.post(urls.invitations(':login'), owner, async (c) => {
    const member = memberOf(c)
    const { email, withdraw } = await readFields(c, invitationForm)
    if (withdraw !== '') {
      await house.db.transaction().execute((trx) => withdrawInvitation(trx, withdraw, member.id))
      return goOn(c, urls.invitations(member.login), 'The invitation is taken back.')
    }
    const broken = email === '' ? undefined : emailProblem(email)
    const problems = named({ email: (await refusal(house, member)) ?? broken })
    if (Object.keys(problems).length > 0) return show(house, c, { email, problems })
    return show(house, c, { made: await invite(house, member, email) })
  })

  return routes
}

async function refusal(house: House, member: Member): Promise<AccountProblem | undefined> {
  const { registration } = await house.settings.read()
  if (registration !== 'invitation') return 'registration-closed'
  if (may(member, 'run-archive')) return undefined
  const open = await openInvitations(house.db, house.now(), member.id)
  return open.length >= OPEN_INVITATIONS ? 'invitations-open' : undefined
}

/** @returns the link, which exists only now: its hash alone is kept */
async function invite(house: House, member: Member, email: string): Promise<string> {
  const archive = await archiveName(house)
  return house.db.transaction().execute(async (trx) => {
    const invitation = { kind: 'invitation', now: house.now(), createdBy: member.id } as const
    const secret = await issueToken(trx, email === '' ? invitation : { ...invitation, email })
    const link = absolute(house.config, urls.registerWith(secret))
    if (email !== '')
      await enqueue(trx, house.now(), 'mail', invitationLetter({ archive, to: email }, member.login, link))
    return link
  })
}

async function show(house: House, c: Context<WebEnv>, { made, email = '', problems = {} }: Shown): Promise<Response> {
  const member = memberOf(c)
  const { registration } = await house.settings.read()
  const body = (
    <AccountFrame login={member.login} at="invitations">
      <InvitationsPage
        token={formToken(house, c)}
        login={member.login}
        mode={registration}
        open={await openInvitations(house.db, house.now(), member.id)}
        unlimited={may(member, 'run-archive')}
        made={made}
        email={email}
        problems={problems}
      />
    </AccountFrame>
  )
  const main = 'invitations-index dashboard region'
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Invitations', main, unlisted: true, body }, status)
}
