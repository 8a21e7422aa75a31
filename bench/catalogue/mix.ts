import { Chance } from './chance.ts'
import type { Sample, SampledWork } from './sample.ts'

export type Sort = 'updated' | 'posted' | 'words' | 'kudos' | 'hits' | 'bookmarks' | 'comments'

/** A question that somebody asks the listing. */
export interface Query {
  readonly kind: string
  /** numbers of tags: each must be there; of ratings one */
  readonly fandoms: readonly number[]
  readonly relationships: readonly number[]
  readonly additional: readonly number[]
  readonly ratings: readonly number[]
  readonly categories: readonly number[]
  readonly excluded: {
    readonly fandoms: readonly number[]
    readonly characters: readonly number[]
    readonly additional: readonly number[]
    readonly warnings: readonly number[]
  }
  readonly language: string
  readonly complete: boolean
  readonly words: readonly [from: number, to: number | undefined] | undefined
  /** YYYY-MM-DD */
  readonly dates: readonly [from: string, to: string] | undefined
  readonly sort: Sort
  readonly page: number
}

const SORTS: readonly Sort[] = ['updated', 'posted', 'words', 'kudos', 'hits', 'bookmarks', 'comments']
const LENGTHS = [
  [1000, 5000],
  [5000, 20_000],
  [20_000, 100_000],
  [50_000, undefined],
  [100, 1000],
  [10_000, 50_000],
] as const
/** General; General and Teen; Explicit; Mature and Explicit; Teen; General, Teen and Mature */
const RATINGS = [[10], [10, 11], [13], [12, 13], [11], [10, 11, 12]]
const WARNINGS = [17, 18, 19, 20]
const CATEGORIES = [23, 22, 21, 116]
const DAY = 86_400_000
const YEAR = 365 * DAY

/** How many of a thousand questions are of each kind, and how one is drawn. */
const KINDS: readonly (readonly [share: number, kind: string, draw: (from: Drawing) => Partial<Query>])[] = [
  [220, 'fandom', (from) => ({ fandoms: [from.fandom()] })],
  [150, 'fandom+rating', (from) => ({ fandoms: [from.fandom()], ratings: from.chance.pick(RATINGS) })],
  [150, 'fandom+relationship-2additional', (from) => from.pairing()],
  [110, 'relationship', (from) => ({ relationships: [from.drawn('relationship')] })],
  [100, 'additional', (from) => ({ additional: [from.trope()] })],
  [40, 'everything', () => ({})],
  [60, 'excluding', (from) => from.excluding()],
  [60, 'all+words+complete', (from) => ({ ...from.length(), complete: true, sort: 'kudos' })],
  [
    60,
    'fandom+words+complete',
    (from) => ({ ...from.length(), fandoms: [from.fandom()], complete: true, sort: 'kudos' }),
  ],
  [50, 'fandom+language+category+dates', (from) => from.narrow()],
]

/** @returns questions as readers ask them, drawn from what the catalogue has, in no order of kinds
 * @param now what the last fourteen years are counted back from */
export function mixOf(sample: Sample, count: number, seed: number, now: number): readonly Query[] {
  const chance = new Chance(seed)
  const from = new Drawing(sample, chance, now)
  const shares = KINDS.reduce((sum, [share]) => sum + share, 0)
  const queries = KINDS.flatMap(([share, kind, draw]) =>
    Array.from({ length: Math.max(1, Math.round((count * share) / shares)) }, () => ({
      ...from.usual(),
      kind,
      ...draw(from),
    })),
  )
  for (let at = queries.length - 1; at > 0; at--) {
    const other = chance.below(at + 1)
    const [one, two] = [queries[at], queries[other]]
    if (one && two) [queries[at], queries[other]] = [two, one]
  }
  return queries
}

/** Draws the parts of questions. */
class Drawing {
  readonly chance: Chance
  private readonly sample: Sample
  private readonly now: number

  constructor(sample: Sample, chance: Chance, now: number) {
    this.sample = sample
    this.chance = chance
    this.now = now
  }

  usual(): Query {
    const sort = this.chance.next() < 0.6 ? 'updated' : this.chance.next() < 0.5 ? 'kudos' : this.chance.pick(SORTS)
    const depth = this.chance.next()
    return {
      kind: '',
      fandoms: [],
      relationships: [],
      additional: [],
      ratings: [],
      categories: [],
      excluded: NOTHING,
      language: '',
      complete: false,
      words: undefined,
      dates: undefined,
      sort,
      page: depth < 0.85 ? 1 : depth < 0.97 ? 2 + this.chance.below(4) : 6 + this.chance.below(45),
    }
  }

  /** A tag of the type, as often as it is used. */
  drawn(type: keyof SampledWork): number {
    for (;;) {
      const tags = this.chance.pick(this.sample.works)[type]
      if (tags.length > 0) return this.chance.pick(tags)
    }
  }

  /** A third of readers want one of the twenty greatest. */
  fandom(): number {
    return this.chance.next() < 0.3 ? this.chance.pick(this.sample.popular.fandom.slice(0, 20)) : this.drawn('fandom')
  }

  common(): number {
    if (this.sample.common.size === 0) return this.drawn('additional')
    for (;;) {
      const tag = this.drawn('additional')
      if (this.sample.common.has(tag)) return tag
    }
  }

  trope(): number {
    return this.chance.next() < 0.35 ? this.chance.pick(this.sample.popular.additional.slice(0, 10)) : this.common()
  }

  pairing(): Partial<Query> {
    for (;;) {
      const { fandom, relationship } = this.chance.pick(this.sample.works)
      if (relationship.length === 0 || fandom.length === 0) continue
      const additional = [...new Set([this.common(), this.common()])]
      return {
        fandoms: [this.chance.pick(fandom)],
        relationships: [this.chance.pick(relationship)],
        excluded: { ...NOTHING, additional },
      }
    }
  }

  excluding(): Partial<Query> {
    const many = 1 + this.chance.below(3)
    const second = this.chance.next() < 0.5 ? { fandoms: [this.fandom()] } : { additional: [this.common()] }
    const [first, third] = [this.common(), this.drawn('character')]
    return {
      excluded: {
        fandoms: many > 1 ? (second.fandoms ?? []) : [],
        additional: [...new Set([first, ...(many > 1 ? (second.additional ?? []) : [])])],
        characters: many > 2 ? [third] : [],
        warnings: this.chance.next() < 0.4 ? [this.chance.pick(WARNINGS)] : [],
      },
    }
  }

  length(): Pick<Query, 'words'> {
    return { words: this.chance.pick(LENGTHS) }
  }

  narrow(): Partial<Query> {
    const from = this.now - 15 * YEAR + this.chance.below(14 * 365) * DAY
    return {
      fandoms: [this.fandom()],
      language: this.chance.next() < 0.7 ? 'en' : 'zh-Hans',
      categories: [this.chance.pick(CATEGORIES)],
      dates: [day(from), day(from + YEAR)],
    }
  }
}

const NOTHING: Query['excluded'] = { fandoms: [], characters: [], additional: [], warnings: [] }

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
