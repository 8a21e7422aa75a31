import type { Child } from 'hono/jsx'
import type { Assets } from '../../platform/ui/assets.ts'
import { FIRST_FACES } from '../../platform/ui/faces/faces.ts'
import { FormToken } from '../../platform/ui/fields.tsx'
import { Mark } from '../../platform/ui/mark.tsx'
import { hasRole, type Member, type Viewer } from '../../platform/web/viewer.ts'
import { urls } from '../urls.ts'
import type { Look } from './look.ts'

/** What a page says about itself. */
export interface PageParts {
  /** of the window, without the archive's name */
  readonly title: string
  /** class of div#main, exactly: "works-show region"; readers' tools compare the whole string */
  readonly main: string
  /** one sentence for search engines and shared links; never of a mature work */
  readonly description?: string | undefined
  /** nothing but the address, the look and the consent of adults makes a difference between guests: it may be kept */
  readonly sameForGuests?: boolean
  /** the page is not to be found by search engines */
  readonly unlisted?: boolean
  /** the address that is this page's own, when several lead to it */
  readonly canonical?: string | undefined
  /** more lines for <head> */
  readonly head?: Child
  /** shown between header and main, as the reader's bar */
  readonly bar?: Child
  readonly body: Child
}

/** What every page shows around its own content. */
export interface Surroundings {
  readonly archive: string
  readonly viewer: Viewer
  readonly token: string
  readonly look: Look
  readonly assets: Assets
  readonly notice: string | undefined
  readonly query: string
}

/** A whole page. */
export function Layout({ page, around }: { readonly page: PageParts; readonly around: Surroundings }) {
  const { look, viewer } = around
  return (
    <html
      lang="en"
      data-theme={look.theme}
      data-face={look.face}
      data-size={look.size}
      data-width={look.width}
      data-spacing={look.spacing}
      data-align={look.align}
    >
      <Head page={page} around={around} />
      <body class={viewer.kind === 'member' ? 'logged-in' : 'logged-out'}>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <div id="outer" class="wrapper">
          <Header around={around} />
          {page.bar}
          <div id="inner" class="wrapper">
            <div id="main" class={page.main} role="main" tabindex={-1}>
              {around.notice ? (
                <div class="flash notice" role="status">
                  {around.notice}
                </div>
              ) : null}
              {page.body}
            </div>
          </div>
          <Footer />
        </div>
      </body>
    </html>
  )
}

function Head({ page, around }: { readonly page: PageParts; readonly around: Surroundings }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>
        {page.title} · {around.archive}
      </title>
      <meta name="csrf-token" content={around.token} />
      <meta name="language" content="en" />
      {page.description ? <meta name="description" content={page.description} /> : null}
      {page.unlisted ? <meta name="robots" content="noindex" /> : null}
      {page.canonical ? <link rel="canonical" href={page.canonical} /> : null}
      <link rel="icon" href="/assets/icons/favicon.svg" type="image/svg+xml" />
      {FIRST_FACES.map((address) => (
        <link rel="preload" href={address} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={around.assets.style} />
      <script type="module" src={around.assets.enhance}></script>
      {page.head}
    </head>
  )
}

function Header({ around }: { readonly around: Surroundings }) {
  const { viewer, token } = around
  return (
    <header id="header" class="region">
      <h1>
        <a class="home" href={urls.home()}>
          <Mark /> <span>{around.archive}</span>
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
      <form class="search" role="search" action={urls.searchWorks()} method="get">
        <input
          type="search"
          name="work_search[query]"
          aria-label="Search works"
          placeholder="Search works"
          value={around.query}
        />
        <button type="submit">Search</button>
      </form>
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
                <a href={urls.userDrafts(member.login)}>Drafts</a>
              </li>
              <li>
                <a href={urls.importStories()}>Bring in files</a>
              </li>
              <li>
                <a href={urls.preferences(member.login)}>Preferences</a>
              </li>
              {hasRole(member, 'admin') ? (
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

function Footer() {
  return (
    <footer id="footer" class="region">
      <ul class="navigation actions">
        <li>
          <a href={urls.about()}>About this archive</a>
        </li>
        <li>
          <a href={urls.look()}>Type and theme</a>
        </li>
      </ul>
    </footer>
  )
}
