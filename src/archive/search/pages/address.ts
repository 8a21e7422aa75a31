import { urls } from '../../urls.ts'
import type { WorkFilter } from '../filter/filter.ts'
import { printFilter } from '../filter/print.ts'
import { type Place, printPlace } from '../listing/place.ts'
import type { Understood } from '../listing/understand.ts'

/** Where a listing stands: its own path says whose it is, the rest of the filter goes behind it. */
export type Base = 'listing' | 'search'

/** The address of a listing like this one with another filter, or of another page of it. */
export function addressOf(asked: Understood, filter: WorkFilter, base: Base, place?: Place): string {
  const path = base === 'search' ? urls.searchWorks() : pathOf(asked)
  const own = base === 'search' ? filter : withoutPlace(asked, filter)
  const query = [place ? printPlace(place) : '', readable(printFilter(own, base === 'search' ? 'match' : 'updated'))]
    .filter((part) => part !== '')
    .join('&')
  return query === '' ? path : `${path}?${query}`
}

function pathOf({ place, person, pseud }: Understood): string {
  if (person) return pseud ? urls.pseudWorks(person.login, pseud.name) : urls.userWorks(person.login)
  return place ? urls.tagWorks(place.pathName) : urls.works()
}

/** On a person's pages the path names the person alone; a tag beside it stays in the query. */
function withoutPlace(asked: Understood, filter: WorkFilter): WorkFilter {
  return asked.person ? { ...filter, user: '', pseud: '' } : { ...filter, tag: '' }
}

/** Brackets may stand in a query as they are, and people read addresses. */
function readable(params: URLSearchParams): string {
  return params.toString().replaceAll('%5B', '[').replaceAll('%5D', ']')
}
