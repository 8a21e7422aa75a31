import { blurbDay, withThousands } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { Pagination } from '../../../platform/ui/pagination.tsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import type { Member } from '../../../platform/web/viewer.ts'
import { type AskedLine, SearchBox, SearchTabs } from '../../search/index.ts'
import { urls } from '../../urls.ts'
import { type Blurb, FinishedBlurb, writeBlurb } from '../../works/index.ts'
import { howFar, type Place } from '../rules.ts'
import type { Reading } from '../store/readings.ts'

/** A work in the history, as it is shown. */
export interface HistoryEntry {
  readonly reading: Reading
  readonly blurb: Blurb
  readonly place: Place | undefined
}

export interface HistoryProps {
  readonly login: string
  readonly token: string
  readonly entries: readonly HistoryEntry[]
  /** on all pages */
  readonly count: number
  readonly page: number
  readonly pages: number
  /** what is looked for among them */
  readonly asked: AskedLine
  readonly viewer: Member
  readonly forLater: boolean
  /** whether what is opened is remembered */
  readonly keeping: boolean
}

/** What a member has read, or means to. */
export function HistoryPage(props: HistoryProps) {
  const { login, entries, count, page, pages, asked, forLater } = props
  const searched = asked.line !== ''
  return (
    <>
      <h2 class="heading">
        {forLater ? 'Marked for Later' : 'History'} ({withThousands(count)})
      </h2>
      <Tabs
        label="History"
        at={forLater ? 'to-read' : 'all'}
        pages={[
          ['all', 'Opened', urls.readings(login)],
          ['to-read', 'Marked for later', urls.readings(login, 'to-read')],
        ]}
      />
      {props.keeping || forLater ? null : (
        <p class="notice">
          Your history is off: what you open is not remembered. <a href={urls.preferences(login)}>Preferences</a>
        </p>
      )}
      {count > 0 || searched ? <Search {...props} /> : null}
      <h3 class="landmark heading">Works</h3>
      {entries.length > 0 ? (
        <ol class="reading work index group" role="group">
          {entries.map((entry) => (
            <FinishedBlurb written={asked.marked(writeBlurb(entry.blurb))} counters={entry.blurb.counters}>
              <Viewed {...entry} login={login} token={props.token} forLater={forLater} />
            </FinishedBlurb>
          ))}
        </ol>
      ) : (
        <Nothing searched={searched} forLater={forLater} />
      )}
      <Pagination page={page} pages={pages} href={(number) => addressOf(props, asked.line, number)} />
      {count > 0 && !forLater && !searched ? <ClearAll login={login} token={props.token} /> : null}
    </>
  )
}

function addressOf({ login, forLater }: HistoryProps, line: string, page?: number): string {
  const parameters = new URLSearchParams({
    ...(forLater ? { show: 'to-read' } : {}),
    ...(line === '' ? {} : { query: line }),
    ...(page === undefined ? {} : { page: String(page) }),
  })
  return parameters.size === 0 ? urls.readings(login) : `${urls.readings(login)}?${parameters}`
}

function Search(props: HistoryProps) {
  const { login, asked, forLater, viewer } = props
  return (
    <>
      {asked.line === '' ? null : <SearchTabs at="history" line={asked.line} viewer={viewer} />}
      <SearchBox
        label="Search in this list"
        line={asked.line}
        mistakes={asked.mistakes}
        action={urls.readings(login)}
        address={(line) => addressOf(props, line)}
      >
        {forLater ? <input type="hidden" name="show" value="to-read" /> : null}
      </SearchBox>
    </>
  )
}

function Nothing({ searched, forLater }: { readonly searched: boolean; readonly forLater: boolean }) {
  if (searched) return <p class="soft">No work here is all of this.</p>
  return (
    <div class="empty">
      <h3 class="heading">{forLater ? 'Nothing is marked' : 'Nothing yet'}</h3>
      <p>
        {forLater
          ? 'Press Mark for Later above a work, and it stands here until you mark it as read.'
          : 'Works that you open stand here, for your eyes alone, with the place where you stopped.'}{' '}
        <a href={urls.works()}>Find something to read</a>
      </p>
    </div>
  )
}

type ViewedProps = HistoryEntry & { readonly login: string; readonly token: string; readonly forLater: boolean }

/** Readers' tools take the day and the number of visits from here. */
function Viewed({ reading, blurb, place, login, token, forLater }: ViewedProps) {
  const added = blurb.chapterCount - reading.chapters
  return (
    <div class="user module group">
      <h4 class="viewed heading">
        {reading.lastAt === null ? (
          <>
            <span>Marked:</span> {blurbDay(reading.markedAt ?? '')}
          </>
        ) : (
          <>
            <span>Last visited:</span> {blurbDay(reading.lastAt)} <Versions added={added} />{' '}
            {reading.visits === 1 ? 'Visited once' : `Visited ${withThousands(reading.visits)} times`}
          </>
        )}
        {reading.markedAt === null || forLater ? null : ' (Marked for Later)'}
      </h4>
      {place ? (
        <p>
          {blurb.chapterCount > 1
            ? `Read to chapter ${place.number}, ${howFar(place.through)}.`
            : `Read: ${howFar(place.through)}.`}{' '}
          <a href={urls.place(blurb.id)}>Go there</a>
        </p>
      ) : null}
      <ul class="actions">
        <li>
          <form method="post" action={forLater ? urls.markAsRead(blurb.id) : urls.readings(login)}>
            <FormToken token={token} />
            <input type="hidden" name="work" value={blurb.id} />
            <input type="hidden" name="from" value="history" />
            <button type="submit">
              {forLater ? 'Mark as Read' : 'Delete from History'}
              <span class="landmark">: {blurb.title}</span>
            </button>
          </form>
        </li>
      </ul>
    </div>
  )
}

function Versions({ added }: { readonly added: number }) {
  if (added <= 0) return null
  return (
    <strong class="update">({added === 1 ? '1 new chapter' : `${withThousands(added)} new chapters`} since)</strong>
  )
}

function ClearAll({ login, token }: { readonly login: string; readonly token: string }) {
  return (
    <details class="clear">
      <summary>Clear the history</summary>
      <form method="post" action={urls.readings(login)}>
        <FormToken token={token} />
        <p>Every work and every place in it is forgotten; marks for later stay. This cannot be taken back.</p>
        <button type="submit" name="clear" value="all" class="danger">
          Clear all
        </button>
      </form>
    </details>
  )
}
