import type { Holdings } from './holdings.ts'
import type { Metatags } from './metatags.ts'
import type { SlotSet } from './postings.ts'
import type { Condition } from './query.ts'
import type { Scratch } from './scratch.ts'
import type { NumberField } from './work.ts'

/** A condition over slots instead of names, each part with the number of works that it finds at most. */
export type Plan =
  | { readonly kind: 'everything'; readonly most: number }
  | { readonly kind: 'nothing'; readonly most: 0 }
  | { readonly kind: 'set'; readonly set: SlotSet; readonly most: number; readonly term?: number }
  | {
      readonly kind: 'range'
      readonly field: NumberField
      readonly from: number
      readonly to: number
      readonly most: number
    }
  | { readonly kind: 'not'; readonly part: Plan; readonly most: number }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Plan[]; readonly most: number }

const NOTHING: Plan = { kind: 'nothing', most: 0 }

/** What planning looks into. */
export interface Sources {
  readonly holdings: Holdings
  readonly metatags: Metatags
  readonly scratch: Scratch
}

/** @returns the condition with its names looked up, and with what always or never holds taken out */
export function planFor(sources: Sources, condition: Condition): Plan {
  const { terms, slots } = sources.holdings
  if ('all' in condition) return both(sources, 'all', condition.all)
  if ('any' in condition) return both(sources, 'any', condition.any)
  if ('not' in condition) return opposite(sources, planFor(sources, condition.not))
  if ('tag' in condition)
    return anyTerm(
      sources,
      sources.metatags.withSubtags(condition.tag).map((id) => terms.tag(id)),
    )
  if ('language' in condition) return anyTerm(sources, [terms.language(condition.language)])
  if ('creator' in condition) return anyTerm(sources, [terms.creator(condition.creator)])
  if ('series' in condition) return anyTerm(sources, [terms.seriesWith(condition.series)])
  if ('flag' in condition) {
    const { at, size } = slots.flags[condition.flag]
    return setPlan({ at, length: size, dense: true })
  }
  return 'field' in condition ? rangePlan(sources, condition) : worksPlan(sources, condition.works)
}

/** @returns the works that guests may see */
export function openPlan({ holdings }: Sources): Plan {
  const { at, size } = holdings.slots.open
  return setPlan({ at, length: size, dense: true })
}

function everything({ holdings }: Sources): Plan {
  return { kind: 'everything', most: holdings.slots.present.size }
}

function setPlan(set: SlotSet, term?: number): Plan {
  if (set.length === 0) return NOTHING
  return { kind: 'set', set, most: set.length, ...(term === undefined ? {} : { term }) }
}

function anyTerm(sources: Sources, terms: readonly (number | undefined)[]): Plan {
  const known = terms.filter((term) => term !== undefined)
  return together(
    sources,
    'any',
    known.map((term) => setPlan(sources.holdings.postings.of(term), term)),
  )
}

function opposite(sources: Sources, part: Plan): Plan {
  if (part.kind === 'not') return part.part
  if (part.kind === 'everything') return NOTHING
  if (part.kind === 'nothing') return everything(sources)
  return { kind: 'not', part, most: sources.holdings.slots.present.size }
}

function both(sources: Sources, kind: 'all' | 'any', conditions: readonly Condition[]): Plan {
  return together(
    sources,
    kind,
    conditions.map((condition) => planFor(sources, condition)),
  )
}

/** Joins plans: those of the same kind become parts of this one, what changes nothing is left out. */
export function together(sources: Sources, kind: 'all' | 'any', plans: readonly Plan[]): Plan {
  const [neutral, decisive] = kind === 'all' ? ['everything', 'nothing'] : ['nothing', 'everything']
  const flat = plans.flatMap((plan) => (plan.kind === kind ? plan.parts : [plan]))
  const decided = flat.find((plan) => plan.kind === decisive)
  if (decided) return decided
  const parts = flat.filter((plan) => plan.kind !== neutral)
  const [only] = parts
  if (!only) return kind === 'all' ? everything(sources) : NOTHING
  if (parts.length === 1) return only
  const present = sources.holdings.slots.present.size
  const most =
    kind === 'all'
      ? parts.reduce((least, part) => Math.min(least, part.most), present)
      : Math.min(
          present,
          parts.reduce((sum, part) => sum + part.most, 0),
        )
  return { kind, parts, most }
}

function rangePlan(sources: Sources, condition: Extract<Condition, { field: NumberField }>): Plan {
  const { field, from = -Infinity, to = Infinity } = condition
  if (from > to) return NOTHING
  const { keys, slots } = sources.holdings
  const present = slots.present.size
  if (field === 'chapters') return { kind: 'range', field, from, to, most: present }
  const order = keys.order(field)
  const before = order.rankOf(order.find(keys.comparison(field, { key: from, id: -1 })))
  const through = order.rankOf(order.find(keys.comparison(field, { key: to, id: Infinity })))
  if (through === before) return NOTHING
  return through - before === present ? everything(sources) : { kind: 'range', field, from, to, most: through - before }
}

function worksPlan({ holdings, scratch }: Sources, ids: Uint32Array | readonly number[]): Plan {
  const slots = new Uint32Array(ids.length)
  let length = 0
  for (const id of ids) {
    const slot = holdings.slots.of(id)
    if (slot !== undefined) slots[length++] = slot
  }
  const ascending = slots.subarray(0, length).sort()
  const at = scratch.take(length)
  let end = at
  for (const slot of ascending)
    if (end === at || holdings.heap.words[end - 1] !== slot) holdings.heap.words[end++] = slot
  return setPlan({ at, length: end - at, dense: false })
}
