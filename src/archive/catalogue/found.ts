import type { Holdings } from './holdings.ts'
import { openPlan, type Plan, type Sources, together } from './plan.ts'
import { type List, Sieve } from './sieve.ts'

/** The works found, as bits or as an ascending list of slots, whichever is asked for. Neither may be written over. */
export class Found {
  readonly total: number
  /** whether these are all works, or all that guests may see */
  readonly isUniverse: boolean
  private readonly sieve: Sieve
  private readonly holdings: Holdings
  private knownBits: number | undefined
  private knownList: List | undefined

  constructor(
    holdings: Holdings,
    sieve: Sieve,
    total: number,
    form: { readonly bits?: number; readonly list?: List; readonly isUniverse?: boolean },
  ) {
    this.holdings = holdings
    this.sieve = sieve
    this.total = total
    this.isUniverse = form.isUniverse ?? false
    this.knownBits = form.bits
    this.knownList = form.list
  }

  get hasBits(): boolean {
    return this.knownBits !== undefined
  }

  get hasList(): boolean {
    return this.knownList !== undefined
  }

  get bits(): number {
    if (this.knownBits === undefined) {
      this.knownBits = this.sieve.bitsOf({ kind: 'nothing', most: 0 })
      this.holdings.kernels.addList(this.knownBits, this.list.at, this.list.length)
    }
    return this.knownBits
  }

  get list(): List {
    this.knownList ??= this.sieve.readOut(this.knownBits ?? 0, this.total)
    return this.knownList
  }
}

/** @returns the works that a plan finds and that the viewer may see */
export function find(sources: Sources, wished: Plan, members: boolean): Found {
  const plan = members ? wished : together(sources, 'all', [wished, openPlan(sources)])
  const { holdings, scratch } = sources
  const sieve = new Sieve(holdings, scratch)
  const { slots, settings, kernels } = holdings
  if (wished.kind === 'everything') {
    const { at, size } = members ? slots.present : slots.open
    return new Found(holdings, sieve, size, { bits: at, isUniverse: true })
  }
  if (plan.kind === 'set') return ofSet(holdings, sieve, plan)
  if (plan.most * settings.sparseShare <= slots.room) {
    const list = sieve.listOf(plan)
    return new Found(holdings, sieve, list.length, { list })
  }
  const bits = sieve.bitsOf(plan)
  return new Found(holdings, sieve, kernels.countBits(bits, slots.words), { bits })
}

function ofSet(holdings: Holdings, sieve: Sieve, { set }: Extract<Plan, { kind: 'set' }>): Found {
  return new Found(holdings, sieve, set.length, set.dense ? { bits: set.at } : { list: set })
}
