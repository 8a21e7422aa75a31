import { withThousands } from '../../../platform/text/dates.ts'
import { urls } from '../../urls.ts'
import type { Answered } from '../finder/finder.ts'
import { addressOf, type Base } from '../pages/address.ts'

type HiddenNoteProps = { readonly found: Pick<Answered, 'asked' | 'hidden'>; readonly base: Base }

/** Says how many works of a listing one's own filters hide, which of them hide how many, and how to see them all the same. */
export function HiddenNote({ found: { asked, hidden }, base }: HiddenNoteProps) {
  const { filter } = asked
  if (!hidden || hidden.total === 0) return null
  const address = addressOf(asked, { ...filter, unhidden: !filter.unhidden }, base)
  if (hidden.total === undefined) return null
  const works = hidden.total === 1 ? '1 work' : `${withThousands(hidden.total)} works`
  return (
    <div class="my-filters hidden-note">
      <p>
        {filter.unhidden
          ? `Your filters would hide ${works} here; they are off for this list. `
          : `Your filters hide ${works} here. `}
        <a href={address}>{filter.unhidden ? 'Hide them again' : 'Show them'}</a>
      </p>
      <ul class="reasons" aria-label="Why they are hidden">
        {hidden.reasons.map(({ filter: { id, name }, works: count }) => (
          <li>
            <a href={`${urls.myFilters()}#filter-${id}`} dir="auto">
              {name} ({withThousands(count)})
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
