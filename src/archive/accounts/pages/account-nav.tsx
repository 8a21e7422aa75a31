import type { Child } from 'hono/jsx'
import { urls } from '../../urls.ts'

/** The pages of one's own account. */
const PAGES = [
  ['preferences', 'Preferences', urls.preferences],
  ['talk', 'Comments and mail', urls.talkPreferences],
  ['distance', 'Blocked and muted', urls.distance],
  ['bonds', 'Reading together', urls.bonds],
  ['betas', 'Beta rooms', urls.betas],
  ['profile', 'Profile', urls.editProfile],
  ['pseuds', 'Pen names', urls.pseuds],
  ['email', 'E-mail address', urls.changeEmail],
  ['password', 'Password', urls.changePassword],
  ['second', 'Logging in with a code', urls.secondStep],
  ['passkeys', 'Passkeys', urls.passkeys],
  ['sessions', 'Logged-in browsers', urls.sessions],
  ['keys', 'Keys for programs', urls.programKeys],
  ['feeds', 'Private feeds', urls.privateFeeds],
  ['readers', 'E-readers', urls.eReaders],
  ['filters', 'My filters', urls.myFilters],
  ['searches', 'Saved searches', urls.savedSearches],
  ['invitations', 'Invitations', urls.invitations],
  ['standing', 'Standing and reports', urls.standing],
  ['export', 'Take everything along', urls.exportAccount],
  ['import', 'Bring an account in', urls.importAccount],
  ['trail', 'What the archive did', urls.ownTrail],
] as const

export type AccountPage = (typeof PAGES)[number][0]

/** One of the pages of one's own account, with the ways to the others above it; on a narrow screen they are folded away. */
export function AccountFrame(props: { readonly login: string; readonly at: AccountPage; readonly children: Child }) {
  return (
    <>
      <div id="dashboard">
        <details class="fold account-pages">
          <summary>Your account</summary>
          <ul class="navigation actions">
            <li>
              <a href={urls.user(props.login)}>{props.login}</a>
            </li>
            {PAGES.map(([name, label, address]) => (
              <li>
                {name === props.at ? <span class="current">{label}</span> : <a href={address(props.login)}>{label}</a>}
              </li>
            ))}
          </ul>
        </details>
      </div>
      {props.children}
    </>
  )
}
