import { FormToken } from '../../../platform/ui/fields.tsx'
import { formToken } from '../../frame/index.ts'
import type { Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import type { Companion } from '../../works/index.ts'
import { printQuery } from '../query/print.ts'
import { namedTerm } from '../query/terms.ts'
import type { Query } from '../query/tree.ts'

type HideFormProps = {
  readonly token: string
  /** what the works have that are to be hidden */
  readonly query: Query
  /** what the filter is called */
  readonly name: string
  /** what the button says */
  readonly words: string
  readonly returnTo: string
  /** it looks like a link among links */
  readonly quiet?: boolean
}

/** One button that adds a filter. */
export function HideForm({ token, query, name, words, returnTo, quiet }: HideFormProps) {
  return (
    <form class="hide" method="post" action={urls.myFilters()}>
      <FormToken token={token} />
      <input type="hidden" name="line" value={printQuery({ query, order: undefined })} />
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="return_to" value={returnTo} />
      <button type="submit" name="what" value="add" class={quiet ? 'link' : undefined}>
        {words}
      </button>
    </form>
  )
}

/** @returns the query for works that carry the tag: by its name, which people can read, where it has a type of its own */
export function carrying({ id, type, name }: Tag): Query {
  const fixed = type === 'rating' || type === 'warning' || type === 'category'
  return (fixed ? undefined : namedTerm(name, type)) ?? { kind: 'tag', id }
}

/** Lets a member hide the work they have before them. */
export const hideCompanion: Companion = (house, c, { work }) => {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest' || work.ownerIds.includes(viewer.id)) return {}
  const query: Query = { kind: 'work', id: work.id }
  return {
    endings: (
      <li class="hide">
        <HideForm
          token={formToken(house, c)}
          query={query}
          name={`the work “${work.title}”`.slice(0, 100)}
          words="Hide this work from lists"
          quiet
          returnTo={urls.work(work.id)}
        />
      </li>
    ),
  }
}
