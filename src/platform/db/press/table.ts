import { type Column, NumberColumn, TextColumn } from './column.ts'
import type { PageFile } from './pages.ts'
import { RecordWriter, type Value } from './record.ts'
import type { IndexShape, TableShape } from './shape.ts'
import { Tree } from './tree.ts'

/** Writes one table: its rows as they come, its indexes when all are there. */
export class TablePress {
  private readonly shape: TableShape
  private readonly pages: PageFile
  private readonly tree: Tree
  private readonly record = new RecordWriter()
  private readonly names: readonly string[]
  private readonly values: Value[]
  /** the columns that an index is made of, by place */
  private readonly columns = new Map<number, Column>()
  private readonly collected: readonly { readonly place: number; readonly column: Column }[]
  private readonly rows: number[] = []
  private lastRow = 0
  private count = 0

  constructor(pages: PageFile, shape: TableShape) {
    this.shape = shape
    this.pages = pages
    this.tree = new Tree(pages, shape.root, 'table')
    this.names = shape.columns.map(({ name }) => name)
    this.values = shape.columns.map(() => null)
    for (const { columns, only } of shape.indexes) {
      for (const place of [...columns, ...only.map(({ column }) => column)]) {
        if (place < 0 || this.columns.has(place)) continue
        this.columns.set(place, shape.columns[place]?.isText ? new TextColumn() : new NumberColumn())
      }
    }
    this.collected = [...this.columns].map(([place, column]) => ({ place, column }))
  }

  /** @param rows by rising number; what one does not say is what the schema says. They are not checked against
   * anything but unique indexes */
  add(rows: readonly object[]): void {
    const { columns, key, name } = this.shape
    for (const row of rows as readonly Readonly<Record<string, Value>>[]) {
      for (let at = 0; at < this.names.length; at++) {
        const value = row[this.names[at] as string]
        this.values[at] = value === undefined ? (columns[at]?.usual ?? null) : value
      }
      const number = key < 0 ? this.lastRow + 1 : Number(this.values[key])
      if (!(number > this.lastRow)) throw new RangeError(`${name}: row ${number} comes too late`)
      for (const { place, column } of this.collected) column.add(this.values[place] as Value)
      if (key >= 0) {
        this.values[key] = null
        this.rows.push(number)
      }
      const length = this.record.write(this.values)
      this.tree.add(this.record.bytes, length, number)
      this.lastRow = number
      this.count++
    }
  }

  finish(): void {
    this.tree.finish()
    const orders = new Map<string, Uint32Array>()
    for (const index of this.shape.indexes) this.printIndex(index, orders)
  }

  /** @param orders found already, by the columns that they are made of */
  private printIndex(index: IndexShape, orders: Map<string, Uint32Array>): void {
    const tree = new Tree(this.pages, index.root, 'index')
    const columns = index.columns.map((place) => this.columns.get(place))
    const places = index.columns.slice(0, index.columns.indexOf(-1))
    const entry: Value[] = columns.map(() => null)
    const before: Value[] = places.map(() => null)
    const order = this.orderBy(places, orders)
    for (let step = 0; step < order.length; step++) {
      const at = order[step] as number
      if (index.only.length > 0 && !this.isIn(index, at)) continue
      for (let part = 0; part < columns.length; part++) {
        const column = columns[part]
        entry[part] = column ? column.at(at) : this.rowAt(at)
      }
      if (index.unique && isSame(before, entry)) throw new Error(`${index.name}: two rows are alike`)
      for (let part = 0; part < before.length; part++) before[part] = entry[part] as Value
      const length = this.record.write(entry)
      tree.add(this.record.bytes, length, 0)
    }
    tree.finish()
  }

  /** By the last column first, then, leaving alike ones as they are, by the one before it. Rows stand in order. */
  private orderBy(places: readonly number[], orders: Map<string, Uint32Array>): Uint32Array {
    const name = places.join()
    const known = orders.get(name)
    if (known) return known
    const [first, ...rest] = places
    const column = this.columns.get(first ?? -1)
    const order =
      column && !this.isInOrder(places)
        ? column.sorted(this.orderBy(rest, orders))
        : Uint32Array.from({ length: this.count }, (_, at) => at)
    orders.set(name, order)
    return order
  }

  /** Rows often come in the order of an index. */
  private isInOrder(places: readonly number[]): boolean {
    const columns = places.flatMap((place) => this.columns.get(place) ?? [])
    for (let row = 1; row < this.count; row++) {
      for (const column of columns) {
        const order = column.compare(row - 1, row)
        if (order > 0) return false
        if (order < 0) break
      }
    }
    return true
  }

  private isIn({ only }: IndexShape, at: number): boolean {
    return only.every(({ column, isNull }) => (this.columns.get(column)?.at(at) === null) === isNull)
  }

  private rowAt(at: number): number {
    return this.shape.key < 0 ? at + 1 : (this.rows[at] ?? 0)
  }
}

/** Nothing is not the same as nothing. */
function isSame(before: readonly Value[], now: readonly Value[]): boolean {
  for (let at = 0; at < before.length; at++) if (before[at] !== now[at] || now[at] === null) return false
  return true
}
