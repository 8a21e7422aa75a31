type PaginationProps = {
  /** 1 for the first */
  readonly page: number
  readonly pages: number
  /** @returns the address of a page of the list */
  readonly href: (page: number) => string
}

/** Links to the other pages of a list; nothing when there is one. The last page's number is always among them. */
export function Pagination({ page, pages, href }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <ol class="pagination actions" role="navigation" title="pagination">
      <li class="previous" title="previous" role="none">
        {page > 1 ? (
          <a rel="prev" href={href(page - 1)}>
            ← Previous
          </a>
        ) : (
          <span class="disabled">← Previous</span>
        )}
      </li>
      {shownNumbers(page, pages).map((number) => (
        <li class={number === 'gap' ? 'gap' : undefined} role="none">
          {number === 'gap' ? (
            '…'
          ) : number === page ? (
            <span class="current">{number}</span>
          ) : (
            <a href={href(number)}>{number}</a>
          )}
        </li>
      ))}
      <li class="next" title="next" role="none">
        {page < pages ? (
          <a rel="next" href={href(page + 1)}>
            Next →
          </a>
        ) : (
          <span class="disabled">Next →</span>
        )}
      </li>
    </ol>
  )
}

/** @returns the first, the last, and those around the current page, with gaps between */
export function shownNumbers(page: number, pages: number): readonly (number | 'gap')[] {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, pages]
  const numbers = [...new Set(near.filter((number) => number >= 1 && number <= pages))].sort((a, b) => a - b)
  return numbers.flatMap((number, at) => {
    const before = numbers[at - 1]
    if (before === undefined || number === before + 1) return [number]
    return number === before + 2 ? [before + 1, number] : ['gap', number]
  })
}
