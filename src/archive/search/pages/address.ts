import type { TagType } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import type { WorkFilter } from '../filter/filter.ts'
import { TYPE_NAMES } from '../filter/names.ts'
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

/** The whole list of a tag opens with what a member usually wants of it; who takes the last condition away wants everything. */
export function bare(address: string): string {
  return address.startsWith('/tags/') && !address.includes('?') ? `${address}?usual=no` : address
}

/** The address of a listing by its filter alone. */
export function filterAddress(filter: WorkFilter): string {
  const { tag, user, pseud, collection } = filter
  if (collection !== '') return withQuery(urls.collectionWorks(collection), { ...filter, collection: '' })
  const path = user !== '' ? userPath(user, pseud) : tag !== '' ? urls.tagWorks(tag) : urls.works()
  const own = user !== '' ? { ...filter, user: '', pseud: '' } : { ...filter, tag: '' }
  return withQuery(path, own)
}

function withQuery(path: string, filter: WorkFilter): string {
  const query = readable(printFilter(filter))
  return query === '' ? path : `${path}?${query}`
}

function userPath(user: string, pseud: string): string {
  return pseud === '' ? urls.userWorks(user) : urls.pseudWorks(user, pseud)
}

function pathOf({ place, person, pseud, collection }: Understood): string {
  if (collection) return urls.collectionWorks(collection.name)
  if (person) return pseud ? urls.pseudWorks(person.login, pseud.name) : urls.userWorks(person.login)
  return place ? urls.tagWorks(place.pathName) : urls.works()
}

/** On a person's or a collection's pages the path names that alone; what is beside it stays in the query. */
function withoutPlace(asked: Understood, filter: WorkFilter): WorkFilter {
  if (asked.collection) return { ...filter, collection: '' }
  return asked.person ? { ...filter, user: '', pseud: '' } : { ...filter, tag: '' }
}

/** @returns where all tags of a type on the works of a listing are; undefined for those that the panel has all of */
export function moreOf({ filter }: Understood, type: TagType): string | undefined {
  if (type === 'rating' || type === 'warning' || type === 'category') return undefined
  const query = readable(printFilter(filter))
  const path = urls.listingTags(TYPE_NAMES[type])
  return query === '' ? path : `${path}?${query}`
}

/** Brackets may stand in a query as they are, and people read addresses. */
export function readable(params: URLSearchParams): string {
  return params.toString().replaceAll('%5B', '[').replaceAll('%5D', ']')
}
