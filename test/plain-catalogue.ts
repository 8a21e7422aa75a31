import type {
  CatalogueAnswer,
  CatalogueQuery,
  CatalogueWork,
  Condition,
  Count,
  Counters,
  Cursor,
  Order,
  ValuesWanted,
} from '../src/archive/catalogue/index.ts'
import type { TagType } from '../src/schema/index.ts'

const TYPES = ['rating', 'warning', 'category', 'fandom', 'relationship', 'character', 'additional'] as const
const TOLD_WHOLLY: readonly string[] = ['rating', 'warning', 'category']

/** The catalogue as anyone would write it who had all the time in the world: every question goes through every work. */
export class PlainCatalogue {
  readonly works = new Map<number, CatalogueWork>()
  private readonly types = new Map<number, TagType>()
  private readonly subtags = new Map<number, readonly number[]>()

  enter(work: CatalogueWork): void {
    this.works.set(work.id, work)
  }

  enterMany(works: readonly CatalogueWork[]): void {
    for (const work of works) this.enter(work)
  }

  leave(workId: number): void {
    this.works.delete(workId)
  }

  count(workId: number, counters: Counters): void {
    const work = this.works.get(workId)
    if (work) this.works.set(workId, { ...work, ...counters })
  }

  nameTag(tagId: number, type: TagType): void {
    this.types.set(tagId, type)
  }

  tieTag(tagId: number, subtagIds: readonly number[]): void {
    this.subtags.set(tagId, subtagIds)
  }

  uses(tagId: number, members: boolean): number {
    return this.seenBy(members).filter(({ tags }) => tags.includes(tagId)).length
  }

  query(query: CatalogueQuery): CatalogueAnswer {
    const holds = this.test(query.condition)
    const found = this.seenBy(query.members).filter(holds)
    const most = query.facets ?? 10
    return {
      total: found.length,
      ...pageOf(found, query),
      facets: most === 0 ? undefined : this.facetsOf(found, most),
      languages: most === 0 ? [] : mostUsed(found.map(({ language }) => language)),
    }
  }

  /** @returns what a work is sorted by */
  cursorOf(work: CatalogueWork, order: Order): Cursor {
    return { key: keyOf(work, order), id: work.id }
  }

  private seenBy(members: boolean): readonly CatalogueWork[] {
    return [...this.works.values()].filter(({ restricted }) => members || !restricted)
  }

  private test(condition: Condition): (work: CatalogueWork) => boolean {
    if ('all' in condition) {
      const tests = condition.all.map((part) => this.test(part))
      return (work) => tests.every((holds) => holds(work))
    }
    if ('any' in condition) {
      const tests = condition.any.map((part) => this.test(part))
      return (work) => tests.some((holds) => holds(work))
    }
    if ('not' in condition) {
      const holds = this.test(condition.not)
      return (work) => !holds(work)
    }
    if ('tag' in condition) {
      const below = this.below(condition.tag)
      return ({ tags }) => tags.some((tag) => below.has(tag))
    }
    if ('flag' in condition) return (work) => work[condition.flag]
    if ('language' in condition) return ({ language }) => language === condition.language
    if ('creator' in condition) return ({ creators }) => creators.includes(condition.creator)
    if ('series' in condition) return ({ series }) => series.includes(condition.series)
    if ('works' in condition) return ({ id }) => condition.works.includes(id)
    const { field, from = -Infinity, to = Infinity } = condition
    return (work) => work[field] >= from && work[field] <= to
  }

  private below(tagId: number, seen = new Set<number>()): ReadonlySet<number> {
    if (seen.has(tagId)) return seen
    seen.add(tagId)
    for (const subtag of this.subtags.get(tagId) ?? []) this.below(subtag, seen)
    return seen
  }

  /** @returns what the catalogue's `values` should be */
  values(condition: Condition, members: boolean, { types, most, among }: ValuesWanted): readonly Count<number>[] {
    const found = this.seenBy(members).filter(this.test(condition))
    return mostUsed(found.flatMap((work) => work.counted))
      .filter(([tag]) => types.includes(this.types.get(tag) as TagType) && among?.has(tag) !== false)
      .slice(0, most)
  }

  private facetsOf(found: readonly CatalogueWork[], most: number): CatalogueAnswer['facets'] {
    const counted = mostUsed(found.flatMap((work) => work.counted))
    const [rating = [], warning = [], category = [], fandom = [], relationship = [], character = [], additional = []] =
      TYPES.map((type) =>
        counted.filter(([tag]) => this.types.get(tag) === type).slice(0, TOLD_WHOLLY.includes(type) ? Infinity : most),
      )
    return { rating, warning, category, fandom, relationship, character, additional }
  }
}

function mostUsed<Value extends string | number>(values: readonly Value[]): readonly Count<Value>[] {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([one, works], [other, otherWorks]) => otherWorks - works || (one < other ? -1 : 1))
}

function keyOf(work: CatalogueWork, order: Order): string | number {
  if (order === 'title') return work.titleKey
  return order === 'creators' ? work.creatorsKey : work[order]
}

function compareCursors(one: Cursor, other: Cursor): number {
  const byKey =
    typeof one.key === 'number' && typeof other.key === 'number'
      ? one.key - other.key
      : Buffer.compare(Buffer.from(String(one.key)), Buffer.from(String(other.key)))
  return byKey || one.id - other.id
}

/** @see src/archive/search/listing/store.ts for what a page is */
function pageOf(found: readonly CatalogueWork[], query: CatalogueQuery) {
  const { sort, descending, size = 20 } = query
  const cursors = found.map((work) => ({ key: keyOf(work, sort), id: work.id }))
  const rows = cursors.sort((one, other) => compareCursors(one, other) * (descending ? -1 : 1))
  const beyond = (cursor: Cursor) =>
    rows.findIndex((row) => compareCursors(row, cursor) * (descending ? -1 : 1) > 0) >>> 0
  const fits = (cursor: Cursor | undefined) =>
    cursor && (typeof cursor.key === 'string') === (sort === 'title' || sort === 'creators') ? cursor : undefined
  const [after, before] = [fits(query.after), fits(query.before)]
  if (after) {
    const start = Math.min(rows.length, beyond(after))
    const shown = rows.slice(start, start + size)
    return shownPage(shown, shown.length > 0, rows.length > start + size)
  }
  if (before) {
    const end = rows.filter((row) => compareCursors(row, before) * (descending ? -1 : 1) < 0).length
    if (end >= size) return shownPage(rows.slice(end - size, end), end > size, true)
  }
  const start = before ? 0 : (query.page - 1) * size
  const shown = rows.slice(start, start + size)
  return shownPage(shown, shown.length > 0 && start > 0, shown.length > 0 && rows.length > start + size)
}

function shownPage(shown: readonly Cursor[], hasPrevious: boolean, hasNext: boolean) {
  return { works: shown.map(({ id }) => id), first: shown[0], last: shown.at(-1), hasPrevious, hasNext }
}
