import { withThousands } from '../../../platform/text/dates.ts'
import { urls } from '../../urls.ts'
import { TYPE_NAMES } from '../filter/names.ts'
import { printFilter } from '../filter/print.ts'
import type { TagUse } from '../finder/uses.ts'
import type { Understood } from '../listing/understand.ts'
import type { FreeType } from '../query/tree.ts'
import { addressOf } from './address.ts'
import { Pills } from './listing.tsx'
import { HEADINGS } from './panel-values.tsx'

/** Tags that are shown at once. */
export const MOST_VALUES = 200

type ValuesPageProps = {
  readonly asked: Understood
  readonly type: FreeType
  /** what the names should begin with */
  readonly typed: string
  readonly uses: readonly TagUse[]
}

/** The tags of one type on the works of a listing, those on most of them first. */
export function ValuesPage({ asked, type, typed, uses }: ValuesPageProps) {
  const { filter, place } = asked
  const shown = uses.filter(({ tag }) => tag.id !== place?.id)
  return (
    <>
      <h2 class="heading">
        {HEADINGS[type]} on <a href={addressOf(asked, filter, 'listing')}>these works</a>
      </h2>
      {place ? (
        <p class="soft" dir="auto">
          {place.name}
        </p>
      ) : null}
      <Pills asked={asked} base="listing" />
      <form
        class="inline"
        role="search"
        aria-label={HEADINGS[type]}
        method="get"
        action={urls.listingTags(TYPE_NAMES[type])}
        data-enhance="narrow"
      >
        {[...printFilter(filter)].map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="typed">Words begin with</label>{' '}
        <input type="search" id="typed" name="typed" value={typed} dir="auto" autocomplete="off" />{' '}
        <button type="submit">Show</button>
      </form>
      <div id="values" aria-live="polite">
        <p class="soft">{sentenceOf(shown.length, uses.length, typed)}</p>
        <ul class="directory">
          {shown.map((use) => (
            <li>
              <Value asked={asked} type={type} use={use} />
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

function sentenceOf(shown: number, found: number, typed: string): string {
  if (shown === 0) return typed === '' ? 'There are none.' : 'None of them is called so.'
  if (found >= MOST_VALUES) return `The ${MOST_VALUES} on most works are shown; type a word to see others.`
  return shown === 1 ? 'There is one.' : `There are ${shown}.`
}

type ValueProps = Pick<ValuesPageProps, 'asked' | 'type'> & { readonly use: TagUse }

function Value({ asked, type, use: { tag, works } }: ValueProps) {
  const { filter } = asked
  const choice = { type, id: tag.id }
  const count = <span class="count">({withThousands(works)})</span>
  if (filter.include.some(({ id }) => id === tag.id))
    return (
      <span>
        <strong dir="auto">{tag.name}</strong> {count}
      </span>
    )
  return (
    <>
      <span>
        <a
          class="tag"
          href={addressOf(asked, { ...filter, include: [...filter.include, choice] }, 'listing')}
          dir="auto"
        >
          {tag.name}
        </a>{' '}
        {count}
      </span>{' '}
      <span class="count">
        <a href={addressOf(asked, { ...filter, exclude: [...filter.exclude, choice] }, 'listing')}>
          Exclude<span class="landmark"> {tag.name}</span>
        </a>
      </span>
    </>
  )
}
