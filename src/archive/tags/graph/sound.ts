import type { TagType } from '../../../schema/index.ts'
import { circleThrough, type Graph, type Limit, type TagState } from './graph.ts'
import { type Refusal, refusal } from './refusals.ts'

/** What a tag of each type may belong to. */
const PARENTS: Readonly<Partial<Record<TagType, readonly TagType[]>>> = {
  character: ['fandom'],
  relationship: ['fandom', 'character'],
  additional: ['fandom'],
}

/** @returns whether tags of the first type may belong to one of the second */
export function mayBelong(type: TagType, parent: TagType): boolean {
  return PARENTS[type]?.includes(parent) ?? false
}

/** @returns the first of these tags at which the graph is not as it must be; undefined when all is well */
export function faultAt(graph: Graph, ids: readonly number[]): Refusal | undefined {
  for (const id of ids) {
    const tag = graph.tag(id)
    const fault = tag && (ownFault(graph, tag) ?? tiesFault(graph, tag) ?? limitsFault(graph, tag))
    if (fault) return fault
  }
  return undefined
}

function ownFault(graph: Graph, tag: TagState): Refusal | undefined {
  if (tag.canonical && tag.mergerId !== null) return refusal('synonym', tag.id, tag.mergerId)
  if (tag.unwrangleable && (tag.canonical || tag.mergerId !== null)) return refusal('canonical', tag.id)
  const merger = tag.mergerId === null ? undefined : graph.tag(tag.mergerId)
  if (merger && merger.type !== tag.type) return refusal('other-type', tag.id, merger.id)
  if (merger && !merger.canonical) return refusal('not-canonical', merger.id)
  const [synonym] = tag.canonical ? [] : graph.synonymsOf(tag.id)
  return synonym === undefined ? undefined : refusal('stands-below', tag.id, synonym)
}

function tiesFault(graph: Graph, tag: TagState): Refusal | undefined {
  for (const other of [...graph.metas.above(tag.id), ...graph.metas.below(tag.id)]) {
    if (!tag.canonical) return refusal('stands-below', tag.id, other)
    const end = graph.tag(other)
    if (end && !end.canonical) return refusal('not-canonical', other)
    if (end && end.type !== tag.type) return refusal('other-type', tag.id, other)
  }
  const way = circleThrough(graph, tag.id)
  if (way) return refusal('circle', tag.id, ...way)
  const [child] = tag.canonical ? [] : graph.parents.below(tag.id)
  return child === undefined ? parentsFault(graph, tag) : refusal('stands-below', tag.id, child)
}

function parentsFault(graph: Graph, tag: TagState): Refusal | undefined {
  for (const id of graph.parents.above(tag.id)) {
    if (tag.mergerId !== null) return refusal('synonym', tag.id, tag.mergerId)
    const parent = graph.tag(id)
    if (parent && !parent.canonical) return refusal('not-canonical', id)
    if (parent && !mayBelong(tag.type, parent.type)) return refusal('no-parent-of-this-type', tag.id, id)
  }
  return undefined
}

function limitsFault(graph: Graph, tag: TagState): Refusal | undefined {
  for (const limit of graph.limitsWith(tag.id)) {
    const fault = limitFault(graph, limit)
    if (fault) return fault
  }
  return undefined
}

function limitFault(graph: Graph, limit: Limit): Refusal | undefined {
  const [tag, fandom, canonical] = [graph.tag(limit.tag), graph.tag(limit.fandom), graph.tag(limit.canonical)]
  if (tag && tag.mergerId !== null) return refusal('synonym', tag.id, tag.mergerId)
  if (tag?.canonical) return refusal('canonical', tag.id)
  for (const end of [fandom, canonical]) if (end && !end.canonical) return refusal('not-canonical', end.id)
  return tag && canonical && tag.type !== canonical.type ? refusal('other-type', tag.id, canonical.id) : undefined
}
