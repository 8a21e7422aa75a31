import type { TagType } from '../../../schema/index.ts'
import type { Graph, TagState } from './graph.ts'
import { loosen, makeCanonical, makeSynonym, standing } from './merging.ts'
import { type Refusal, refusal } from './refusals.ts'
import { faultAt, mayBelong } from './sound.ts'
import { Draft, type Step, tagsIn } from './steps.ts'

export const VERBS = [
  'canonical',
  'not-canonical',
  'synonym',
  'not-synonym',
  'limited',
  'not-limited',
  'metatag',
  'not-metatag',
  'parent',
  'not-parent',
  'medium',
  'not-medium',
  'unwrangleable',
  'wrangleable',
] as const

export type Verb = (typeof VERBS)[number]

/** What somebody wants done with a tag. */
export interface Wish {
  readonly verb: Verb
  readonly tag: number
  /** the canonical tag, the metatag, the parent, or the medium; for verbs that need one */
  readonly other?: number | undefined
  /** of a limited synonym */
  readonly fandom?: number | undefined
}

/** What would be done, or why not. */
export type Plan =
  | { readonly ok: true; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly refusal: Refusal }

const TIED: readonly TagType[] = ['fandom', 'relationship', 'character', 'additional']

/**
 * What a wish comes to. A graph that has been planned on is as it would be after the steps, so that the next wish of
 * several meets what the one before left; after a refusal it is as before.
 */
export function planWish(graph: Graph, wish: Wish): Plan {
  const tag = graph.tag(wish.tag)
  if (!tag) return { ok: false, refusal: refusal('unknown', wish.tag) }
  if (!TIED.includes(tag.type)) return { ok: false, refusal: refusal('fixed', tag.id) }
  const draft = new Draft(graph)
  const refused = DO[wish.verb](draft, tag, wish)
  if (!refused && draft.steps.length === 0)
    return { ok: false, refusal: refusal('already', hasOther(graph, wish) ? (wish.other ?? tag.id) : tag.id) }
  const fault = refused ?? faultAt(graph, tagsIn(draft.steps))
  if (!fault) return { ok: true, steps: draft.steps }
  const back = new Draft(graph)
  for (const step of draft.steps.toReversed()) back.take({ ...step, from: step.to, to: step.from } as Step)
  return { ok: false, refusal: fault }
}

function hasOther(graph: Graph, { verb, other }: Wish): boolean {
  return other !== undefined && verb !== 'medium' && verb !== 'not-medium' && graph.tag(other) !== undefined
}

type Doing = (draft: Draft, tag: TagState, wish: Wish) => Refusal | undefined

const DO: Readonly<Record<Verb, Doing>> = {
  canonical: (draft, tag) => makeCanonical(draft, tag),
  'not-canonical': (draft, tag) => loosen(draft, tag),
  synonym: makeSynonym,
  'not-synonym': (draft, tag) => {
    draft.merge(tag.id, null)
    return undefined
  },
  limited: makeLimited,
  'not-limited': (draft, tag, { fandom = 0 }) => {
    draft.limit(tag.id, fandom, null)
    return undefined
  },
  metatag: (draft, tag, wish) => tieTo('meta', draft, tag, wish),
  'not-metatag': (draft, tag, { other = 0 }) => {
    draft.tie('meta', tag.id, other, false)
    return undefined
  },
  parent: (draft, tag, wish) => tieTo('parent', draft, tag, wish),
  'not-parent': (draft, tag, { other = 0 }) => {
    draft.tie('parent', tag.id, other, false)
    return undefined
  },
  medium: (draft, tag, { other }) => {
    if (tag.type !== 'fandom' || other === undefined) return refusal('no-medium', tag.id)
    draft.tie('medium', tag.id, other, true)
    return undefined
  },
  'not-medium': (draft, tag, { other = 0 }) => {
    draft.tie('medium', tag.id, other, false)
    return undefined
  },
  unwrangleable: (draft, tag) => {
    if (tag.canonical) return refusal('canonical', tag.id)
    if (tag.mergerId !== null) return refusal('synonym', tag.id, tag.mergerId)
    draft.mark('unwrangleable', tag.id, true)
    return undefined
  },
  wrangleable: (draft, tag) => {
    draft.mark('unwrangleable', tag.id, false)
    return undefined
  },
}

function makeLimited(draft: Draft, tag: TagState, { other = 0, fandom = 0 }: Wish): Refusal | undefined {
  const [target, within] = [standing(draft.graph, other), standing(draft.graph, fandom)]
  if (!target) return refusal('unknown', other)
  if (!within) return refusal('unknown', fandom)
  if (tag.type === 'fandom') return refusal('not-of-a-fandom', tag.id)
  if (within.type !== 'fandom') return refusal('no-fandom', within.id)
  if (target.id === tag.id) return refusal('itself', tag.id)
  draft.mark('unwrangleable', tag.id, false)
  draft.limit(tag.id, within.id, target.id)
  return undefined
}

function tieTo(kind: 'meta' | 'parent', draft: Draft, tag: TagState, { other = 0 }: Wish): Refusal | undefined {
  const upper = standing(draft.graph, other)
  if (!upper) return refusal('unknown', other)
  if (upper.id === tag.id) return refusal('itself', tag.id)
  if (tag.mergerId !== null) return refusal('synonym', tag.id, tag.mergerId)
  if (kind === 'meta' && upper.type !== tag.type) return refusal('other-type', tag.id, upper.id)
  if (kind === 'meta' && !tag.canonical) return refusal('not-canonical', tag.id)
  if (kind === 'parent' && !mayBelong(tag.type, upper.type)) return refusal('no-parent-of-this-type', tag.id, upper.id)
  draft.tie(kind, tag.id, upper.id, true)
  return undefined
}
