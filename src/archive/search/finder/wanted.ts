import type { Db } from '../../../schema/index.ts'
import type { Condition as Wanted } from '../../catalogue/index.ts'
import { instantsOf } from '../filter/ages.ts'
import type { Condition, Resolved } from '../listing/resolved.ts'
import type { Flag } from '../query/tree.ts'
import { worksWithSeries, worksWithWords } from './words.ts'

const FLAGS = {
  complete: 'complete',
  crossover: 'crossover',
  restricted: 'restricted',
  'one-chapter': 'singleChapter',
  'one-relationship': 'singleRelationship',
} as const satisfies Record<Flag, string>

const DAY = 86_400_000

/**
 * A query as the catalogue takes it. The catalogue knows no words: the works that hold them are found in the database
 * first, those that must hold several at once in one question.
 * @param now what "two weeks ago" is counted from
 */
export async function wantedBy(db: Db, resolved: Resolved | undefined, now: Date): Promise<Wanted> {
  if (resolved === undefined) return { all: [] }
  if (resolved.kind === 'not') return { not: await wantedBy(db, resolved.of, now) }
  if (resolved.kind === 'any') return { any: await each(db, resolved.of, now) }
  if (resolved.kind !== 'all') return condition(db, resolved, now)
  const phrases = resolved.of.flatMap((part) => (part.kind === 'words' ? [part.phrase] : []))
  const others = resolved.of.filter(({ kind }) => kind !== 'words')
  const held = phrases.length > 0 ? [{ works: await worksWithWords(db, phrases) }] : []
  return { all: [...(await each(db, others, now)), ...held] }
}

async function each(db: Db, parts: readonly Resolved[], now: Date): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = []
  for (const part of parts) wanted.push(await wantedBy(db, part, now))
  return wanted
}

async function condition(db: Db, part: Condition, now: Date): Promise<Wanted> {
  switch (part.kind) {
    case 'tag':
      return { tag: part.id }
    case 'words':
      return { works: await worksWithWords(db, [part.phrase]) }
    case 'series':
      return { works: await worksWithSeries(db, part.phrase) }
    case 'creator':
      return { any: part.pseudIds.map((creator) => ({ creator })) }
    case 'flag':
      return { flag: FLAGS[part.flag] }
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
