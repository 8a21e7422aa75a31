import type { Graph, TagState } from './graph.ts'

interface MarkStep {
  readonly kind: 'canonical' | 'unwrangleable'
  readonly tag: number
  readonly from: boolean
  readonly to: boolean
}

interface MergeStep {
  readonly kind: 'synonym'
  readonly tag: number
  readonly from: number | null
  readonly to: number | null
}

interface TieStep {
  readonly kind: 'meta' | 'parent' | 'medium'
  readonly tag: number
  /** the metatag, the parent, the medium */
  readonly other: number
  readonly from: boolean
  readonly to: boolean
}

interface LimitStep {
  readonly kind: 'limit'
  readonly tag: number
  readonly fandom: number
  readonly from: number | null
  readonly to: number | null
}

/** One thing that a change alters, with what it was and what it is then. The history keeps these as JSON. */
export type Step = MarkStep | MergeStep | TieStep | LimitStep

export function isTie(step: Step): step is TieStep {
  return step.kind === 'meta' || step.kind === 'parent' || step.kind === 'medium'
}

export function isMark(step: Step): step is MarkStep {
  return step.kind === 'canonical' || step.kind === 'unwrangleable'
}

/** A graph that is being changed, and how: what is as asked already makes no step. */
export class Draft {
  readonly graph: Graph
  readonly steps: Step[] = []

  constructor(graph: Graph) {
    this.graph = graph
  }

  mark(kind: 'canonical' | 'unwrangleable', tag: number, to: boolean): void {
    this.take({ kind, tag, from: this.graph.tag(tag)?.[kind] ?? false, to })
  }

  merge(tag: number, to: number | null): void {
    this.take({ kind: 'synonym', tag, from: this.graph.tag(tag)?.mergerId ?? null, to })
  }

  tie(kind: 'meta' | 'parent' | 'medium', tag: number, other: number, to: boolean): void {
    this.take({ kind, tag, other, from: tiesOf(this.graph, kind).has(tag, other), to })
  }

  limit(tag: number, fandom: number, to: number | null): void {
    this.take({ kind: 'limit', tag, fandom, from: this.graph.limit(tag, fandom), to })
  }

  /** Does a step; one that leads nowhere is left out. */
  take(step: Step): void {
    if (step.from === step.to) return
    this.steps.push(step)
    apply(this.graph, step)
  }
}

function apply(graph: Graph, step: Step): void {
  if (step.kind === 'limit') graph.setLimit(step.tag, step.fandom, step.to)
  else if (isTie(step)) tiesOf(graph, step.kind).set(step.tag, step.other, step.to)
  else {
    const tag = graph.tag(step.tag)
    if (tag) graph.setTag(changed(tag, step))
  }
}

function changed(tag: TagState, step: MarkStep | MergeStep): TagState {
  return step.kind === 'synonym' ? { ...tag, mergerId: step.to } : { ...tag, [step.kind]: step.to }
}

function tiesOf(graph: Graph, kind: 'meta' | 'parent' | 'medium') {
  return kind === 'meta' ? graph.metas : kind === 'parent' ? graph.parents : graph.media
}

/** @returns what takes the steps back, in the order to do it */
export function reversed(steps: readonly Step[]): readonly Step[] {
  return steps.toReversed().map((step) => ({ ...step, from: step.to, to: step.from }) as Step)
}

/** @returns whether what the step starts from is what is there */
export function fits(graph: Graph, step: Step): boolean {
  if (step.kind === 'limit') return graph.limit(step.tag, step.fandom) === step.from
  if (step.kind === 'synonym') return graph.tag(step.tag)?.mergerId === step.from
  if (isMark(step)) return graph.tag(step.tag)?.[step.kind] === step.from
  return tiesOf(graph, step.kind).has(step.tag, step.other) === step.from
}

/** @returns the tags that the steps speak of, each once; media are none */
export function tagsIn(steps: readonly Step[]): readonly number[] {
  return [...new Set(steps.flatMap(tagsOf))]
}

function tagsOf(step: Step): readonly number[] {
  if (step.kind === 'limit') return [step.tag, step.fandom, step.from, step.to].filter((id) => id !== null)
  if (step.kind === 'synonym') return [step.tag, step.from, step.to].filter((id) => id !== null)
  return isTie(step) && step.kind !== 'medium' ? [step.tag, step.other] : [step.tag]
}

/** @returns the tags under which other works may be found after the steps, or which are found under others */
export function movedBy(steps: readonly Step[]): readonly number[] {
  return [...new Set(steps.flatMap((step) => (step.kind === 'parent' || step.kind === 'medium' ? [] : tagsOf(step))))]
}
