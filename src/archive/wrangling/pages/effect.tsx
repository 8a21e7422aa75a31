import { withThousands } from '../../../platform/text/dates.ts'
import { urls } from '../../urls.ts'
import { TagLink } from '../../works/index.ts'
import type { Effect } from '../store/effect.ts'

/** How far a change is felt, in numbers and first names. */
export function EffectWords({ effect: { works, listings, favourites } }: { readonly effect: Effect }) {
  return (
    <section class="card effect">
      <h3 class="heading">Who feels it</h3>
      <p>
        {counted(works.count, 'work')} {works.count === 1 ? 'is' : 'are'} found in other places than before
        {works.count > 0 ? ': ' : '.'}
        {works.first.map(({ id, title }, at) => (
          <>
            {at > 0 ? ', ' : ''}
            <a href={urls.work(id)} dir="auto">
              {title}
            </a>
          </>
        ))}
        {works.count > works.first.length ? ' …' : ''}
      </p>
      <p>
        {counted(listings.count, 'listing')} {listings.count === 1 ? 'changes' : 'change'}
        {listings.count > 0 ? ': ' : '.'}
        {listings.first.map((tag, at) => (
          <>
            {at > 0 ? ', ' : ''}
            <TagLink tag={tag} />
          </>
        ))}
        {listings.count > listings.first.length ? ' …' : ''}
      </p>
      <p>
        {counted(favourites, 'member')} {favourites === 1 ? 'keeps' : 'keep'} one of these tags as a favourite.
      </p>
    </section>
  )
}

function counted(count: number, one: string): string {
  return `${withThousands(count)} ${one}${count === 1 ? '' : 's'}`
}
