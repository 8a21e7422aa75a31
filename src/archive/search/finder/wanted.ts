import type { Wanted } from '../../catalogue/index.ts'
import { instantsOf } from '../filter/ages.ts'
import type { Condition, FlagCondition, Resolved } from '../listing/resolved.ts'

const FLAGS = {
  complete: 'complete',
  crossover: 'crossover',
  restricted: 'restricted',
  'one-chapter': 'singleChapter',
  'one-relationship': 'singleRelationship',
} as const satisfies Record<FlagCondition['flag'], string>

const DAY = 86_400_000

/** A query as the catalogue's desk takes it. Words that must all be there are asked for at once.
 * @param now what "two weeks ago" is counted from */
export function wantedBy(resolved: Resolved | undefined, now: Date): Wanted {
  if (resolved === undefined) return { all: [] }
  if (resolved.kind === 'not') return { not: wantedBy(resolved.of, now) }
  if (resolved.kind === 'any') return { any: resolved.of.map((part) => wantedBy(part, now)) }
  if (resolved.kind !== 'all') return condition(resolved, now)
  const words = resolved.of.flatMap((part) => (part.kind === 'words' ? [part.phrase] : []))
  const others = resolved.of.filter(({ kind }) => kind !== 'words').map((part) => wantedBy(part, now))
  return { all: [...others, ...(words.length > 0 ? [{ words }] : [])] }
}

function condition(part: Condition, now: Date): Wanted {
  switch (part.kind) {
    case 'tag':
      return { tag: part.id }
    case 'words':
      return { words: [part.phrase] }
    case 'series':
      return { seriesTitle: part.phrase }
    case 'creator':
      return { any: part.pseudIds.map((creator) => ({ creator })) }
    case 'collection':
      return { collections: part.ids }
    case 'work':
      return { works: [part.id] }
    case 'flag':
      return { flag: FLAGS[part.flag] }
    case 'read':
      return { readBy: part.userId }
    case 'language':
      return { language: part.code }
    case 'range':
      return { field: part.of, ...part.range }
    case 'days':
      return { field: part.of, ...ends(part.from && Date.parse(part.from), part.to && Date.parse(part.to) + DAY) }
    case 'age': {
      const { from, to } = instantsOf(part.age, now)
      return { field: part.of, ...ends(from && Date.parse(from), to && Date.parse(to)) }
    }
  }
}

/** Times as the catalogue has them, in whole milliseconds, both ends included.
 * @param before the first instant behind the end */
function ends(from: number | '' | undefined, before: number | '' | undefined) {
  return {
    ...(typeof from === 'number' ? { from } : {}),
    ...(typeof before === 'number' ? { to: before - 1 } : {}),
  }
}
