import { withThousands } from '../../../platform/text/dates.ts'
import type { Tag } from '../../tags/index.ts'
import { languageOf } from '../../works/index.ts'
import { printAge } from '../filter/ages.ts'
import { EVERYTHING, type WorkFilter } from '../filter/filter.ts'
import type { Range } from '../filter/ranges.ts'
import type { Understood } from '../listing/understand.ts'
import { printQuery } from '../query/print.ts'
import { allOf, partsOf, type Query } from '../query/tree.ts'

/** One thing that a listing asks for, and the filter without it. */
export interface Pill {
  readonly words: string
  /** it is what works must not have */
  readonly not: boolean
  readonly without: WorkFilter
}

/** @returns everything the listing asks for beside whose it is, in the order of the panel */
export function pillsOf({ filter, tags, line }: Pick<Understood, 'filter' | 'tags' | 'line'>): readonly Pill[] {
  const names = new Map(tags.map((tag) => [tag.id, tag]))
  return [
    ...tagPills(filter, names),
    ...wishPills(filter),
    ...linePills(filter, line),
    ...wordPills(filter),
    ...choicePills(filter),
    ...rangePills(filter),
  ]
}

function tagPills(filter: WorkFilter, names: ReadonlyMap<number, Tag>): readonly Pill[] {
  const pill = (way: 'include' | 'exclude') =>
    filter[way].flatMap((choice) => {
      const tag = names.get(choice.id)
      return tag
        ? [{ words: tag.name, not: way === 'exclude', without: { ...filter, [way]: others(filter[way], choice) } }]
        : []
    })
  return [...pill('include'), ...pill('exclude')]
}

function wishPills(filter: WorkFilter): readonly Pill[] {
  const pill = (way: 'includeNames' | 'excludeNames') =>
    filter[way].map((wish) => ({
      words: wish.name,
      not: way === 'excludeNames',
      without: { ...filter, [way]: others(filter[way], wish) },
    }))
  return [...pill('includeNames'), ...pill('excludeNames')]
}

function others<Entry>(list: readonly Entry[], one: Entry): readonly Entry[] {
  return list.filter((entry) => entry !== one)
}

/** Each part of the line for itself. */
function linePills(filter: WorkFilter, { query }: Understood['line']): readonly Pill[] {
  const parts = partsOf(query)
  const line = (part: Query | undefined) => printQuery({ query: part, order: undefined })
  return parts.map((part) => {
    const bare = part.kind === 'not' ? part.of : part
    const plain = bare.kind === 'words' && bare.place === undefined
    return {
      words: plain ? `“${bare.text}${bare.open ? '*' : ''}”` : line(bare),
      not: part.kind === 'not',
      without: { ...filter, query: line(allOf(parts.filter((other) => other !== part))) },
    }
  })
}

function wordPills(filter: WorkFilter): readonly Pill[] {
  const words = { title: `title: ${filter.title}`, creators: `by ${filter.creators}` } as const
  return (['title', 'creators'] as const)
    .filter((name) => filter[name] !== '')
    .map((name) => ({ words: words[name], not: false, without: { ...filter, [name]: '' } }))
}

function choicePills(filter: WorkFilter): readonly Pill[] {
  const pills: Pill[] = []
  const add = (words: string, name: keyof WorkFilter) =>
    pills.push({ words, not: false, without: { ...filter, [name]: EVERYTHING[name] } })
  if (filter.complete !== undefined) add(filter.complete ? 'complete' : 'in progress', 'complete')
  if (filter.crossover !== undefined) add(filter.crossover ? 'crossovers' : 'no crossovers', 'crossover')
  if (filter.singleChapter) add('one chapter', 'singleChapter')
  if (filter.read !== undefined) add(filter.read ? 'read' : 'not read', 'read')
  if (filter.language !== '') add(languageOf(filter.language).name, 'language')
  if (filter.dateFrom !== '') add(`from ${filter.dateFrom}`, 'dateFrom')
  if (filter.dateTo !== '') add(`up to ${filter.dateTo}`, 'dateTo')
  if (filter.age) add(`updated ${printAge(filter.age)} ago`, 'age')
  return pills
}

function rangePills(filter: WorkFilter): readonly Pill[] {
  return (['words', 'hits', 'kudos', 'comments', 'bookmarks'] as const).flatMap((name) => {
    const words = rangeWords(filter[name])
    return words === '' ? [] : [{ words: `${words} ${name}`, not: false, without: { ...filter, [name]: {} } }]
  })
}

/** @returns "1,000 to 5,000", "at least 1,000", "at most 99"; empty for the open range */
function rangeWords({ from, to }: Range): string {
  if (from === undefined) return to === undefined ? '' : `at most ${withThousands(to)}`
  if (to === undefined) return `at least ${withThousands(from)}`
  return from === to ? withThousands(from) : `${withThousands(from)} to ${withThousands(to)}`
}
