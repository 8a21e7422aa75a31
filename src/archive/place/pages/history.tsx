import { blurbDay, withThousands } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { Pagination } from '../../../platform/ui/pagination.tsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import { urls } from '../../urls.ts'
import { Blurb } from '../../works/index.ts'
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
  readonly words: string
  readonly forLater: boolean
  /** whether what is opened is remembered */
  readonly keeping: boolean
}

/** What a member has read, or means to. */
export function HistoryPage(props: HistoryProps) {
  const { login, entries, count, page, pages, words, forLater } = props
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
      {count > 0 || words !== '' ? <Search {...props} /> : null}
      <h3 class="landmark heading">Works</h3>
      {entries.length > 0 ? (
        <ol class="reading work index group" role="group">
          {entries.map((entry) => (
            <Blurb blurb={entry.blurb}>
              <Viewed {...entry} login={login} token={props.token} forLater={forLater} />
            </Blurb>
          ))}
        </ol>
      ) : (
        <Nothing words={words} forLater={forLater} />
      )}
      <Pagination page={page} pages={pages} href={(number) => addressOf(props, number)} />
      {count > 0 && !forLater && words === '' ? <ClearAll login={login} token={props.token} /> : null}
    </>
  )
}

function addressOf({ login, words, forLater }: HistoryProps, page: number): string {
  const parameters = new URLSearchParams({
    ...(forLater ? { show: 'to-read' } : {}),
    ...(words === '' ? {} : { query: words }),
    page: String(page),
  })
  return `${urls.readings(login)}?${parameters}`
}

function Search({ login, words, forLater }: HistoryProps) {
  return (
    <form class="inline" role="search" aria-label="In this list" method="get" action={urls.readings(login)}>
      {forLater ? <input type="hidden" name="show" value="to-read" /> : null}
      <label for="field-query">Words of title or byline</label>{' '}
      <input type="search" id="field-query" name="query" value={words} dir="auto" />{' '}
      <button type="submit">Search</button>
    </form>
  )
}

function Nothing({ words, forLater }: { readonly words: string; readonly forLater: boolean }) {
  if (words !== '') return <p class="soft">Nothing here has these words in its title or byline.</p>
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
