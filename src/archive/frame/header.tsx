import type { Child } from 'hono/jsx'
import { FormToken } from '../../platform/ui/fields.tsx'
import { Mark } from '../../platform/ui/mark.tsx'
import type { Member, Viewer } from '../../platform/web/viewer.ts'
import { isStaff, may } from '../rights.ts'
import { urls } from '../urls.ts'

type HeaderProps = {
  readonly archive: string
  readonly viewer: Viewer
  readonly token: string
  /** what was searched for on this page; empty for nothing */
  readonly query: string
  /** of another room */
  readonly more?: Child
}

/** The top of every page: the archive's name, where to go, the search, and who is here. */
export function Header({ archive, viewer, token, query, more }: HeaderProps) {
  return (
    <header id="header" class="region">
      <h1>
        <a class="home" href={urls.home()}>
          <Mark /> <span>{archive}</span>
        </a>
      </h1>
      <nav aria-label="Archive">
        <ul class="primary navigation actions">
          <li class="dropdown">
            <a href={urls.media()}>Browse</a>
          </li>
          <li>
            <a href={urls.works()}>Works</a>
          </li>
          {viewer.kind === 'member' ? (
            <li>
              <a href={urls.newWork()}>Post</a>
            </li>
          ) : null}
          <li class="search">
            <a href={urls.searchWorks()}>Search</a>
          </li>
        </ul>
      </nav>
      <form class="search" role="search" aria-label="Works" action={urls.searchWorks()} method="get">
        <input
          type="search"
          name="work_search[query]"
          aria-label="Search works"
          placeholder="Search works"
          value={query}
        />
        <button type="submit">Search</button>
      </form>
      {more}
      {viewer.kind === 'member' ? <Greeting member={viewer} token={token} /> : <LogIn token={token} />}
    </header>
  )
}

/** Readers' tools know by the link to the log-out page that they are logged in, and take the token from the form. */
function Greeting({ member, token }: { readonly member: Member; readonly token: string }) {
  return (
    <nav id="greeting" aria-label="You">
      <ul class="user navigation actions">
        <li class="dropdown">
          <details name="header-menu">
            <summary>{member.login}</summary>
            <ul class="menu">
              <li>
                <a href={urls.user(member.login)}>Your page</a>
              </li>
              <li>
                <a href={urls.inbox(member.login)}>Inbox</a>
              </li>
              <li>
                <a href={urls.readings(member.login)}>History</a>
              </li>
              <li>
                <a href={urls.userBookmarks(member.login)}>Bookmarks</a>
              </li>
              <li>
                <a href={urls.subscriptions(member.login)}>Subscriptions</a>
              </li>
              <li>
                <a href={urls.bonds()}>Reading together</a>
              </li>
              <li>
                <a href={urls.betas()}>Beta rooms</a>
              </li>
              <li>
                <a href={urls.userDrafts(member.login)}>Drafts</a>
              </li>
              <li>
                <a href={urls.importStories()}>Bring in files</a>
              </li>
              <li>
                <a href={urls.preferences(member.login)}>Preferences</a>
              </li>
              {may(member, 'wrangle-tags') ? (
                <li>
                  <a href={urls.desk()}>Tag desk</a>
                </li>
              ) : null}
              {isStaff(member) ? (
                <li>
                  <a href={may(member, 'judge-reports') ? urls.staffReports() : urls.staffTrail()}>Keep order</a>
                </li>
              ) : null}
              {may(member, 'run-archive') ? (
                <li>
                  <a href={urls.admin()}>Run the archive</a>
                </li>
              ) : null}
              <li>
                <a href={urls.logout()}>Log out</a>
              </li>
            </ul>
          </details>
        </li>
      </ul>
      <form action={urls.logout()} method="post" hidden>
        <FormToken token={token} />
      </form>
    </nav>
  )
}

/** In every page of a guest: readers' tools take the token from this form. */
function LogIn({ token }: { readonly token: string }) {
  return (
    <div id="login" class="dropdown">
      <details name="header-menu">
        <summary>Log in</summary>
        <div id="small_login">
          <form id="new_user_session_small" action={urls.login()} method="post">
            <FormToken token={token} />
            <p class="field">
              <label for="small-login">Name or e-mail</label>
              <input id="small-login" name="user[login]" autocomplete="username" required />
            </p>
            <p class="field">
              <label for="small-password">Password</label>
              <input
                id="small-password"
                name="user[password]"
                type="password"
                autocomplete="current-password"
                required
              />
            </p>
            <p class="check">
              <label>
                <input type="checkbox" name="user[remember_me]" value="1" /> <span>Stay logged in</span>
              </label>
            </p>
            <p class="actions">
              <button type="submit" class="primary" name="commit">
                Log in
              </button>
            </p>
          </form>
          <ul class="menu">
            <li>
              <a href={urls.register()}>Make an account</a>
            </li>
            <li>
              <a href={urls.forgottenPassword()}>Forgotten password</a>
            </li>
          </ul>
        </div>
      </details>
    </div>
  )
}
