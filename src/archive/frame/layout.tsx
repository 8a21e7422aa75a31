import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { blurbDay } from '../../platform/text/dates.ts'
import type { Assets } from '../../platform/ui/assets.ts'
import { FIRST_FACES } from '../../platform/ui/faces/faces.ts'
import type { Member, Viewer } from '../../platform/web/viewer.ts'
import { urls } from '../urls.ts'
import { Header } from './header.tsx'
import type { Look } from './look.ts'

/** What a page says about itself. */
export interface PageParts {
  /** of the window, without the archive's name; empty for the front page, which has only that */
  readonly title: string
  /** class of div#main, exactly: "works-show region"; readers' tools compare the whole string */
  readonly main: string
  /** one sentence for search engines and shared links; never of a mature work */
  readonly description?: string | undefined
  /** nothing but the address, the look and the consent of adults makes a difference between guests: it may be kept */
  readonly sameForGuests?: boolean
  /** the page is not to be found by search engines */
  readonly unlisted?: boolean
  /** programs that write may be trained with it; as the archive says when absent */
  readonly training?: boolean
  /** the address that is this page's own, when several lead to it */
  readonly canonical?: string | undefined
  /** what a shared link shows: a card; never of what is for adults or for members alone */
  readonly card?: Card | undefined
  /** more lines for <head> */
  readonly head?: Child
  /** shown between header and main, as the reader's bar */
  readonly bar?: Child
  readonly body: Child
}

/** A page as other sites show it when it is linked. Addresses are absolute. */
export interface Card {
  readonly title: string
  readonly description: string
  readonly address: string
  readonly picture?: string
  /** as schema.org describes it, for search engines */
  readonly data: Readonly<Record<string, unknown>>
}

/** What every page shows around its own content. */
export interface Surroundings {
  readonly archive: string
  /** what those who keep the archive tell on every page; empty for nothing */
  readonly banner: string
  readonly viewer: Viewer
  readonly token: string
  readonly look: Look
  readonly assets: Assets
  readonly notice: string | undefined
  readonly query: string
  /** of another room, for the header */
  readonly more?: Child
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
      data-warnings={look.warnings}
      data-tags={look.tags}
    >
      <Head page={page} around={around} />
      <body class={viewer.kind === 'member' ? 'logged-in' : 'logged-out'}>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <div id="outer" class="wrapper">
          <Header
            archive={around.archive}
            viewer={viewer}
            token={around.token}
            query={around.query}
            more={around.more}
          />
          {around.banner === '' ? null : (
            <aside class="banner" aria-label="From those who keep the archive" dir="auto">
              {around.banner}
            </aside>
          )}
          {page.bar}
          <div id="inner" class="wrapper">
            <div id="main" class={page.main} role="main" tabindex={-1}>
              {viewer.kind === 'member' && viewer.suspended ? (
                <Suspended login={viewer.login} standing={viewer.suspended} />
              ) : null}
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

type SuspendedProps = { readonly login: string; readonly standing: NonNullable<Member['suspended']> }

/** On every page of somebody who is suspended. */
function Suspended({ login, standing }: SuspendedProps) {
  return (
    <div class="flash notice" role="status">
      <p>
        Your account is suspended until {blurbDay(standing.until)}. You can read, and take your works with you, but not
        post or say anything. <a href={urls.standing(login)}>Why, and how to appeal</a>
      </p>
      {standing.reason === '' ? null : <p class="said">{standing.reason}</p>}
    </div>
  )
}

function Head({ page, around }: { readonly page: PageParts; readonly around: Surroundings }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{page.title === '' ? around.archive : `${page.title} · ${around.archive}`}</title>
      <meta name="csrf-token" content={around.token} />
      <meta name="language" content="en" />
      {page.description ? <meta name="description" content={page.description} /> : null}
      <Robots page={page} />
      {page.canonical ? <link rel="canonical" href={page.canonical} /> : null}
      <link rel="icon" href="/assets/icons/favicon.svg" type="image/svg+xml" />
      <link rel="manifest" href={urls.manifest()} />
      {FIRST_FACES.map((address) => (
        <link rel="preload" href={address} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={around.assets.style} />
      <script type="module" src={around.assets.enhance}></script>
      <link
        rel="alternate"
        type="application/atom+xml;profile=opds-catalog;kind=navigation"
        title="Catalogue for e-readers"
        href={urls.opds()}
      />
      {page.card ? <CardLines card={page.card} archive={around.archive} /> : null}
      {page.head}
    </head>
  )
}

/** Machines are told by every page; what creators chose for a work is in its page's own parts. */
function Robots({ page }: { readonly page: PageParts }) {
  const told = [...(page.unlisted ? ['noindex'] : []), ...(page.training === true ? [] : ['noai', 'noimageai'])]
  return (
    <>
      {told.length > 0 ? <meta name="robots" content={told.join(', ')} /> : null}
      {page.training === true ? null : <meta name="tdm-reservation" content="1" />}
    </>
  )
}

function CardLines({ card, archive }: { readonly card: Card; readonly archive: string }) {
  return (
    <>
      <meta property="og:site_name" content={archive} />
      <meta property="og:type" content="article" />
      <meta property="og:title" content={card.title} />
      <meta property="og:description" content={card.description} />
      <meta property="og:url" content={card.address} />
      {card.picture ? <meta property="og:image" content={card.picture} /> : null}
      <meta name="twitter:card" content="summary" />
      <script type="application/ld+json">{raw(JSON.stringify(card.data).replaceAll('<', '\\u003c'))}</script>
    </>
  )
}

function Footer() {
  return (
    <footer id="footer" class="region">
      <ul class="navigation actions">
        <li>
          <a href={urls.collections()}>Collections</a>
        </li>
        <li>
          <a href={urls.about()}>About this archive</a>
        </li>
        <li>
          <a href={urls.news()}>News</a>
        </li>
        <li>
          <a href={urls.faq()}>Questions</a>
        </li>
        <li>
          <a href={urls.look()}>Type and theme</a>
        </li>
        <li>
          <a href={urls.api()}>For programs</a>
        </li>
        <li>
          <a href={urls.offline()}>Kept on this device</a>
        </li>
      </ul>
    </footer>
  )
}
