import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { isoDay, withThousands } from '../../../../platform/text/dates.ts'
import { Pagination } from '../../../../platform/ui/pagination.tsx'
import { urls } from '../../../urls.ts'
import type { Blurb as BlurbValue } from '../../kinds.ts'
import { Blurb } from '../../pages/blurb.tsx'
import { Byline } from '../../pages/byline.tsx'
import type { Series } from '../series.ts'

type SeriesPageProps = {
  readonly series: Series
  /** of this page of the list, in order */
  readonly blurbs: readonly BlurbValue[]
  readonly page: number
  readonly pages: number
  /** whether the viewer is one of its creators */
  readonly own: boolean
  /** what other rooms offer to do with it; each an `li` */
  readonly actions: readonly Child[]
}

/** A series and its works. The definitions stand side by side, in this order: readers' tools count them. */
export function SeriesPage({ series, blurbs, page, pages, own, actions }: SeriesPageProps) {
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
      <h3 class="landmark heading">Works</h3>
      <ul class="series work index group" role="group">
        {blurbs.map((blurb) => (
          <Blurb blurb={blurb} />
        ))}
      </ul>
      <Pagination page={page} pages={pages} href={(number) => `${urls.series(series.id)}?page=${number}`} />
    </>
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
