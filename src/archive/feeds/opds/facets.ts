import type { TagType } from '../../../schema/index.ts'
import { type Answered, boxName } from '../../search/index.ts'
import { urls } from '../../urls.ts'
import type { Facet } from './catalogue.ts'

const GROUPS: readonly (readonly [type: TagType, title: string])[] = [
  ['rating', 'Rating'],
  ['fandom', 'Fandom'],
  ['relationship', 'Relationship'],
  ['character', 'Character'],
  ['additional', 'Additional tags'],
]

const ORDERS = [
  ['revised_at', 'Newest first'],
  ['word_count', 'Longest first'],
  ['kudos_count', 'Most kudos'],
  ['title_to_sort_on', 'By title'],
] as const

const ORDER = 'work_search[sort_column]'

/** The filters of a listing as a catalogue offers them: orders, completion, and the tags most used on what was found. */
export function facetsOf({ asked, facets }: Answered, params: URLSearchParams): readonly Facet[] {
  const own = new URLSearchParams([...params].filter(([name]) => !['page', 'after', 'before'].includes(name)))
  const choice = (name: string, value: string, group: string, title: string, works?: number): Facet => {
    const chosen = (own.get(name) ?? (name === ORDER ? 'revised_at' : '')) === value
    const to = new URLSearchParams(own)
    if (value === '') to.delete(name)
    else to.set(name, value)
    return { group, title, chosen, works, address: urls.opdsWorks(to.toString()) }
  }
  const narrowed = GROUPS.flatMap(([type, group]) =>
    (facets?.[type] ?? []).map(({ tag, works }) => {
      const name = boxName('include', type)
      const chosen = asked.filter.include.some(({ id }) => id === tag.id)
      const to = new URLSearchParams(own)
      if (chosen) to.delete(name, String(tag.id))
      else to.append(name, String(tag.id))
      return { group, title: tag.name, works, chosen, address: urls.opdsWorks(to.toString()) }
    }),
  )
  return [
    ...ORDERS.map(([value, title]) => choice(ORDER, value, 'Order', title)),
    choice('work_search[complete]', '', 'Completion', 'All works'),
    choice('work_search[complete]', 'T', 'Completion', 'Complete only'),
    ...narrowed,
  ]
}
