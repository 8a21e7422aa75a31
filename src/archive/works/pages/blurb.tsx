import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { blurbDay, withThousands } from '../../../platform/text/dates.ts'
import type { Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import type { Counters, Blurb as Shown } from '../kinds.ts'
import { languageOf } from '../languages.ts'
import { Byline } from './byline.tsx'
import { RestrictedMark } from './restricted-mark.tsx'
import { isQuietWarning, Squares } from './squares.tsx'
import { TagLink, Unfold } from './tag-links.tsx'

/** What a blurb shows; the component below has its name. */
export type Blurb = Shown

/** A blurb written but for its counters, which move without its stamp. */
export interface WrittenBlurb {
  readonly id: number
  /** class of the list item */
  readonly names: string
  readonly about: Child
  readonly stats: Child
}

/** The card of a work in any list, as an item of `ol.work.index.group`.
 * @see docs/architecture.md, addresses: readers' tools rely on every class and order in it */
export function Blurb({ blurb, children }: { readonly blurb: Shown; readonly children?: Child }) {
  return (
    <FinishedBlurb written={writeBlurb(blurb)} counters={blurb.counters}>
      {children}
    </FinishedBlurb>
  )
}

/** Writes what stays the same while the stamp does; lists keep it. */
export function writeBlurb(blurb: Shown): WrittenBlurb {
  const users = blurb.creators.flatMap(({ userId }) => (userId === null ? [] : [` user-${userId}`]))
  return {
    id: blurb.id,
    names: `work blurb group work-${blurb.id}${[...new Set(users)].join('')}`,
    about: inOnePiece(<About blurb={blurb} />),
    stats: inOnePiece(<FirstStats blurb={blurb} />),
  }
}

/** HTML that is kept and written into many pages. A string that was put together stays a tree of its parts until someone
 * looks at a character; every page would walk that tree again. */
export function inOnePiece(html: Child): Child {
  const text = String(html)
  text.charCodeAt(0)
  return raw(text)
}

/** A blurb written before, with the counters of now.
 * @param children what a list says below it of the viewer's own */
export function FinishedBlurb({
  written,
  counters,
  children,
}: {
  readonly written: WrittenBlurb
  readonly counters: Counters
  readonly children?: Child
}) {
  return (
    <li id={`work_${written.id}`} class={written.names} role="article">
      <BlurbBody written={written} counters={counters} />
      {children}
    </li>
  )
}

/** What stands inside a blurb, for a list whose items are something else: bookmarks. */
export function BlurbBody({ written, counters }: { readonly written: WrittenBlurb; readonly counters: Counters }) {
  return (
    <>
      {written.about}
      <dl class="stats">
        {written.stats}
        <Count kind="comments" word="Comments:" count={counters.comments} address={urls.comments(written.id)} />
        <Count kind="kudos" word="Kudos:" count={counters.kudos} address={urls.kudosOf(written.id)} />
        <Count kind="bookmarks" word="Bookmarks:" count={counters.bookmarks} address={urls.bookmarksOf(written.id)} />
        {counters.hits > 0 ? (
          <>
            <dt class="hits">Hits:</dt> <dd class="hits">{withThousands(counters.hits)}</dd>
          </>
        ) : null}
      </dl>
    </>
  )
}

function About({ blurb }: { readonly blurb: Shown }) {
  const { dir } = languageOf(blurb.language)
  return (
    <>
      <div class="header module">
        <h4 class="heading">
          <a href={urls.work(blurb.id)} lang={blurb.language} dir={dir}>
            {blurb.title}
          </a>{' '}
          by <Byline creators={blurb.creators} />
          <Recipients gifts={blurb.gifts} />
          {blurb.restricted ? (
            <>
              {' '}
              <RestrictedMark />
            </>
          ) : null}
        </h4>
        <h5 class="fandoms heading">
          <span class="landmark">Fandoms:</span> <Fandoms fandoms={blurb.tags.fandoms} />
        </h5>
        <Squares blurb={blurb} />
        <p class="datetime">{blurbDay(blurb.updatedAt)}</p>
      </div>
      <Chips blurb={blurb} />
      <Unfolds blurb={blurb} />
      <SeriesLines series={blurb.series} />
      {blurb.summary === '' ? null : (
        <blockquote class="userstuff summary" lang={blurb.language} dir={dir}>
          {raw(blurb.summary)}
        </blockquote>
      )}
    </>
  )
}

/** Whom it is for, each with the page of what they were given. */
function Recipients({ gifts }: { readonly gifts: Shown['gifts'] }) {
  if (gifts.length === 0) return null
  return (
    <>
      {' '}
      for{' '}
      {gifts.map(({ name, login }, at) => (
        <>
          {at > 0 ? ', ' : null}
          {login === null ? <bdi>{name}</bdi> : <a href={urls.giftsTo(login)}>{name}</a>}
        </>
      ))}
    </>
  )
}

function Fandoms({ fandoms }: { readonly fandoms: readonly Tag[] }) {
  return fandoms.map((tag, at) => (
    <>
      {at > 0 ? ', ' : null}
      <TagLink tag={tag} />
    </>
  ))
}

/** Each as a link, in the order warnings, relationships, characters, additional tags. */
function Chips({ blurb: { tags } }: { readonly blurb: Shown }) {
  return (
    <ul class="tags commas">
      {tags.warnings.map((tag) => (
        <>
          <li class={isQuietWarning(tag.name) ? 'warnings none' : 'warnings'}>
            <strong>
              <TagLink tag={tag} />
            </strong>
          </li>{' '}
        </>
      ))}
      <ChipList kind="relationships" tags={tags.relationships} />
      <ChipList kind="characters" tags={tags.characters} />
      <ChipList kind="freeforms" tags={tags.additional} />
    </ul>
  )
}

/** Blurbs are the same for everybody: whether it is there for a reader the style sheet says, from what they chose. Apart from the tags:
 * tools take every item of their list for one. */
function Unfolds({ blurb: { tags } }: { readonly blurb: Shown }) {
  if (tags.warnings.length + tags.additional.length === 0) return null
  return (
    <p class="unfolds" hidden>
      {tags.warnings.length > 0 ? (
        <span class="unfolds-warnings">
          <Unfold tags={tags.warnings.length} word="archive warning" />{' '}
        </span>
      ) : null}
      {tags.additional.length > 0 ? (
        <span class="unfolds-freeforms">
          <Unfold tags={tags.additional.length} word="additional tag" />
        </span>
      ) : null}
    </p>
  )
}

/** The white space between keeps the names apart where no style sheet is read. */
function ChipList({ kind, tags }: { readonly kind: string; readonly tags: readonly Tag[] }) {
  return tags.map((tag) => (
    <>
      <li class={kind}>
        <TagLink tag={tag} />
      </li>{' '}
    </>
  ))
}

function SeriesLines({ series }: { readonly series: Shown['series'] }) {
  if (series.length === 0) return null
  return (
    <ul class="series">
      {series.map(({ seriesId, title, position }) => (
        <li>
          Part <strong>{position}</strong> of{' '}
          <a href={urls.series(seriesId)} dir="auto">
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

function FirstStats({ blurb }: { readonly blurb: Shown }) {
  const expected = blurb.expectedChapters === null ? '?' : withThousands(blurb.expectedChapters)
  const posted = withThousands(blurb.chapterCount)
  return (
    <>
      <dt class="language">Language:</dt>{' '}
      <dd class="language" lang={blurb.language}>
        {languageOf(blurb.language).name}
      </dd>{' '}
      <dt class="words">Words:</dt> <dd class="words">{withThousands(blurb.wordCount)}</dd>{' '}
      <dt class="chapters">Chapters:</dt>{' '}
      {blurb.chapterCount > 1 && blurb.lastChapterId !== null ? (
        <dd class="chapters">
          <a href={urls.chapter(blurb.id, blurb.lastChapterId)}>{posted}</a>/{expected}
        </dd>
      ) : (
        <dd class="chapters">
          {posted}/{expected}
        </dd>
      )}{' '}
    </>
  )
}

type CountProps = { readonly kind: string; readonly word: string; readonly count: number; readonly address: string }

function Count({ kind, word, count, address }: CountProps) {
  if (count === 0) return null
  return (
    <>
      <dt class={kind}>{word}</dt>{' '}
      <dd class={kind}>
        <a href={address}>{withThousands(count)}</a>
      </dd>{' '}
    </>
  )
}
