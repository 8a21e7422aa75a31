import { searchWords } from '../../../platform/text/words.ts'
import type { CollectionTerm, FlagTerm, NamedTerm, Query, TagTerm, Term, UserTerm, WordsTerm } from '../query/tree.ts'
import type { Lookup } from './lookup.ts'
import { joined, negated, type Resolved } from './resolved.ts'

/** A name or number that nothing has, or the history of somebody who has none. */
export type Unknown = NamedTerm | TagTerm | UserTerm | CollectionTerm | FlagTerm

/** Puts what the names stand for in their place.
 * @param reader whose history is meant; undefined for a guest, who has none
 * @returns also what nobody knows and works should have; where they should not, it makes no difference */
export function resolve(
  query: Query | undefined,
  lookup: Lookup,
  reader: number | undefined,
): { readonly resolved: Resolved | undefined; readonly unknown: readonly Unknown[] } {
  const unknown: Unknown[] = []
  const walk = (part: Query, wanted: boolean): Resolved | undefined => {
    if (part.kind === 'all' || part.kind === 'any')
      return joined(
        part.kind,
        part.of.map((one) => walk(one, wanted)),
      )
    if (part.kind === 'not') {
      const found = walk(part.of, !wanted)
      return found && negated(found)
    }
    if (part.kind === 'flag' && part.flag === 'read') {
      if (reader === undefined) unknown.push(part)
      return reader === undefined ? undefined : { kind: 'read', userId: reader }
    }
    if (wanted && isUnknown(part, lookup)) unknown.push(part)
    return resolveTerm(part, lookup)
  }
  return { resolved: query && walk(query, true), unknown }
}

function isUnknown(term: Term, lookup: Lookup): term is Unknown {
  if (term.kind === 'tag') return lookup.tag(term.id) === undefined
  if (term.kind === 'user') return lookup.pseuds(term).length === 0
  if (term.kind === 'collection') return lookup.collections(term.name).length === 0
  return term.kind === 'named' && lookup.named(term.name, term.type).length === 0
}

function resolveTerm(term: Term, lookup: Lookup): Resolved | undefined {
  if (term.kind === 'words') return resolveWords(term, lookup)
  if (term.kind === 'named') return resolveName(term, lookup)
  if (term.kind === 'tag') return lookup.tag(term.id) && tagCondition(term.id, lookup)
  if (term.kind === 'collection') return { kind: 'collection', ids: lookup.collections(term.name) }
  if (term.kind === 'flag') return term.flag === 'read' ? undefined : { kind: 'flag', flag: term.flag }
  return term.kind === 'user' ? { kind: 'creator', pseudIds: lookup.pseuds(term) } : term
}

function tagCondition(id: number, lookup: Lookup): Resolved {
  return { kind: 'tag', id, below: lookup.below(id) }
}

/** A name may belong to tags of several types. One that no tag has is looked for among the words of tags. */
function resolveName({ name, type }: NamedTerm, lookup: Lookup): Resolved | undefined {
  const tags = lookup.named(name, type)
  if (tags.length > 0)
    return joined(
      'any',
      tags.map(({ id }) => tagCondition(id, lookup)),
    )
  const words = searchWords(name)
  return words.length === 0 ? undefined : { kind: 'words', phrase: { words, field: 'tags' } }
}

/** Words of tags are also found under other names of the tag that they are. */
function resolveWords({ place, text, open }: WordsTerm, lookup: Lookup): Resolved | undefined {
  const phrase = { words: searchWords(text), ...(open ? { open } : {}) }
  if (place === undefined) return { kind: 'words', phrase }
  if (place === 'series') return { kind: 'series', phrase }
  const words: Resolved = { kind: 'words', phrase: { ...phrase, field: place } }
  if (place !== 'tags' || open) return words
  return joined('any', [words, ...lookup.named(text, undefined).map(({ id }) => tagCondition(id, lookup))])
}
