import { Column, type ColumnState, Doubles } from '../../platform/sets/column.ts'
import type { Heap } from '../../platform/sets/heap.ts'
import { type Compare, Order as Members, type OrderState } from '../../platform/sets/order.ts'
import { sortedBy } from '../../platform/sets/sort.ts'
import { beginningOf, compareTexts, dropText, keepText, packText, readText } from '../../platform/sets/texts.ts'
import type { Cursor } from './query.ts'
import type { Slots } from './slots.ts'
import {
  type CatalogueWork,
  type Counters,
  NUMBER_FIELDS,
  NUMBER_ORDERS,
  type NumberField,
  type NumberOrder,
  type Order,
  TEXT_ORDERS,
  type TextOrder,
} from './work.ts'

export interface KeysState {
  readonly fields: readonly ColumnState[]
  readonly texts: readonly ColumnState[]
  readonly orders: readonly OrderState[]
}

const ORDERS: readonly Order[] = [...NUMBER_ORDERS, ...TEXT_ORDERS]

/** @returns whether a listing of this order goes by numbers */
export function isByNumber(order: Order): order is NumberOrder {
  return order !== 'title' && order !== 'creators'
}

/** The numbers and texts of works that listings are sorted and narrowed by, and all works in each of those orders. */
export class Keys {
  private readonly heap: Heap
  private readonly slots: Slots
  private readonly fields: ReadonlyMap<NumberField, Doubles>
  private readonly texts: ReadonlyMap<TextOrder, Column>
  private readonly orders: ReadonlyMap<Order, Members>
  /** whether the orders are to be made anew before anyone asks for one */
  private loose = false

  constructor(heap: Heap, slots: Slots, state?: KeysState) {
    this.heap = heap
    this.slots = slots
    this.fields = new Map(NUMBER_FIELDS.map((name, index) => [name, new Doubles(heap, state?.fields[index])]))
    this.texts = new Map(TEXT_ORDERS.map((name, index) => [name, new Column(heap, 1, state?.texts[index])]))
    this.orders = new Map(ORDERS.map((name, index) => [name, new Members(heap, state?.orders[index])]))
  }

  reachSlots(slots: number): void {
    for (const column of [...this.fields.values(), ...this.texts.values()]) column.reach(slots)
  }

  field(name: NumberField): Doubles {
    return got(this.fields, name)
  }

  /** @returns all works, upwards */
  order(name: Order): Members {
    this.tighten()
    return got(this.orders, name)
  }

  /** Lets works come and go without being put in order one by one; whoever asks next for an order waits for all. */
  loosen(): void {
    this.loose = true
  }

  /** @returns what a work is sorted by */
  keyOf(order: Order, slot: number): string | number {
    return isByNumber(order) ? this.field(order).get(slot) : readText(this.heap, got(this.texts, order).get(slot))
  }

  /** @returns a comparison of slots with a work of this key and id, be it in the catalogue or not */
  comparison(order: Order, { key, id }: Cursor): Compare {
    const { ids } = this.slots
    if (isByNumber(order)) {
      const [values, value] = [this.field(order), Number(key)]
      return (slot) => values.get(slot) - value || ids.get(slot) - id
    }
    const [addresses, packed] = [got(this.texts, order), packText(String(key))]
    return (slot) => compareTexts(this.heap.words, addresses.get(slot), packed, 0) || ids.get(slot) - id
  }

  /** @returns below 0 when the first slot stands before the second in an order */
  compare(order: Order, slot: number, other: number): number {
    const { ids } = this.slots
    if (isByNumber(order)) {
      const values = this.field(order)
      return values.get(slot) - values.get(other) || ids.get(slot) - ids.get(other)
    }
    const [{ words }, addresses] = [this.heap, got(this.texts, order)]
    return compareTexts(words, addresses.get(slot), words, addresses.get(other)) || ids.get(slot) - ids.get(other)
  }

  /** Makes the orders anew, if works came or went meanwhile. */
  tighten(): void {
    if (!this.loose) return
    this.loose = false
    const byId = sortedBy(this.slots.list(), (slot) => this.slots.idOf(slot))
    for (const [name, order] of this.orders)
      order.fill(isByNumber(name) ? this.byNumber(name, byId) : this.byText(name))
  }

  /** Takes a work's keys in, on a slot that has none. */
  enter(slot: number, work: CatalogueWork): void {
    for (const [name, values] of this.fields) values.set(slot, work[name])
    got(this.texts, 'title').set(slot, keepText(this.heap, work.titleKey))
    got(this.texts, 'creators').set(slot, keepText(this.heap, work.creatorsKey))
    if (this.loose) return
    for (const name of ORDERS) this.order(name).insert(slot, (other) => this.compare(name, other, slot))
  }

  leave(slot: number): void {
    if (!this.loose) for (const name of ORDERS) this.order(name).remove((other) => this.compare(name, other, slot))
    for (const addresses of this.texts.values()) dropText(this.heap, addresses.get(slot))
  }

  /** Moves a work to where its counters put it now. */
  count(slot: number, counters: Counters): void {
    for (const name of ['hits', 'kudos', 'comments', 'bookmarks'] as const) {
      const [values, value] = [this.field(name), counters[name]]
      if (value === undefined || value === values.get(slot)) continue
      const compare: Compare = (other) => this.compare(name, other, slot)
      if (!this.loose) this.order(name).remove(compare)
      values.set(slot, value)
      if (!this.loose) this.order(name).insert(slot, compare)
    }
  }

  state(): KeysState {
    return {
      fields: [...this.fields.values()].map((values) => values.state()),
      texts: [...this.texts.values()].map((addresses) => addresses.state()),
      orders: [...this.orders.values()].map((order) => order.state()),
    }
  }

  private byNumber(name: NumberOrder, byId: Uint32Array): Uint32Array {
    const values = this.field(name)
    return sortedBy(byId, (slot) => values.get(slot))
  }

  private byText(name: TextOrder): Uint32Array {
    const addresses = got(this.texts, name)
    const beginning = (slot: number) => beginningOf(this.heap.words, addresses.get(slot))
    const sorted = sortedBy(this.slots.list(), beginning)
    sortRuns(sorted, beginning, (one, other) => this.compare(name, one, other))
    return sorted
  }
}

/** Puts in order what begins alike; members that do not are in order already. */
function sortRuns(
  members: Uint32Array,
  beginning: (member: number) => number,
  compare: (one: number, other: number) => number,
): void {
  let first = 0
  for (let index = 1; index <= members.length; index++) {
    if (index < members.length && beginning(members[index] ?? 0) === beginning(members[first] ?? 0)) continue
    if (index - first > 1) members.subarray(first, index).sort(compare)
    first = index
  }
}

function got<Name, Value>(values: ReadonlyMap<Name, Value>, name: Name): Value {
  const value = values.get(name)
  if (value === undefined) throw new RangeError(`there is nothing called ${String(name)}`)
  return value
}
