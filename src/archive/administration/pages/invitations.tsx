import { blurbDay } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import type { Invitation } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'

interface AllInvitationsProps {
  readonly token: string
  /** of whoever looks: where they make invitations themselves */
  readonly login: string
  readonly open: readonly Invitation[]
}

/** Everybody's invitations that can still be used. */
export function AllInvitationsPage({ token, login, open }: AllInvitationsProps) {
  return (
    <>
      <h2 class="heading">Open invitations</h2>
      <p class="actions">
        <a class="button" href={urls.invitations(login)}>
          Make an invitation
        </a>
      </p>
      {open.length === 0 ? (
        <div class="empty">
          <h3 class="heading">No open invitations</h3>
          <p>While registration is by invitation, those that members make and nobody has used yet stand here.</p>
        </div>
      ) : (
        <InvitationsTable token={token} open={open} />
      )}
    </>
  )
}

function InvitationsTable({ token, open }: Omit<AllInvitationsProps, 'login'>) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>Newest first</caption>
        <thead>
          <tr>
            <th scope="col">Made</th>
            <th scope="col">By</th>
            <th scope="col">For</th>
            <th scope="col">Good until</th>
            <th scope="col">
              <span class="landmark">Take back</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {open.map(({ id, by, email, createdAt, expiresAt }) => (
            <tr>
              <td>{blurbDay(createdAt)}</td>
              <td>{by ? <a href={urls.adminUser(by)}>{by}</a> : 'somebody who has left'}</td>
              <td>{email ?? 'whoever has the link'}</td>
              <td>{blurbDay(expiresAt)}</td>
              <td>
                <form method="post" action={urls.adminInvitations()}>
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
