import { searchWords } from '../../../platform/text/words.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { FREE_TYPES, type TagFinder } from '../finder/tag-finder.ts'
import type { TagUse } from '../finder/uses.ts'
import { type Mistake, shortened } from '../query/mistakes.ts'
import { type Reading, spanOf } from '../query/parse.ts'
import { type FreeType, type Query, termsOf } from '../query/tree.ts'

/** Tags that are shown of those that a line finds. */
export const MOST_TAGS_FOUND = 200

/** What a line says of names of tags: one of these is enough. */
interface NameWish {
  readonly types: readonly FreeType[]
  /** each begins a word of the name */
  readonly words: readonly string[]
  /** none of them may */
  readonly without: readonly string[]
}

/** The tags whose names a line describes, the most used first.
 * @returns also what of it cannot be asked of tags */
export async function findTags(
  tags: TagFinder,
  reading: Reading,
  line: string,
  viewer: Viewer,
): Promise<{ readonly found: readonly TagUse[]; readonly mistakes: readonly Mistake[] }> {
  const { query } = reading
  const wishes = wishesIn(query)
  const byId = new Map<number, TagUse>()
  for (const { types, words, without } of wishes) {
    if (words.length === 0 || types.length === 0) continue
    const uses = await tags.suggest({ term: words.join(' '), types, most: MOST_TAGS_FOUND }, viewer)
    for (const use of uses) if (!hasOne(use.tag.name, without)) byId.set(use.tag.id, use)
  }
  const found = [...byId.values()].toSorted((left, right) => right.works - left.works || left.tag.id - right.tag.id)
  const others = [...termsOf(query)].filter((term) => !isOfNames(term))
  const mistakes = others.flatMap((term): readonly Mistake[] => {
    const span = spanOf(reading, term)
    const what = span ? shortened(line.slice(span.at, span.at + span.length)) : ''
    return span ? [{ name: 'works-alone', ...span, what, instead: undefined }] : []
  })
  return { found: found.slice(0, MOST_TAGS_FOUND), mistakes }
}

function isOfNames(term: Query): boolean {
  return term.kind === 'named' || (term.kind === 'words' && (term.place === undefined || term.place === 'tags'))
}

/** One for each side of an OR at the top. */
function wishesIn(query: Query | undefined): readonly NameWish[] {
  if (query === undefined) return []
  return query.kind === 'any' ? query.of.map(wishFor) : [wishFor(query)]
}

function wishFor(query: Query): NameWish {
  const words: string[] = []
  const without: string[] = []
  let types = FREE_TYPES
  const walk = (part: Query, wanted: boolean): void => {
    if (part.kind === 'all' || part.kind === 'any') for (const one of part.of) walk(one, wanted)
    else if (part.kind === 'not') walk(part.of, !wanted)
    else if (part.kind === 'words' && isOfNames(part)) (wanted ? words : without).push(...searchWords(part.text))
    else if (part.kind === 'named') {
      ;(wanted ? words : without).push(...searchWords(part.name))
      const { type } = part
      if (wanted && type !== undefined) types = types.filter((one) => one === type)
    }
  }
  walk(query, true)
  return { types, words, without }
}

function hasOne(name: string, beginnings: readonly string[]): boolean {
  return beginnings.length > 0 && searchWords(name).some((word) => beginnings.some((begun) => word.startsWith(begun)))
}
