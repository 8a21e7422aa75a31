import type { Place } from '../listing/place.ts'
import type { Listing } from '../listing/store.ts'
import type { Understood } from '../listing/understand.ts'
import { addressOf, type Base } from './address.ts'

type PaginationProps = { readonly listing: Listing; readonly asked: Understood; readonly base: Base }

/** The way to the other pages; nothing when there is one. Tools read class, title and the order of attributes. */
export function Pagination({ listing, asked, base }: PaginationProps) {
  if (listing.pages < 2) return null
  const to = (place: Place) => addressOf(asked, asked.filter, base, place)
  return (
    <ol class="pagination actions" role="navigation" title="pagination">
      <li class="previous" title="previous" role="none">
        {listing.previous ? (
          <a rel="prev" href={to(listing.previous)}>
            ← Previous
          </a>
        ) : (
          <span class="disabled">← Previous</span>
        )}
      </li>
      {pagesAround(listing.page, listing.pages).map((page) => (
        <li role="none">
          <PageNumber page={page} current={listing.page} to={to} />
        </li>
      ))}
      <li class="next" title="next" role="none">
        {listing.next ? (
          <a rel="next" href={to(listing.next)}>
            Next →
          </a>
        ) : (
          <span class="disabled">Next →</span>
        )}
      </li>
    </ol>
  )
}

type PageNumberProps = {
  readonly page: number | undefined
  readonly current: number
  readonly to: (place: Place) => string
}

function PageNumber({ page, current, to }: PageNumberProps) {
  if (page === undefined) return <span class="gap">…</span>
  if (page === current) return <span class="current">{page}</span>
  return <a href={to({ page })}>{page}</a>
}

/** @returns the first pages, the last ones and those around the current one; undefined where some are left out */
export function pagesAround(current: number, last: number): readonly (number | undefined)[] {
  const shown = [1, 2, current - 2, current - 1, current, current + 1, current + 2, last - 1, last]
  const pages = [...new Set(shown)].filter((page) => page >= 1 && page <= last).sort((left, right) => left - right)
  return pages.flatMap((page, at) => {
    const before = pages[at - 1]
    return before !== undefined && page - before > 1 ? [undefined, page] : [page]
  })
}
