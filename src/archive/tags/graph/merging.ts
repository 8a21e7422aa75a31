import type { Graph, TagState } from './graph.ts'
import { type Refusal, refusal } from './refusals.ts'
import type { Draft } from './steps.ts'
import type { Wish } from './verbs.ts'

/** A canonical pairing takes its other spellings with it, and is tied to its characters and their fandoms. */
export function makeCanonical(draft: Draft, tag: TagState): undefined {
  const { graph } = draft
  draft.mark('unwrangleable', tag.id, false)
  draft.merge(tag.id, null)
  for (const { tag: limited, fandom } of graph.limitsWith(tag.id))
    if (limited === tag.id) draft.limit(tag.id, fandom, null)
  draft.mark('canonical', tag.id, true)
  for (const character of charactersOf(graph, tag)) {
    draft.tie('parent', tag.id, character.id, true)
    for (const fandom of graph.parents.above(character.id)) draft.tie('parent', tag.id, fandom, true)
  }
  for (const id of graph.alike.get(tag.id) ?? []) {
    const other = graph.tag(id)
    if (other && isLoose(other)) becomeSynonym(draft, other, tag.id)
  }
}

function charactersOf(graph: Graph, tag: TagState): readonly TagState[] {
  return (graph.named.get(tag.id) ?? []).flatMap((id) => {
    const character = standing(graph, id)
    return character?.canonical ? [character] : []
  })
}

function isLoose({ canonical, mergerId, unwrangleable }: TagState): boolean {
  return !canonical && mergerId === null && !unwrangleable
}

/** Whatever needs the tag to be canonical is let go; what it belongs to itself stays. */
export function loosen(draft: Draft, { id }: TagState): undefined {
  const { graph } = draft
  for (const synonym of graph.synonymsOf(id)) draft.merge(synonym, null)
  for (const meta of graph.metas.above(id)) draft.tie('meta', id, meta, false)
  for (const sub of graph.metas.below(id)) draft.tie('meta', sub, id, false)
  for (const child of graph.parents.below(id)) draft.tie('parent', child, id, false)
  for (const { tag, fandom } of graph.limitsWith(id)) draft.limit(tag, fandom, null)
  draft.mark('canonical', id, false)
}

/** A synonym of a synonym is one of the canonical tag: there are no chains. */
export function makeSynonym(draft: Draft, tag: TagState, { other = 0 }: Wish): Refusal | undefined {
  const target = standing(draft.graph, other)
  if (!target) return refusal('unknown', other)
  if (target.id === tag.id) return refusal('itself', tag.id)
  if (target.type !== tag.type) return refusal('other-type', tag.id, target.id)
  if (!target.canonical) return refusal('not-canonical', target.id)
  becomeSynonym(draft, tag, target.id)
  return undefined
}

/** All that stood with the tag stands with the canonical one afterwards; a tie between the two is gone. */
function becomeSynonym(draft: Draft, { id }: TagState, to: number): void {
  const { graph } = draft
  for (const synonym of graph.synonymsOf(id)) draft.merge(synonym, to)
  for (const kind of ['meta', 'parent'] as const) {
    const ties = kind === 'meta' ? graph.metas : graph.parents
    for (const upper of ties.above(id)) {
      draft.tie(kind, id, upper, false)
      if (upper !== to) draft.tie(kind, to, upper, true)
    }
    for (const lower of ties.below(id)) {
      draft.tie(kind, lower, id, false)
      if (lower !== to) draft.tie(kind, lower, to, true)
    }
  }
  for (const medium of graph.media.above(id)) {
    draft.tie('medium', id, medium, false)
    draft.tie('medium', to, medium, true)
  }
  moveLimits(draft, id, to)
  draft.mark('unwrangleable', id, false)
  draft.mark('canonical', id, false)
  draft.merge(id, to)
}

function moveLimits(draft: Draft, id: number, to: number): void {
  for (const { tag, fandom, canonical } of draft.graph.limitsWith(id)) {
    draft.limit(tag, fandom, null)
    if (tag === id) continue
    const moved = fandom === id ? to : fandom
    if (draft.graph.limit(tag, moved) === null) draft.limit(tag, moved, canonical === id ? to : canonical)
  }
}

/** @returns the tag, or what it is a synonym of */
export function standing(graph: Graph, id: number): TagState | undefined {
  const tag = graph.tag(id)
  return tag?.mergerId ? graph.tag(tag.mergerId) : tag
}
