import type { MakeKernels } from '../../platform/sets/compiled.ts'
import { Heap } from '../../platform/sets/heap.ts'
import type { TagType } from '../../schema/index.ts'
import { enterWork, leaveWork, settle } from './entering.ts'
import { countFacets, countValues, type Told } from './facets.ts'
import { type Found, find } from './found.ts'
import { Holdings, type HoldingsState } from './holdings.ts'
import { KeptFacets } from './kept-facets.ts'
import { Metatags } from './metatags.ts'
import { pageOf } from './pages.ts'
import { type Plan, planFor, type Sources } from './plan.ts'
import type { CatalogueAnswer, CatalogueQuery, Condition, Count, ValuesWanted } from './query.ts'
import { Scratch } from './scratch.ts'
import { SETTINGS, type Settings } from './settings.ts'
import { kindNamed } from './terms.ts'
import type { CatalogueWork, Counters } from './work.ts'

/** Values of each type that are told when nobody says how many. */
const TOLD = 10

/** Of a catalogue what is not in its arrays; can be written as JSON. */
export interface CatalogueRest {
  readonly version: 1
  readonly holdings: HoldingsState
  readonly metatags: readonly (readonly [tagId: number, subtagIds: readonly number[]])[]
  readonly settings: Settings
}

/** What a catalogue is made of, in numbers. */
export interface CatalogueFigures {
  readonly works: number
  /** tags, languages, creators and series that were ever met */
  readonly terms: number
  readonly denseTerms: number
  /** terms that count fast, and the works that a term is on at least to be one of them */
  readonly shortNumbers: number
  readonly bar: number
  readonly bytes: number
  /** of them free, between such as are in use */
  readonly freeBytes: number
}

/**
 * All works that may be listed, in memory: which fulfil a condition, one page of them in an order, and how many carry
 * each tag. Every answer is exact, and every change is in the next answer. It knows nothing but what it is told.
 */
export class Catalogue {
  private holdings: Holdings
  private metatags = new Metatags()
  private readonly kept: KeptFacets

  /** @param makeKernels see findKernels in platform/sets
   * @param settings for tests: where one way of working gives way to another */
  constructor(makeKernels: MakeKernels, settings: Partial<Settings> = {}) {
    this.holdings = new Holdings({ ...SETTINGS, ...settings }, makeKernels)
    this.kept = new KeptFacets(this.holdings.settings.keptFacets)
  }

  /** Takes a work in, in place of what was known of it. */
  enter(work: CatalogueWork): void {
    for (const term of enterWork(this.holdings, work)) this.kept.forget(term)
  }

  /** Takes many works in at once, which is faster when they are a good part of all. */
  enterMany(works: readonly CatalogueWork[]): void {
    const { slots, keys } = this.holdings
    if (works.length * 16 > slots.present.size) keys.loosen()
    for (const work of works) this.enter(work)
  }

  /** Forgets a work, if it is there. */
  leave(workId: number): void {
    for (const term of leaveWork(this.holdings, workId)) this.kept.forget(term)
  }

  /** Takes in what the counters of a work, if it is there, are now; those not named stay. */
  count(workId: number, counters: Counters): void {
    const slot = this.holdings.slots.of(workId)
    if (slot !== undefined) this.holdings.keys.count(slot, counters)
  }

  /** Says of which type a tag is; until then it is in no facet. */
  nameTag(tagId: number, type: TagType): void {
    const { terms, tallies } = this.holdings
    const term = terms.tagOrNew(tagId)
    this.holdings.reachTerms()
    if (terms.kindOf(term) === kindNamed(type)) return
    tallies.changeKind(term, () => terms.setKind(term, type))
    settle(this.holdings, term)
    this.kept.forgetAll()
  }

  /** Says which tags stand directly below one in the graph of metatags, in place of those that did. */
  tieTag(tagId: number, subtagIds: readonly number[]): void {
    this.metatags.tie(tagId, subtagIds)
  }

  /** Says which tags stand directly below which, in place of all that was said before. */
  tieAll(edges: Iterable<readonly [tagId: number, subtagIds: readonly number[]]>): void {
    this.metatags = new Metatags(edges)
  }

  /** @returns how many works are found under the tag directly */
  uses(tagId: number, members: boolean): number {
    const { terms, postings, tallies } = this.holdings
    const term = terms.tag(tagId)
    if (term === undefined) return 0
    return members ? postings.lengthOf(term) : tallies.open.get(term)
  }

  /** @returns whether the work is in the catalogue */
  has(workId: number): boolean {
    return this.holdings.slots.of(workId) !== undefined
  }

  query(query: CatalogueQuery): CatalogueAnswer {
    const most = query.facets ?? TOLD
    return this.asked(query.condition, query.members, (found, scratch, plan) => ({
      total: found.total,
      ...pageOf(this.holdings, found, query),
      ...(most === 0 ? { facets: undefined, languages: [] } : this.told(found, scratch, plan, query.members, most)),
    }))
  }

  /** @returns of some types of tags the values on most of the works that fulfil the condition, with how many these are */
  values(condition: Condition, members: boolean, wanted: ValuesWanted): readonly Count<number>[] {
    return this.asked(condition, members, (found, scratch) =>
      countValues(this.holdings, scratch, found, members, wanted),
    )
  }

  /** @returns how many works fulfil the condition */
  total(condition: Condition, members: boolean): number {
    return this.asked(condition, members, (found) => found.total)
  }

  /** @returns the ids of all works that fulfil the condition, in no order */
  worksOf(condition: Condition, members: boolean): Uint32Array {
    return this.asked(condition, members, ({ list }) =>
      this.holdings.heap.words.slice(list.at, list.at + list.length).map((slot) => this.holdings.slots.idOf(slot)),
    )
  }

  figures(): CatalogueFigures {
    const { slots, terms, postings, tallies, heap } = this.holdings
    return {
      works: slots.present.size,
      terms: terms.length - 1,
      denseTerms: postings.denseTerms,
      shortNumbers: tallies.shortNumbers,
      bar: tallies.bar,
      bytes: heap.used * 4,
      freeBytes: heap.unused * 4,
    }
  }

  /** @returns what a snapshot must hold besides {@link rest}, by name; the arrays are the catalogue's own and change with
   * it */
  arrays(): Readonly<Record<'words', Uint32Array>> {
    const { heap, keys } = this.holdings
    keys.tighten()
    return { words: heap.words.subarray(0, heap.used) }
  }

  rest(): CatalogueRest {
    const { settings, keys } = this.holdings
    keys.tighten()
    return { version: 1, holdings: this.holdings.state(), metatags: this.metatags.edges(), settings }
  }

  /** @returns a catalogue that answers as the one did whose arrays and rest these are; the arrays are copied */
  static restore(
    makeKernels: MakeKernels,
    arrays: Readonly<Record<'words', Uint32Array>>,
    rest: CatalogueRest,
  ): Catalogue {
    const catalogue = new Catalogue(makeKernels, rest.settings)
    const heap = Heap.restore(arrays.words, rest.holdings.heap)
    catalogue.holdings = new Holdings(rest.settings, makeKernels, heap, rest.holdings)
    catalogue.metatags = new Metatags(rest.metatags)
    return catalogue
  }

  private asked<Answer>(
    condition: Condition,
    members: boolean,
    answer: (found: Found, scratch: Scratch, plan: Plan) => Answer,
  ): Answer {
    using scratch = new Scratch(this.holdings.heap)
    const sources: Sources = { holdings: this.holdings, metatags: this.metatags, scratch }
    const plan = planFor(sources, condition)
    return answer(find(sources, plan, members), scratch, plan)
  }

  private told(found: Found, scratch: Scratch, plan: Plan, members: boolean, most: number): Told {
    const count = () => countFacets(this.holdings, scratch, found, members, most)
    const term = plan.kind === 'set' ? plan.term : undefined
    return term === undefined ? count() : this.kept.get(term, `${members} ${most}`, count)
  }
}
