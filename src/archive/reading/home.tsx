import type { Child } from 'hono/jsx'
import { isoDay, withThousands } from '../../platform/text/dates.ts'
import type { Viewer } from '../../platform/web/viewer.ts'
import { type Begun, howFar } from '../place/index.ts'
import type { Tag } from '../tags/index.ts'
import { urls } from '../urls.ts'
import { Blurb, TagLink } from '../works/index.ts'
import type { Draft, FandomEntry } from './store.ts'

type HomeProps = {
  readonly archive: string
  /** the operator's own words; empty for none */
  readonly welcome: string
  readonly viewer: Viewer
  readonly newest: readonly Blurb[]
  readonly fandoms: readonly FandomEntry[]
  readonly drafts: readonly Draft[]
  /** what the member has begun to read */
  readonly begun: readonly Begun[]
  /** those that the member keeps at hand */
  readonly tags: readonly Tag[]
  /** news; null for none */
  readonly told: Child
}

/** The hall behind the front door. */
export function HomePage({ archive, welcome, viewer, newest, fandoms, drafts, begun, tags, told }: HomeProps) {
  return (
    <div class="home">
      <div class="welcome">
        <h2 class="heading">{viewer.kind === 'member' ? `Welcome back, ${viewer.login}` : archive}</h2>
        <p>{welcome === '' ? 'Stories by fans, for whoever likes to read them.' : welcome}</p>
        <p class="actions">
          <a class="button primary" href={urls.works()}>
            Find something to read
          </a>
          {viewer.kind === 'member' ? (
            <a class="button" href={urls.newWork()}>
              Post a work
            </a>
          ) : (
            <a class="button" href={urls.register()}>
              Make an account
            </a>
          )}
        </p>
      </div>
      {viewer.kind === 'member' ? <GoOnReading login={viewer.login} begun={begun} /> : <GuestsPlaces />}
      {drafts.length > 0 && viewer.kind === 'member' ? <Drafts login={viewer.login} drafts={drafts} /> : null}
      {tags.length > 0 ? <KeptTags tags={tags} /> : null}
      {told}
      <section class="shelf">
        <h3 class="heading">New on the shelf</h3>
        {newest.length > 0 ? (
          <>
            <p class="more">
              <a href={urls.works()}>All works</a>
            </p>
            <ol class="work index group" role="group">
              {newest.map((blurb) => (
                <Blurb blurb={blurb} />
              ))}
            </ol>
          </>
        ) : (
          <div class="empty">
            <h3 class="heading">The shelf is still empty</h3>
            <p>The first story that is posted will stand here.</p>
          </div>
        )}
      </section>
      {fandoms.length > 0 ? <Fandoms fandoms={fandoms} /> : null}
    </div>
  )
}

function GoOnReading({ login, begun }: { readonly login: string; readonly begun: readonly Begun[] }) {
  if (begun.length === 0) return null
  return (
    <section class="shelf going-on">
      <h3 class="heading">Continue reading</h3>
      <p class="more">
        <a href={urls.readings(login)}>History</a>
      </p>
      <ul class="directory">
        {begun.map(({ blurb, place, added }) => (
          <li>
            <a href={urls.place(blurb.id)} lang={blurb.language} dir="auto">
              {blurb.title}
            </a>{' '}
            <span class="count">
              {blurb.chapterCount > 1 ? `chapter ${place.number} of ${blurb.chapterCount}, ` : ''}
              {howFar(place.through)}
              {added > 0 ? `; ${added === 1 ? '1 new chapter' : `${added} new chapters`}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The browser keeps a guest's places, and fills them in. */
function GuestsPlaces() {
  return (
    <section class="shelf going-on" data-enhance="places" hidden>
      <h3 class="heading">Continue reading</h3>
      <ul class="directory"></ul>
      <p>
        <button type="button" class="quiet">
          Forget these
        </button>{' '}
        <span class="hint">Only this browser knows them.</span>
      </p>
    </section>
  )
}

function Drafts({ login, drafts }: { readonly login: string; readonly drafts: readonly Draft[] }) {
  return (
    <section class="shelf">
      <h3 class="heading">Go on writing</h3>
      <p class="more">
        <a href={urls.userDrafts(login)}>All drafts</a>
      </p>
      <ul class="directory">
        {drafts.map((draft) => (
          <li>
            <a href={urls.editWork(draft.id)} dir="auto">
              {draft.title}
            </a>{' '}
            <span class="count">last touched {isoDay(draft.editedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function KeptTags({ tags }: { readonly tags: readonly Tag[] }) {
  return (
    <section class="shelf">
      <h3 class="heading">Your tags</h3>
      <ul class="directory">
        {tags.map((tag) => (
          <li>
            <TagLink tag={tag} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Fandoms({ fandoms }: { readonly fandoms: readonly FandomEntry[] }) {
  return (
    <section class="shelf">
      <h3 class="heading">Fandoms</h3>
      <p class="more">
        <a href={urls.media()}>All fandoms</a>
      </p>
      <ul class="directory">
        {fandoms.map((fandom) => (
          <li>
            <a class="tag" href={urls.tagWorks(fandom.pathName)} dir="auto">
              {fandom.name}
            </a>{' '}
            <span class="count">({withThousands(fandom.works)})</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
