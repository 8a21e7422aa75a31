import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { isoDay, withThousands } from '../../../../platform/text/dates.ts'
import { Pagination } from '../../../../platform/ui/pagination.tsx'
import { urls } from '../../../urls.ts'
import type { Blurb as BlurbValue } from '../../kinds.ts'
import { Blurb } from '../../pages/blurb.tsx'
import { Byline } from '../../pages/byline.tsx'
import type { Series } from '../series.ts'

interface WorkInOrder {
  readonly id: number
  /** undefined when it is hidden, or has gone while the page was made */
  readonly blurb: BlurbValue | undefined
  /** the names of the viewer's filters that hide it */
  readonly hiddenBy: Child | undefined
}

type SeriesPageProps = {
  readonly series: Series
  /** of this page of the list, in order */
  readonly works: readonly WorkInOrder[]
  /** what the viewer's own filters hide of the series */
  readonly note: Child
  /** this page with the filters off */
  readonly shown: string
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
  /** whether the viewer is one of its creators */
  readonly own: boolean
  /** what other rooms offer to do with it; each an `li` */
  readonly actions: readonly Child[]
}

/** A series and its works. The definitions stand side by side, in this order: readers' tools count them. */
export function SeriesPage(props: SeriesPageProps) {
  const { series, own, actions } = props
  return (
    <>
      <h2 class="heading" dir="auto">
        {series.title}
      </h2>
      {own || actions.length > 0 ? (
        <ul class="navigation actions">
          {own ? (
            <li>
              <a href={urls.editSeries(series.id)}>Edit series</a>
            </li>
          ) : null}
          {actions}
        </ul>
      ) : null}
      <div class="wrapper">
        <dl class="series meta group">
          <dt>{series.creators.length > 1 ? 'Creators:' : 'Creator:'}</dt>
          <dd>
            <Byline creators={series.creators} />
          </dd>
          <dt>Series Begun:</dt>
          <dd>{isoDay(series.begunAt)}</dd>
          <dt>Series Updated:</dt>
          <dd>{isoDay(series.updatedAt)}</dd>
          {series.summary !== '' ? <Text word="Description:" html={series.summary} /> : null}
          {series.notes !== '' ? <Text word="Notes:" html={series.notes} /> : null}
          <dt class="stats">Stats:</dt>
          <dd class="stats">
            <dl class="stats">
              <dt class="words">Words:</dt>
              <dd class="words">{withThousands(series.wordCount)}</dd>
              <dt class="works">Works:</dt>
              <dd class="works">{withThousands(series.workIds.length)}</dd>
              <dt>Complete:</dt>
              <dd>{series.complete ? 'Yes' : 'No'}</dd>
              <dt class="bookmarks">Bookmarks:</dt>
              <dd class="bookmarks">
                {series.bookmarks === 0 ? '0' : <a href={urls.bookmarksOfSeries(series.id)}>{series.bookmarks}</a>}
              </dd>
            </dl>
          </dd>
        </dl>
      </div>
      <WorksInOrder {...props} />
    </>
  )
}

function WorksInOrder({ works, note, shown, page, pages, href }: SeriesPageProps) {
  return (
    <>
      <h3 class="landmark heading">Works</h3>
      {note}
      <ul class="series work index group" role="group">
        {works.map(({ id, blurb, hiddenBy }) => {
          if (hiddenBy !== undefined) return <HiddenLine workId={id} by={hiddenBy} shown={shown} />
          return blurb ? <Blurb blurb={blurb} /> : null
        })}
      </ul>
      <Pagination page={page} pages={pages} href={href} />
    </>
  )
}

/** Keeps the place of a work that the viewer hides: which part follows which is what a series is about. */
function HiddenLine({ workId, by, shown }: { readonly workId: number; readonly by: Child; readonly shown: string }) {
  return (
    <li class="hidden-work soft" role="none">
      The work in this place is hidden by your filter {by}. <a href={`${shown}#work_${workId}`}>Show it</a>
    </li>
  )
}

function Text({ word, html }: { readonly word: string; readonly html: string }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>
        <blockquote class="userstuff">{raw(html)}</blockquote>
      </dd>
    </>
  )
}
