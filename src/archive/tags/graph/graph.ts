import type { TagType } from '../../../schema/index.ts'

/** A tag as far as tying goes. */
export interface TagState {
  readonly id: number
  readonly type: TagType
  readonly name: string
  readonly canonical: boolean
  readonly unwrangleable: boolean
  /** the canonical tag that this one is a synonym of */
  readonly mergerId: number | null
}

/** A synonym in one fandom only. */
export interface Limit {
  readonly tag: number
  readonly fandom: number
  readonly canonical: number
}

/** Pairs of numbers, a lower and an upper one, found from either side. */
export class Ties {
  private readonly up = new Map<number, Set<number>>()
  private readonly down = new Map<number, Set<number>>()

  constructor(pairs: Iterable<readonly [lower: number, upper: number]> = []) {
    for (const [lower, upper] of pairs) this.set(lower, upper, true)
  }

  has(lower: number, upper: number): boolean {
    return this.up.get(lower)?.has(upper) ?? false
  }

  /** @returns what stands above, in no order */
  above(lower: number): readonly number[] {
    return [...(this.up.get(lower) ?? [])]
  }

  /** @returns what stands below, in no order */
  below(upper: number): readonly number[] {
    return [...(this.down.get(upper) ?? [])]
  }

  set(lower: number, upper: number, tied: boolean): void {
    put(this.up, lower, upper, tied)
    put(this.down, upper, lower, tied)
  }
}

function put(sets: Map<number, Set<number>>, from: number, to: number, there: boolean): void {
  const known = sets.get(from) ?? new Set()
  sets.set(from, known)
  if (there) known.add(to)
  else known.delete(to)
}

/** What a graph is made from. */
export interface GraphParts {
  readonly tags: readonly TagState[]
  readonly metas?: Iterable<readonly [sub: number, meta: number]>
  readonly parents?: Iterable<readonly [tag: number, parent: number]>
  readonly media?: Iterable<readonly [fandom: number, medium: number]>
  readonly limits?: readonly Limit[]
  /** of relationships: the tags of the characters that the name names */
  readonly named?: ReadonlyMap<number, readonly number[]>
  /** of relationships: other spellings and orders of the same pairing */
  readonly alike?: ReadonlyMap<number, readonly number[]>
}

/** The neighbourhood of some tags: enough of all ties to decide what may be done with them. Steps change it. */
export class Graph {
  readonly metas: Ties
  readonly parents: Ties
  readonly media: Ties
  readonly named: ReadonlyMap<number, readonly number[]>
  readonly alike: ReadonlyMap<number, readonly number[]>
  private readonly tags: Map<number, TagState>
  private readonly mergers = new Ties()
  private readonly limited: Map<string, Limit>

  constructor({ tags, metas, parents, media, limits = [], named, alike }: GraphParts) {
    this.tags = new Map(tags.map((tag) => [tag.id, tag]))
    this.metas = new Ties(metas)
    this.parents = new Ties(parents)
    this.media = new Ties(media)
    this.limited = new Map(limits.map((limit) => [limitName(limit), limit]))
    this.named = named ?? new Map()
    this.alike = alike ?? new Map()
    for (const { id, mergerId } of tags) if (mergerId !== null) this.mergers.set(id, mergerId, true)
  }

  tag(id: number): TagState | undefined {
    return this.tags.get(id)
  }

  /** @returns the tags that are synonyms of this one everywhere */
  synonymsOf(id: number): readonly number[] {
    return this.mergers.below(id)
  }

  /** @returns what the tag is a synonym of in this fandom; null for nothing */
  limit(tag: number, fandom: number): number | null {
    return this.limited.get(limitName({ tag, fandom }))?.canonical ?? null
  }

  /** @returns the limited synonyms that the tag takes part in, in whatever place */
  limitsWith(id: number): readonly Limit[] {
    return [...this.limited.values()].filter(
      ({ tag, fandom, canonical }) => tag === id || fandom === id || canonical === id,
    )
  }

  setTag(tag: TagState): void {
    const before = this.tags.get(tag.id)?.mergerId ?? null
    if (before !== null) this.mergers.set(tag.id, before, false)
    if (tag.mergerId !== null) this.mergers.set(tag.id, tag.mergerId, true)
    this.tags.set(tag.id, tag)
  }

  setLimit(tag: number, fandom: number, canonical: number | null): void {
    if (canonical === null) this.limited.delete(limitName({ tag, fandom }))
    else this.limited.set(limitName({ tag, fandom }), { tag, fandom, canonical })
  }
}

function limitName({ tag, fandom }: Pick<Limit, 'tag' | 'fandom'>): string {
  return `${tag} ${fandom}`
}

/** @returns the way from a tag up through metatags back to itself; undefined when there is none */
export function circleThrough({ metas }: Pick<Graph, 'metas'>, start: number): readonly number[] | undefined {
  const cameFrom = new Map<number, number>()
  const waiting = [start]
  for (let tag = waiting.pop(); tag !== undefined; tag = waiting.pop()) {
    for (const above of metas.above(tag)) {
      if (above === start) return [...wayTo(cameFrom, start, tag), start]
      if (cameFrom.has(above)) continue
      cameFrom.set(above, tag)
      waiting.push(above)
    }
  }
  return undefined
}

function wayTo(cameFrom: ReadonlyMap<number, number>, start: number, end: number): readonly number[] {
  const way = [end]
  for (let tag = end; tag !== start; ) {
    tag = cameFrom.get(tag) ?? start
    way.unshift(tag)
  }
  return way
}
