import { holds } from '../../platform/sets/bits.ts'
import { firstOf } from '../../platform/sets/first.ts'
import type { Order as Members, Spot } from '../../platform/sets/order.ts'
import type { Found } from './found.ts'
import type { Holdings } from './holdings.ts'
import { isByNumber } from './keys.ts'
import type { CatalogueAnswer, CatalogueQuery, Cursor } from './query.ts'
import type { Order } from './work.ts'

/** Works on a page of a listing. */
const PAGE = 20

export type Page = Pick<CatalogueAnswer, 'works' | 'first' | 'last' | 'hasPrevious' | 'hasNext'>

interface Reading {
  readonly limit: number
  /** works passed over before the first */
  readonly skip: number
  /** begins beyond this place of the order, and not at its end */
  readonly beyond?: Cursor
  /** towards higher keys */
  readonly up: boolean
}

/** @returns the page of the found works that a query asks for */
export function pageOf(holdings: Holdings, found: Found, query: CatalogueQuery): Page {
  const reader = new Reader(holdings, found, query.sort)
  const size = query.size ?? PAGE
  const [after, before] = [fitting(query.after, query.sort), fitting(query.before, query.sort)]
  const up = !query.descending
  if (after) {
    const slots = reader.read({ beyond: after, up, skip: 0, limit: size + 1 })
    return reader.page(slots.slice(0, size), slots.length > 0, slots.length > size)
  }
  if (before) {
    const slots = reader.read({ beyond: before, up: !up, skip: 0, limit: size + 1 })
    if (slots.length >= size) return reader.page(slots.slice(0, size).reverse(), slots.length > size, true)
  }
  return numbered(reader, found.total, up, size, before ? 1 : query.page)
}

/** A cursor of another order says nothing here: texts and numbers do not compare. */
function fitting(cursor: Cursor | undefined, sort: Order): Cursor | undefined {
  return cursor && (typeof cursor.key === 'number') === isByNumber(sort) ? cursor : undefined
}

/** A page by its number is counted off from the nearer end. */
function numbered(reader: Reader, total: number, up: boolean, size: number, page: number): Page {
  const start = (page - 1) * size
  const limit = Math.min(size, total - start)
  if (limit <= 0) return reader.page([], false, false)
  const fromEnd = total - start - limit
  const slots =
    start <= fromEnd
      ? reader.read({ up, skip: start, limit })
      : reader.read({ up: !up, skip: fromEnd, limit }).toReversed()
  return reader.page(slots, start > 0, fromEnd > 0)
}

/** Reads found works in an order: along the whole order, passing over what was not found, or by sorting the found ones. */
class Reader {
  private readonly holdings: Holdings
  private readonly found: Found
  private readonly sort: Order
  private readonly order: Members

  constructor(holdings: Holdings, found: Found, sort: Order) {
    this.holdings = holdings
    this.found = found
    this.sort = sort
    this.order = holdings.keys.order(sort)
  }

  read(reading: Reading): number[] {
    if (this.found.total === 0) return []
    return this.walkCost(reading) <= this.sortCost(reading) ? this.walk(reading) : this.sorted(reading)
  }

  page(slots: readonly number[], hasPrevious: boolean, hasNext: boolean): Page {
    return {
      works: slots.map((slot) => this.holdings.slots.idOf(slot)),
      first: this.cursorAt(slots[0]),
      last: this.cursorAt(slots.at(-1)),
      hasPrevious,
      hasNext,
    }
  }

  private cursorAt(slot: number | undefined): Cursor | undefined {
    if (slot === undefined) return undefined
    return { key: this.holdings.keys.keyOf(this.sort, slot), id: this.holdings.slots.idOf(slot) }
  }

  private walkCost({ skip, limit }: Reading): number {
    const { total, hasBits } = this.found
    const steps = Math.min(this.order.length, ((skip + limit) * this.order.length) / total)
    return 1000 + steps * this.holdings.settings.costs.step + (hasBits ? 0 : total)
  }

  private sortCost({ skip, limit }: Reading): number {
    const { total, hasList } = this.found
    const compared = total + Math.min(total, skip + limit) * Math.log2(total + 1)
    return compared * this.holdings.settings.costs.compare + (hasList ? 0 : total)
  }

  private walk({ beyond, up, skip, limit }: Reading): number[] {
    const { bits } = this.found
    const { words } = this.holdings.heap
    const slots: number[] = []
    let passed = this.passesAll(beyond) ? skip : 0
    const spot = this.start(beyond, up, passed)
    for (const { at, length } of up ? this.order.upwards(spot) : this.order.downwards(spot)) {
      for (let i = 0; i < length; i++) {
        const slot = words[up ? at + i : at + length - 1 - i] ?? 0
        if (!holds(words, bits, slot) || passed++ < skip) continue
        if (slots.push(slot) === limit) return slots
      }
    }
    return slots
  }

  /** Among all works no place need be counted off. */
  private passesAll(beyond: Cursor | undefined): boolean {
    return beyond === undefined && this.found.total === this.order.length
  }

  private start(beyond: Cursor | undefined, up: boolean, passed: number): Spot {
    if (beyond === undefined) return this.order.spotAt(up ? passed : this.order.length - passed)
    const compare = this.holdings.keys.comparison(this.sort, beyond)
    return this.order.find(up ? (slot) => compare(slot) || -1 : compare)
  }

  private sorted({ beyond, up, skip, limit }: Reading): number[] {
    const { keys } = this.holdings
    const { at, length } = this.found.list
    const slots = this.holdings.heap.words.slice(at, at + length)
    const compare = beyond && keys.comparison(this.sort, beyond)
    const left = compare ? slots.filter((slot) => (up ? compare(slot) > 0 : compare(slot) < 0)) : slots
    const ahead = (one: number, other: number) => keys.compare(this.sort, up ? one : other, up ? other : one)
    return firstOf(left, skip + limit, ahead).slice(skip)
  }
}
