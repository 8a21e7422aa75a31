import { withThousands } from '../../../platform/text/dates.ts'
import { urls } from '../../urls.ts'
import type { Counts, Person } from '../store/people.ts'

/** Which of a person's pages is open. */
export type Tab =
  | 'home'
  | 'profile'
  | 'works'
  | 'series'
  | 'bookmarks'
  | 'drafts'
  | 'bin'
  | 'templates'
  | 'history'
  | 'subscriptions'
  | 'collections'
  | 'gifts'
  | 'statistics'

type DashboardProps = { readonly person: Person; readonly counts: Counts; readonly tab: Tab; readonly own: boolean }

/** The list beside a person's pages. */
export function Dashboard({ person, counts, tab, own }: DashboardProps) {
  const { login } = person
  return (
    <div id="dashboard">
      <ul class="navigation actions">
        <Entry href={urls.user(login)} words={login} current={tab === 'home'} />
        <Entry href={urls.profile(login)} words="Profile" current={tab === 'profile'} />
        <Entry
          href={urls.userWorks(login)}
          words={`Works (${withThousands(counts.works)})`}
          current={tab === 'works'}
        />
        <Entry
          href={urls.userSeries(login)}
          words={`Series (${withThousands(counts.series)})`}
          current={tab === 'series'}
        />
        <Entry
          href={urls.userBookmarks(login)}
          words={`Bookmarks (${withThousands(counts.bookmarks)})`}
          current={tab === 'bookmarks'}
        />
        <Entry href={urls.userCollections(login)} words="Collections" current={tab === 'collections'} />
        <Entry href={urls.giftsTo(login)} words="Gifts" current={tab === 'gifts'} />
        {own ? <Entry href={urls.readings(login)} words="History" current={tab === 'history'} /> : null}
        {own ? (
          <Entry href={urls.subscriptions(login)} words="Subscriptions" current={tab === 'subscriptions'} />
        ) : null}
        {own ? (
          <Entry
            href={urls.userDrafts(login)}
            words={`Drafts (${withThousands(counts.drafts)})`}
            current={tab === 'drafts'}
          />
        ) : null}
        {own ? <Entry href={urls.userBin(login)} words="Bin" current={tab === 'bin'} /> : null}
        {own ? <Entry href={urls.templates(login)} words="Templates" current={tab === 'templates'} /> : null}
        {own ? <Entry href={urls.bulk(login)} words="Change several works" /> : null}
        {own ? <Entry href={urls.statistics(login)} words="Statistics" current={tab === 'statistics'} /> : null}
        {own ? <Entry href={urls.pictures(login)} words="Pictures" /> : null}
        {own ? <Entry href={urls.inbox(login)} words="Inbox" /> : null}
        {own ? <Entry href={urls.ties(login)} words="Asked of you" /> : null}
        {own ? <Entry href={urls.pseuds(login)} words="Pen names" /> : null}
        {own ? <Entry href={urls.preferences(login)} words="Preferences" /> : null}
        {own ? <Entry href={urls.sessions(login)} words="Logged in on" /> : null}
      </ul>
    </div>
  )
}

function Entry({
  href,
  words,
  current = false,
}: {
  readonly href: string
  readonly words: string
  readonly current?: boolean
}) {
  return <li>{current ? <span class="current">{words}</span> : <a href={href}>{words}</a>}</li>
}
