import { withThousands } from '../../../platform/text/dates.ts'
import { urls } from '../../urls.ts'
import type { Answered } from '../finder/finder.ts'
import { addressOf, type Base } from '../pages/address.ts'
import type { HiddenWorks } from './count.ts'
import type { MyFilter } from './store.ts'

type HiddenNoteProps = { readonly found: Pick<Answered, 'asked' | 'hidden'>; readonly base: Base }

/** Says how many works of a listing one's own filters hide, which of them hide how many, and how to see them all the same. */
export function HiddenNote({ found: { asked, hidden }, base }: HiddenNoteProps) {
  const { filter } = asked
  const other = addressOf(asked, { ...filter, unhidden: !filter.unhidden }, base)
  return <FiltersNote hidden={hidden} off={filter.unhidden} other={other} />
}

type FiltersNoteProps = {
  /** undefined where nobody's filters were asked */
  readonly hidden: HiddenWorks | undefined
  /** the works are shown all the same */
  readonly off: boolean
  /** the address of the same list with the filters off, or on again */
  readonly other: string
}

/** The same for lists that are not the catalogue's. */
export function FiltersNote({ hidden, off, other }: FiltersNoteProps) {
  if (!hidden?.total) return null
  const works = hidden.total === 1 ? '1 work' : `${withThousands(hidden.total)} works`
  return (
    <div class="my-filters hidden-note">
      <p>
        {off
          ? `Your filters would hide ${works} here; they are off for this list. `
          : `Your filters hide ${works} here. `}
        <a href={other}>{off ? 'Hide them again' : 'Show them'}</a>
      </p>
      <ul class="reasons" aria-label="Why they are hidden">
        {hidden.reasons.map(({ filter, works: count }) => (
          <li>
            <FilterLink filter={filter}>{` (${withThousands(count)})`}</FilterLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Leads to where the filter is changed. */
export function FilterLink({
  filter: { id, name },
  children,
}: {
  readonly filter: MyFilter
  readonly children?: string
}) {
  return (
    <a href={`${urls.myFilters()}#filter-${id}`} dir="auto">
      {name}
      {children}
    </a>
  )
}
