import { blurbDay } from '../../../platform/text/dates.ts'
import { ErrorSummary, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import type { SiteSettings } from '../../settings/index.ts'
import { urls } from '../../urls.ts'
import { type Invitation, OPEN_INVITATIONS } from '../invitations.ts'
import type { Problems } from '../rules.ts'
import { sentencesFor } from './sentences.ts'

interface InvitationsPageProps {
  readonly token: string
  readonly login: string
  readonly mode: SiteSettings['registration']
  readonly open: readonly Invitation[]
  /** an administrator may have any number open */
  readonly unlimited: boolean
  /** the address of an invitation that was made just now; it can be shown only this once */
  readonly made?: string | undefined
  readonly email: string
  readonly problems: Problems
}

/** Asking others in. */
export function InvitationsPage(props: InvitationsPageProps) {
  const { token, login, mode, open, unlimited, made } = props
  const full = !unlimited && open.length >= OPEN_INVITATIONS
  return (
    <>
      <h2 class="heading">Invitations</h2>
      {made ? <MadeJustNow made={made} /> : null}
      <p>{explanation(mode)}</p>
      {mode === 'invitation' && !full ? <InviteForm {...props} /> : null}
      {mode === 'invitation' && full ? (
        <p>
          You have {OPEN_INVITATIONS} open invitations, as many as you can have at a time. When one is used or taken
          back, you can make another.
        </p>
      ) : null}
      {open.length > 0 ? <OpenInvitations token={token} login={login} open={open} /> : null}
    </>
  )
}

function explanation(mode: SiteSettings['registration']): string {
  if (mode === 'open')
    return 'Nobody needs an invitation: everybody can make an account. Send your friends the address of the archive.'
  if (mode === 'closed') return 'This archive is not making new accounts at the moment, so there is nobody to invite.'
  return 'New members come by invitation. Each link makes one account and is good for 30 days.'
}

function MadeJustNow({ made }: { readonly made: string }) {
  return (
    <div class="flash notice" role="status">
      <p>Your invitation is ready. Copy this link and give it to the person you invite; it is shown only now.</p>
      <p>
        <input aria-label="Link of the invitation" readonly value={made} />
      </p>
    </div>
  )
}

function InviteForm({ token, login, email, problems }: InvitationsPageProps) {
  const errors = sentencesFor(problems)
  return (
    <form class="page" method="post" action={urls.invitations(login)}>
      <FormToken token={token} />
      <ErrorSummary errors={errors} />
      <TextField
        name="email"
        type="email"
        label="Send it to this address"
        hint="Leave this empty to get only the link and hand it over yourself."
        value={email}
        error={errors.email}
        autocomplete="off"
        maxlength={254}
      />
      <p class="actions">
        <button type="submit" class="primary">
          Make an invitation
        </button>
      </p>
    </form>
  )
}

type ListProps = Pick<InvitationsPageProps, 'token' | 'login' | 'open'>

function OpenInvitations({ token, login, open }: ListProps) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>Open invitations</caption>
        <thead>
          <tr>
            <th scope="col">Made</th>
            <th scope="col">For</th>
            <th scope="col">Good until</th>
            <th scope="col">
              <span class="landmark">Take back</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {open.map(({ id, createdAt, email, expiresAt }) => (
            <tr>
              <td>{blurbDay(createdAt)}</td>
              <td>{email ?? 'whoever has the link'}</td>
              <td>{blurbDay(expiresAt)}</td>
              <td>
                <form method="post" action={urls.invitations(login)}>
                  <FormToken token={token} />
                  <button type="submit" name="withdraw" value={id}>
                    Take back
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
