import { Column, type ColumnState } from '../../platform/sets/column.ts'
import type { Heap } from '../../platform/sets/heap.ts'
import { NumberMap, type NumberMapState } from '../../platform/sets/number-map.ts'
import type { TagType } from '../../schema/index.ts'

/** What a term stands for. A tag whose type nobody told yet is found, and counted nowhere. */
export const KINDS = [
  'unnamed',
  'rating',
  'warning',
  'category',
  'fandom',
  'relationship',
  'character',
  'additional',
  'language',
  'creator',
  'series',
] as const
export type KindName = (typeof KINDS)[number]

/** A place in {@link KINDS}. */
export type Kind = number

export function kindNamed(name: KindName): Kind {
  return KINDS.indexOf(name)
}

/** Kinds whose facets tell all values. */
export const WHOLE_KINDS: ReadonlySet<Kind> = new Set(
  (['rating', 'warning', 'category', 'language'] as const).map(kindNamed),
)

export interface TermsState {
  readonly length: number
  readonly keys: ColumnState
  readonly kinds: ColumnState
  readonly tags: NumberMapState
  readonly creators: NumberMapState
  readonly series: NumberMapState
  readonly languages: readonly (readonly [code: string, term: number])[]
}

/**
 * Whatever a work is found under, be it tag, language, creator or series, has a *term*: a number from 1 up without gaps,
 * the row of its columns.
 */
export class Terms {
  /** one more than the highest term */
  length: number
  private readonly keys: Column
  private readonly kinds: Column
  private readonly tags: NumberMap
  private readonly creators: NumberMap
  private readonly series: NumberMap
  private readonly languages: Map<string, number>
  private readonly codes: Map<number, string>

  constructor(heap: Heap, state?: TermsState) {
    this.length = state?.length ?? 1
    this.keys = new Column(heap, 1, state?.keys)
    this.kinds = new Column(heap, 1, state?.kinds)
    this.tags = new NumberMap(heap, state?.tags)
    this.creators = new NumberMap(heap, state?.creators)
    this.series = new NumberMap(heap, state?.series)
    this.languages = new Map(state?.languages)
    this.codes = new Map([...this.languages].map(([code, term]) => [term, code]))
  }

  /** @returns undefined for a tag that no work ever had */
  tag(tagId: number): number | undefined {
    return this.tags.get(tagId)
  }

  creator(pseudId: number): number | undefined {
    return this.creators.get(pseudId)
  }

  seriesWith(seriesId: number): number | undefined {
    return this.series.get(seriesId)
  }

  language(code: string): number | undefined {
    return this.languages.get(code)
  }

  tagOrNew(tagId: number): number {
    return this.tags.get(tagId) ?? this.make(this.tags, tagId, 'unnamed')
  }

  creatorOrNew(pseudId: number): number {
    return this.creators.get(pseudId) ?? this.make(this.creators, pseudId, 'creator')
  }

  seriesOrNew(seriesId: number): number {
    return this.series.get(seriesId) ?? this.make(this.series, seriesId, 'series')
  }

  languageOrNew(code: string): number {
    const known = this.languages.get(code)
    if (known !== undefined) return known
    const term = this.append(this.languages.size, 'language')
    this.languages.set(code, term)
    this.codes.set(term, code)
    return term
  }

  /** @returns the id of the tag, creator or series */
  keyOf(term: number): number {
    return this.keys.get(term)
  }

  codeOf(term: number): string {
    return this.codes.get(term) ?? ''
  }

  kindOf(term: number): Kind {
    return this.kinds.get(term)
  }

  setKind(term: number, type: TagType): void {
    this.kinds.set(term, kindNamed(type))
  }

  /** @returns every term of a kind, in no order; slow, for the few times when counts must be had of all */
  *ofKind(kind: Kind): IterableIterator<number> {
    for (let term = 1; term < this.length; term++) if (this.kinds.get(term) === kind) yield term
  }

  state(): TermsState {
    return {
      length: this.length,
      keys: this.keys.state(),
      kinds: this.kinds.state(),
      tags: this.tags.state(),
      creators: this.creators.state(),
      series: this.series.state(),
      languages: [...this.languages],
    }
  }

  private make(map: NumberMap, key: number, kind: KindName): number {
    const term = this.append(key, kind)
    map.set(key, term)
    return term
  }

  private append(key: number, kind: KindName): number {
    const term = this.length++
    this.keys.reach(this.length)
    this.kinds.reach(this.length)
    this.keys.set(term, key)
    this.kinds.set(term, kindNamed(kind))
    return term
  }
}
