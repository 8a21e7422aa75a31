import type { Child } from 'hono/jsx'
import { withThousands } from '../../../platform/text/dates.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { urls } from '../../urls.ts'
import { FinishedBlurb, inOnePiece, TagLink } from '../../works/index.ts'
import { EVERYTHING } from '../filter/filter.ts'
import type { Found } from '../finder/finder.ts'
import { PAGE } from '../listing/place.ts'
import type { Listing } from '../listing/store.ts'
import type { Understood } from '../listing/understand.ts'
import { HiddenNote } from '../mine/note.tsx'
import type { Passages } from '../passages/index.tsx'
import { addressOf, type Base, bare } from './address.ts'
import { markedIn, withMarks } from './highlight.ts'
import { SORT_WORDS } from './order.ts'
import { Pagination } from './pagination.tsx'
import { Panel, TEXT_FORM } from './panel.tsx'
import { pillsOf } from './pills.ts'
import { MistakesAbove } from './query-line.tsx'

type ListingPageProps = {
  readonly viewer: Viewer
  readonly found: Found
  /** sentences about what the address asked for and could not be used */
  readonly problems: readonly string[]
  readonly passages: Passages
  /** the list beside a person's pages */
  readonly dashboard?: Child
  /** to keep what the listing asks for; for members */
  readonly saving?: Child
}

/** A listing with its panel: of everything, of a tag, of a person. Nothing else stands directly in div#main. */
export function ListingPage({ viewer, found, problems, passages, dashboard, saving }: ListingPageProps) {
  const { asked, listing } = found
  return (
    <>
      {dashboard}
      <div class="head">
        <h2 class="heading">
          {countWords(listing)}
          <Whose asked={asked} />
        </h2>
        <p class="sort">
          Sorted by <a href="#work-filters">{SORT_WORDS[asked.filter.sort]}</a>
        </p>
        <Pills asked={asked} base="listing" />
        <HiddenNote found={found} base="listing" />
        {saving}
        <MistakesAbove mistakes={asked.mistakes} />
        <form id={TEXT_FORM} method="get" action={urls.searchWorks()} hidden />
        <Sentences sentences={[...problems, ...asked.problems]} />
      </div>
      {keptPanel(found, viewer.kind === 'member')}
      <Results found={found} base="listing" passages={passages} />
    </>
  )
}

/** Panels by the answer that they were made for, which the finder keeps: half of the page, and the same each time. */
const panels = new WeakMap<Understood, Child>()

function keptPanel({ asked, facets }: Found, forMember: boolean): Child {
  const { tag, user, pseud, collection } = asked.filter
  const clear = bare(addressOf(asked, { ...EVERYTHING, tag, user, pseud, collection }, 'listing'))
  const panel =
    panels.get(asked) ?? inOnePiece(<Panel asked={asked} facets={facets} clear={clear} forMember={forMember} />)
  panels.set(asked, panel)
  return panel
}

/** The blurbs and the way to the others, or what to do when there are none. */
export function Results({
  found: { asked, listing, blurbs, meant },
  base,
  passages,
}: {
  readonly found: Found
  readonly base: Base
  readonly passages: Passages
}) {
  const phrases = markedIn(asked.resolved, 'summary')
  return (
    <div class="results">
      {listing.works.length === 0 ? <Nothing asked={asked} listing={listing} base={base} meant={meant} /> : null}
      <h3 class="landmark heading">Works</h3>
      <ol class="work index group" role="group">
        {blurbs.map(({ written, counters }) => (
          <FinishedBlurb written={withMarks(written, phrases)} counters={counters}>
            {passages.get(written.id)}
          </FinishedBlurb>
        ))}
      </ol>
      {blurbs.length > 0 ? (
        <p class="soft">
          <a href={urls.squares()}>What the squares mean</a>
        </p>
      ) : null}
      <Pagination listing={listing} asked={asked} base={base} />
    </div>
  )
}

/** Readers' tools take the count from the fifth word, so it is there even when all works fit on one page. */
function countWords({ page, total, works }: Listing): string {
  const first = works.length === 0 ? 0 : (page - 1) * PAGE + 1
  const last = works.length === 0 ? 0 : first + works.length - 1
  return `${withThousands(first)} - ${withThousands(last)} of ${withThousands(total)} ${total === 1 ? 'Work' : 'Works'}`
}

function Whose({ asked: { place, person, pseud, collection } }: { readonly asked: Understood }) {
  return (
    <>
      {person ? (
        <>
          {' '}
          by{' '}
          <a href={urls.user(person.login)}>
            {pseud && pseud.name !== person.login ? `${pseud.name} (${person.login})` : person.login}
          </a>
        </>
      ) : null}
      {place ? (
        <>
          {' '}
          in <TagLink tag={place} />
        </>
      ) : null}
      {collection ? (
        <>
          {' '}
          in{' '}
          <a href={urls.collection(collection.name)} dir="auto">
            {collection.title}
          </a>
        </>
      ) : null}
    </>
  )
}

/** What the listing asks for, each with the way to the listing without it. */
export function Pills({ asked, base }: { readonly asked: Understood; readonly base: Base }) {
  const pills = pillsOf(asked)
  if (pills.length === 0) return null
  return (
    <ul class="pills">
      {pills.map(({ words, not, without }) => (
        <li class={not ? 'not' : undefined}>
          <a href={bare(addressOf(asked, without, base))} dir="auto">
            <span class="text">Remove {not ? 'not ' : ''}</span>
            {words}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What could not be used, said once. */
export function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <div class="hidden-note" role="status">
      {sentences.map((sentence) => (
        <p dir="auto">{sentence}</p>
      ))}
    </div>
  )
}

function Nothing({
  asked,
  listing,
  base,
  meant,
}: {
  readonly asked: Understood
  readonly listing: Listing
  readonly base: Base
  readonly meant: string | undefined
}) {
  if (listing.total > 0) {
    return (
      <div class="empty">
        <h3 class="heading">These works end before page {withThousands(listing.page)}</h3>
        <p>There are {withThousands(listing.pages)} pages.</p>
        <p class="actions">
          <a class="button" href={addressOf(asked, asked.filter, base, { page: listing.pages })}>
            Go to the last page
          </a>
        </p>
      </div>
    )
  }
  const pills = pillsOf(asked)
  return (
    <div class="empty">
      <h3 class="heading">{pills.length > 0 ? 'No work is all of this' : 'Nothing here yet'}</h3>
      {meant === undefined ? null : (
        <p>
          Did you mean{' '}
          <a href={addressOf(asked, { ...asked.filter, query: meant }, base)}>
            <code dir="auto">{meant}</code>
          </a>
          ?
        </p>
      )}
      {pills.length > 0 ? (
        <>
          <p>Take one of the conditions away:</p>
          <Pills asked={asked} base={base} />
        </>
      ) : (
        <p>Works appear here as soon as someone posts one.</p>
      )}
      <p class="actions">
        <a class="button" href={urls.media()}>
          Browse by fandom
        </a>
        <a class="button" href={urls.searchWorks()}>
          Search all works
        </a>
      </p>
    </div>
  )
}
