import { foldName } from '../../../platform/text/fold.ts'
import type { Db } from '../../../schema/index.ts'
import { findTagInAddress, type Tag } from '../../tags/index.ts'
import { findPerson, type Person } from '../../works/index.ts'
import type { WorkFilter } from '../filter/filter.ts'
import { queryOf } from '../filter/wishes.ts'
import { type Mistake, shortened } from '../query/mistakes.ts'
import { parseQuery, type Reading, spanOf } from '../query/parse.ts'
import { type Query, termsOf } from '../query/tree.ts'
import { type Known, type Lookup, lookUp } from './lookup.ts'
import { resolve, type Unknown } from './resolve.ts'
import { joined, type Resolved } from './resolved.ts'

/** A collection, as far as a listing tells of it. */
export interface Collection {
  readonly name: string
  readonly title: string
}

/** A filter with its line read and its names looked up. */
export interface Understood {
  readonly filter: WorkFilter
  /** the tag whose listing it is */
  readonly place: Tag | undefined
  readonly person: Person | undefined
  /** the one of their pen names that it is about; undefined for all of them */
  readonly pseud: Person['pseuds'][number] | undefined
  /** the collection that the works are in */
  readonly collection: Collection | undefined
  /** what the line of text says */
  readonly line: Reading
  /** what line and fields ask for together, beside whose listing it is */
  readonly query: Query | undefined
  /** everything that a work must fulfil; undefined: nothing */
  readonly resolved: Resolved | undefined
  /** the tags that are asked for or left out, by number or by name */
  readonly tags: readonly Tag[]
  /** names and numbers in the query that nobody has, and works should have */
  readonly unknown: readonly Unknown[]
  /** the tag or person of the listing is not there: no listing either */
  readonly missing: boolean
  /** what could not be taken as it stands in the line */
  readonly mistakes: readonly Mistake[]
  /** sentences about what could not be used beside it */
  readonly problems: readonly string[]
}

/** Looks up what the filter names.
 * @param known of which tags this viewer may hear: a name on hidden works alone must not be given away
 * @param reader the member who asks; undefined for a guest */
export async function understand(db: Db, filter: WorkFilter, known: Known, reader?: number): Promise<Understood> {
  const line = parseQuery(filter.query)
  const query = queryOf(filter, line.query)
  const place = filter.tag === '' ? undefined : await findTagInAddress(db, filter.tag)
  const person = filter.user === '' ? undefined : await findPerson(db, filter.user)
  const pseud = person?.pseuds.find(({ name }) => foldName(name) === foldName(filter.pseud))
  const collection = filter.collection === '' ? undefined : await collectionCalled(db, filter.collection)
  const lookup = await lookUp(db, query, place ? [place.id] : [], known, collection ? [collection.name] : [])
  const { resolved, unknown } = resolve(query, lookup, reader)
  const own = filter.pseud === '' ? undefined : pseud
  return {
    filter,
    place,
    person,
    pseud: own,
    collection,
    line,
    query,
    resolved: joined('all', [...whose({ place, person, pseud: own, collection }, lookup), resolved]),
    tags: tagsIn(query, lookup),
    unknown,
    missing:
      (filter.tag !== '' && (!place || !lookup.tag(place.id))) ||
      (filter.user !== '' && !person) ||
      (filter.collection !== '' && !collection) ||
      (filter.pseud !== '' && !pseud),
    mistakes: [...line.mistakes, ...unknown.flatMap((term) => mistakeAbout(term, line))],
    problems: problemsAbout(unknown.filter((term) => !spanOf(line, term))),
  }
}

async function collectionCalled(db: Db, name: string): Promise<Collection | undefined> {
  return db
    .selectFrom('collections')
    .select(['name', 'title'])
    .where('name_key', '=', name.toLowerCase())
    .executeTakeFirst()
}

function whose(
  { place, person, pseud, collection }: Pick<Understood, 'place' | 'person' | 'pseud' | 'collection'>,
  lookup: Lookup,
): readonly Resolved[] {
  const pseudIds = pseud ? [pseud.id] : (person?.pseuds.map(({ id }) => id) ?? [])
  return [
    ...(place ? [{ kind: 'tag' as const, id: place.id, below: lookup.below(place.id) }] : []),
    ...(person ? [{ kind: 'creator' as const, pseudIds }] : []),
    ...(collection ? [{ kind: 'collection' as const, ids: lookup.collections(collection.name) }] : []),
  ]
}

function tagsIn(query: Query | undefined, lookup: Lookup): readonly Tag[] {
  const tags = [...termsOf(query)].flatMap((term) => {
    if (term.kind === 'named') return lookup.named(term.name, term.type)
    return term.kind === 'tag' ? (lookup.tag(term.id) ?? []) : []
  })
  return [...new Map(tags.map((tag) => [tag.id, tag])).values()]
}

const MISTAKES = {
  named: 'tag-unknown',
  tag: 'tag-number-unknown',
  user: 'user-unknown',
  collection: 'collection-unknown',
  flag: 'read-by-guest',
} as const

function mistakeAbout(term: Unknown, line: Reading): readonly Mistake[] {
  const span = spanOf(line, term)
  const what = term.kind === 'named' ? `“${shortened(term.name)}”` : shortened(nameOf(term))
  return span ? [{ name: MISTAKES[term.kind], ...span, what, instead: undefined }] : []
}

function nameOf(term: Exclude<Unknown, { kind: 'named' }>): string {
  if (term.kind === 'tag') return String(term.id)
  if (term.kind === 'flag') return `${term.flag}:`
  if (term.kind === 'collection') return `“${term.name}”`
  return term.pseud === '' ? `“${term.login}”` : `“${term.pseud} (${term.login})”`
}

const ASKED_BY_GUEST = 'Only members have a history: log in to choose by what you have read.'

function problemsAbout(unknown: readonly Unknown[]): readonly string[] {
  const ids = unknown.flatMap((term) => (term.kind === 'tag' ? [term.id] : []))
  const names = unknown.flatMap((term) => (term.kind === 'named' ? [term.name] : []))
  const read = unknown.some(({ kind }) => kind === 'flag') ? [ASKED_BY_GUEST] : []
  return [...unknownIds(ids), ...unknownNames(names), ...read]
}

function unknownIds(ids: readonly number[]): readonly string[] {
  return ids.length === 0
    ? []
    : [`There is no tag with the number ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ' …' : ''}.`]
}

function unknownNames(names: readonly string[]): readonly string[] {
  return names
    .slice(0, 3)
    .map((name) => `No tag is called “${name}”, so works with these words in their tags are shown.`)
}
