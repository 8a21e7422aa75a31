import { foldName } from '../../../platform/text/fold.ts'
import type { Db } from '../../../schema/index.ts'
import { type Below, type Tag, tagsBelow, tagsById, toTag } from '../../tags/index.ts'
import { type FreeType, type Query, type Term, termsOf, type UserTerm } from '../query/tree.ts'

/** @returns the numbers of those of the tags that the viewer may hear of */
export type Known = (tags: readonly Tag[]) => Promise<ReadonlySet<number>>

/** What the names and numbers of a query stand for. */
export interface Lookup {
  /** undefined when there is none, or none that this viewer may hear of (so too below) */
  tag(id: number): Tag | undefined
  /** the tags of that name, whatever case and accents it is written with */
  named(name: string, type: FreeType | undefined): readonly Tag[]
  /** @returns what is found under the tag */
  below(tagId: number): Below
  /** the numbers of the account's pen names, or of the one that is asked for */
  pseuds(user: UserTerm): readonly number[]
  /** the number of the collection, with those that are part of it */
  collections(name: string): readonly number[]
}

/**
 * Looks up everything that a query names, in five questions whatever its size.
 * @param others numbers of tags that will be asked about as well
 * @param also names of collections that will be asked about as well
 * @param known of which tags this viewer may hear
 */
export async function lookUp(
  db: Db,
  query: Query | undefined,
  others: readonly number[],
  known: Known,
  also: readonly string[] = [],
): Promise<Lookup> {
  const terms = [...termsOf(query)]
  const ids = [...others, ...terms.flatMap((term) => (term.kind === 'tag' ? [term.id] : []))]
  const numbered = await tagsById(db, [...new Set(ids)])
  const called = await tagsNamed(db, [...new Set(terms.flatMap(nameIn))])
  const heard = await known([...numbered, ...[...called.values()].flat()])
  const tags = new Map(numbered.filter(({ id }) => heard.has(id)).map((tag) => [tag.id, tag]))
  const named = new Map([...called].map(([key, same]) => [key, same.filter(({ id }) => heard.has(id))]))
  const below = await tagsBelow(db, [...tags.keys(), ...[...named.values()].flat().map(({ id }) => id)])
  const pseuds = await pseudsOf(
    db,
    terms.filter((term) => term.kind === 'user'),
  )
  const collections = await collectionsNamed(
    db,
    [...also, ...terms.flatMap((term) => (term.kind === 'collection' ? [term.name] : []))].map((name) =>
      name.toLowerCase(),
    ),
  )
  return {
    tag: (id) => tags.get(id),
    named: (name, type) => (named.get(foldName(name)) ?? []).filter((tag) => type === undefined || tag.type === type),
    below: (id) => below.get(id) ?? { tags: [id], limited: [] },
    collections: (name) => collections.get(name.toLowerCase()) ?? [],
    pseuds: ({ login, pseud }) =>
      (pseuds.get(login.toLowerCase()) ?? [])
        .filter(({ nameKey }) => pseud === '' || nameKey === foldName(pseud))
        .map(({ id }) => id),
  }
}

/** Words of tags may be a tag's whole name as well. */
function nameIn(term: Term): readonly string[] {
  if (term.kind === 'named') return [foldName(term.name)]
  return term.kind === 'words' && term.place === 'tags' && !term.open ? [foldName(term.text)] : []
}

async function tagsNamed(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, readonly Tag[]>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name', 'name_key'])
    .where('name_key', 'in', keys)
    .orderBy('id')
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.name_key)].map(([key, same]) => [key, same.map(toTag)]))
}

async function collectionsNamed(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('collections as named')
    .innerJoin('collections as part', (join) =>
      join.on((is) => is.or([is('part.id', '=', is.ref('named.id')), is('part.parent_id', '=', is.ref('named.id'))])),
    )
    .select(['named.name_key', 'part.id'])
    .where('named.name_key', 'in', keys)
    .execute()
  const byKey = Map.groupBy(rows, ({ name_key }) => name_key)
  return new Map([...byKey].map(([key, parts]) => [key, parts.map(({ id }) => id)]))
}

type PseudKey = { readonly id: number; readonly nameKey: string }

async function pseudsOf(db: Db, users: readonly UserTerm[]): Promise<ReadonlyMap<string, readonly PseudKey[]>> {
  if (users.length === 0) return new Map()
  const rows = await db
    .selectFrom('pseuds')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .select(['users.login_key', 'pseuds.id', 'pseuds.name_key as nameKey'])
    .where(
      'users.login_key',
      'in',
      users.map(({ login }) => login.toLowerCase()),
    )
    .execute()
  return Map.groupBy(rows, ({ login_key }) => login_key)
}
