import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { isoDay, withThousands } from '../../platform/text/dates.ts'
import { urls } from '../urls.ts'
import { Blurb, type Person, type SeriesEntry } from '../works/index.ts'
import type { FandomCount } from './store.ts'

type UserPageProps = {
  readonly person: Person
  /** the pen name that the page is about; undefined for all of them */
  readonly pseud: Person['pseuds'][number] | undefined
  readonly blurbs: readonly Blurb[]
  /** what the viewer's own filters hide of their works; null when that is nothing */
  readonly note: Child
  readonly fandoms: readonly FandomCount[]
  /** the way to follow the person; absent for guests and oneself */
  readonly follow: Child | undefined
}

/** A person's front page, or that of one of their pen names. */
export function UserPage({ person, pseud, blurbs, note, fandoms, follow }: UserPageProps) {
  const works = pseud ? urls.pseudWorks(person.login, pseud.name) : urls.userWorks(person.login)
  return (
    <div class="user home">
      <div class="primary header module">
        <h2 class="heading">
          {pseud && pseud.name !== person.login ? `${pseud.name} (${person.login})` : person.login}
        </h2>
        {pseud && pseud.description !== '' ? <div class="userstuff">{raw(pseud.description)}</div> : null}
        {follow ? (
          <ul class="actions">
            <li class="subscribe">{follow}</li>
          </ul>
        ) : null}
      </div>
      <Shelf
        heading="Recent works"
        more={blurbs.length > 0 || note !== null ? { href: works, words: 'All works' } : undefined}
      >
        {note}
        {blurbs.length > 0 ? (
          <ol class="work index group" role="group">
            {blurbs.map((blurb) => (
              <Blurb blurb={blurb} />
            ))}
          </ol>
        ) : note === null ? (
          <p class="soft">Nothing has been posted under this name yet.</p>
        ) : null}
      </Shelf>
      {fandoms.length > 0 ? (
        <Shelf heading="Fandoms">
          <ul class="directory">
            {fandoms.map((fandom) => (
              <li>
                <a class="tag" href={`${works}?work_search[other_tag_names]=${encodeURIComponent(fandom.name)}`}>
                  {fandom.name}
                </a>{' '}
                <span class="count">({withThousands(fandom.works)})</span>
              </li>
            ))}
          </ul>
        </Shelf>
      ) : null}
    </div>
  )
}

type ShelfProps = {
  readonly heading: string
  readonly more?: { readonly href: string; readonly words: string } | undefined
  readonly children: Child
}

function Shelf({ heading, more, children }: ShelfProps) {
  return (
    <section class="shelf">
      <h3 class="heading">{heading}</h3>
      {more ? (
        <p class="more">
          <a href={more.href}>{more.words}</a>
        </p>
      ) : null}
      {children}
    </section>
  )
}

type ProfilePageProps = {
  readonly person: Person
  readonly own: boolean
  /** what lets a member hide their works */
  readonly hiding: Child
  /** login of the member who looks; undefined for a guest */
  readonly viewer: string | undefined
}

/** Who somebody is. The definitions stand in the order in which readers' tools take them. */
export function ProfilePage({ person, own, hiding, viewer }: ProfilePageProps) {
  return (
    <div class="user home profile">
      <div class="primary header module">
        <h2 class="heading">{person.login}</h2>
        {own ? (
          <ul class="actions">
            <li>
              <a href={urls.editProfile(person.login)}>Edit profile</a>
            </li>
          </ul>
        ) : null}
        {viewer !== undefined && !own ? (
          <ul class="actions">
            <li>{hiding}</li>
            <li>
              <a href={`${urls.distance(viewer)}?name=${person.login}`}>Block or mute</a>
            </li>
          </ul>
        ) : null}
      </div>
      <div class="wrapper">
        <dl class="meta">
          <dt class="pseuds">Pen names:</dt>
          <dd class="pseuds">
            {person.pseuds.map(({ name }, at) => (
              <>
                {at > 0 ? ', ' : null}
                <a href={urls.pseud(person.login, name)}>{name}</a>
              </>
            ))}
          </dd>
          <dt>Joined on:</dt>
          <dd>{isoDay(person.joinedAt)}</dd>
          <dt>Member number:</dt>
          <dd>{person.id}</dd>
        </dl>
      </div>
      {person.profile !== '' ? (
        <div class="bio module">
          <h3 class="heading">About</h3>
          <blockquote class="userstuff">{raw(person.profile)}</blockquote>
        </div>
      ) : null}
    </div>
  )
}

/** All series of a person. */
export function SeriesList({ person, series }: { readonly person: Person; readonly series: readonly SeriesEntry[] }) {
  return (
    <>
      <h2 class="heading">Series by {person.login}</h2>
      {series.length === 0 ? <p class="soft">There is no series here yet.</p> : null}
      <ul class="directory">
        {series.map((entry) => (
          <li>
            <a href={urls.series(entry.id)} dir="auto">
              {entry.title}
            </a>{' '}
            <span class="count">
              ({entry.works === 1 ? '1 work' : `${withThousands(entry.works)} works`}, {withThousands(entry.words)}{' '}
              words)
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
