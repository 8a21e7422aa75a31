import { blurbDay } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { browserName } from '../browser-name.ts'
import type { Session } from '../sessions.ts'

interface SessionsPageProps {
  readonly token: string
  readonly login: string
  readonly sessions: readonly Session[]
  /** id of the one that asks */
  readonly here: string
}

/** Where one is logged in, and logging out from afar. */
export function SessionsPage({ token, login, sessions, here }: SessionsPageProps) {
  return (
    <>
      <h2 class="heading">Where you are logged in</h2>
      <p>If you do not know one of these browsers, log it out and then change your password.</p>
      <div class="scroll" tabindex={0}>
        <table class="plain">
          <caption>Browsers, the one last used first</caption>
          <thead>
            <tr>
              <th scope="col">Browser</th>
              <th scope="col">Logged in</th>
              <th scope="col">Last seen</th>
              <th scope="col">
                <span class="landmark">Log out</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <SessionRow token={token} login={login} session={session} isHere={session.id === here} />
            ))}
          </tbody>
        </table>
      </div>
      {sessions.length > 1 ? (
        <form method="post" action={urls.sessions(login)}>
          <FormToken token={token} />
          <p class="actions">
            <button type="submit" name="others" value="1" class="danger">
              Log out all others
            </button>
          </p>
        </form>
      ) : null}
    </>
  )
}

type RowProps = Pick<SessionsPageProps, 'token' | 'login'> & { readonly session: Session; readonly isHere: boolean }

function SessionRow({ token, login, session, isHere }: RowProps) {
  const name = browserName(session.userAgent)
  return (
    <tr>
      <th scope="row" title={session.userAgent}>
        {name}
      </th>
      <td>{blurbDay(session.createdAt)}</td>
      <td>{blurbDay(session.seenAt)}</td>
      <td>
        {isHere ? (
          'This browser'
        ) : (
          <form method="post" action={urls.sessions(login)}>
            <FormToken token={token} />
            <input type="hidden" name="session" value={session.id} />
            <button type="submit" aria-label={`Log out ${name}`}>
              Log out
            </button>
          </form>
        )}
      </td>
    </tr>
  )
}
