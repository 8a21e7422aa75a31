import { blurbDay, isoDay } from '../../../platform/text/dates.ts'
import { ErrorSummary, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import type { Role } from '../../../schema/index.ts'
import { ROLES, type User } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'
import type { AdminProblems } from '../rules.ts'
import { standing } from './members.tsx'
import { sentencesFor } from './sentences.ts'

const MAY: Readonly<Record<Role, readonly [name: string, may: string]>> = {
  admin: ['Administrator', 'Settings, members, background tasks, and all of the others.'],
  policy: ['Policy', 'The rules and their enforcement.'],
  moderator: ['Moderator', 'Reports, spam, harassment.'],
  wrangler: ['Wrangler', 'Ties tags together.'],
  archivist: ['Archivist', 'Brings other people’s works here for them.'],
}

interface MemberProps {
  readonly token: string
  readonly user: User
  readonly roles: readonly Role[]
  readonly now: Date
  /** a link to a new password that was made just now; it can be shown only this once */
  readonly resetLink?: string | undefined
  /** what was typed as the end of a suspension */
  readonly until?: string | undefined
  readonly problems: AdminProblems
}

/** One member, and what whoever runs the archive can do for or about them. */
export function MemberPage(props: MemberProps) {
  const { user, now, resetLink, problems } = props
  return (
    <>
      <h2 class="heading">
        <a href={urls.user(user.login)}>{user.login}</a>
      </h2>
      <ErrorSummary errors={sentencesFor(problems)} />
      {resetLink ? <MadeJustNow link={resetLink} login={user.login} /> : null}
      <table class="plain">
        <tbody>
          <tr>
            <th scope="row">E-mail address</th>
            <td>
              {user.email} {user.emailConfirmedAt ? '(confirmed)' : '(not confirmed)'}
            </td>
          </tr>
          <tr>
            <th scope="row">Member since</th>
            <td>{blurbDay(user.createdAt)}</td>
          </tr>
          <tr>
            <th scope="row">Standing</th>
            <td>{standing(user.suspendedUntil, now)}</td>
          </tr>
        </tbody>
      </table>
      <RolesForm {...props} />
      <ResetForm {...props} />
      <SuspensionForm {...props} />
    </>
  )
}

function MadeJustNow({ link, login }: { readonly link: string; readonly login: string }) {
  return (
    <div class="flash notice" role="status">
      <p>
        With this link {login} chooses a new password. Give it to them alone; it is good for 7 days and shown only now.
      </p>
      <p>
        <input aria-label="Link to a new password" readonly value={link} />
      </p>
    </div>
  )
}

function RolesForm({ token, user, roles }: MemberProps) {
  return (
    <form class="page" method="post" action={`${urls.adminUser(user.login)}/roles`}>
      <FormToken token={token} />
      <fieldset id="field-roles">
        <legend>Roles</legend>
        <ul class="cards">
          {ROLES.map((role) => (
            <li>
              <label>
                <input type="checkbox" name="roles" value={role} checked={roles.includes(role)} />
                <strong>{MAY[role][0]}</strong>
                <span>{MAY[role][1]}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <p class="actions">
        <button type="submit" class="primary">
          Save the roles
        </button>
      </p>
    </form>
  )
}

function ResetForm({ token, user }: MemberProps) {
  return (
    <form class="page" method="post" action={`${urls.adminUser(user.login)}/reset-link`}>
      <FormToken token={token} />
      <h3 class="heading">Forgotten password</h3>
      <p>For somebody who cannot get mail: make a link and hand it over yourself. Make sure first that it is them.</p>
      <p class="actions">
        <button type="submit">Make a link to a new password</button>
      </p>
    </form>
  )
}

function SuspensionForm({ token, user, now, until, problems }: MemberProps) {
  const suspended = user.suspendedUntil !== null && user.suspendedUntil > now.toISOString()
  return (
    <form class="page" method="post" action={`${urls.adminUser(user.login)}/suspension`}>
      <FormToken token={token} />
      <h3 class="heading">Suspension</h3>
      <p>
        A suspended member reads and takes their works with them, but posts and says nothing; every page tells them
        until when.
      </p>
      <TextField
        name="until"
        type="date"
        label="May post again on"
        value={until ?? (suspended ? isoDay(user.suspendedUntil ?? '') : '')}
        error={sentencesFor(problems).until}
      />
      <p class="actions">
        <button type="submit" class="danger">
          Suspend until that day
        </button>
        {suspended ? (
          <button type="submit" name="lift" value="1">
            Lift the suspension
          </button>
        ) : null}
      </p>
    </form>
  )
}
