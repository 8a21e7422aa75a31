import { byDigits, byText, compareTexts } from './order.ts'
import type { Value } from './record.ts'

/** Stands for nothing, which comes before everything. */
const NOTHING = -0x80000000

/** A column of a table while its indexes wait: what each row holds, and in which order that puts them. */
export interface Column {
  add(value: Value): void
  at(row: number): Value
  /** @returns less than 0 when the one comes before the other, 0 when both hold the same */
  compare(one: number, other: number): number
  /** @returns the rows by this column, those that hold the same as they stood before */
  sorted(rows: Uint32Array): Uint32Array
}

/** Whole numbers of 32 bits. */
export class NumberColumn implements Column {
  private values = new Int32Array(1024)
  private count = 0

  add(value: Value): void {
    if (this.count === this.values.length) {
      const wider = new Int32Array(this.count * 2)
      wider.set(this.values)
      this.values = wider
    }
    if (value !== null && (typeof value !== 'number' || value !== (value | 0)))
      throw new RangeError(`${value} is no number that an index is made of here`)
    this.values[this.count++] = value ?? NOTHING
  }

  at(row: number): Value {
    const value = this.values[row] as number
    return value === NOTHING ? null : value
  }

  compare(one: number, other: number): number {
    return (this.values[one] as number) - (this.values[other] as number)
  }

  sorted(rows: Uint32Array): Uint32Array {
    const least = this.values.subarray(0, this.count).reduce((low, value) => Math.min(low, value), 0)
    if (least === 0) return byDigits(rows, this.values, 2)
    return byDigits(
      rows,
      Float64Array.from(this.values, (value) => value - least),
      3,
    )
  }
}

/** Text, which SQLite compares by its bytes. */
export class TextColumn implements Column {
  private readonly values: (string | null)[] = []

  add(value: Value): void {
    if (typeof value === 'number') throw new RangeError(`${value} is no text`)
    this.values.push(value)
  }

  at(row: number): Value {
    return this.values[row] as string | null
  }

  compare(one: number, other: number): number {
    return compareTexts(this.values[one] ?? null, this.values[other] ?? null)
  }

  sorted(rows: Uint32Array): Uint32Array {
    return byText(rows, this.values)
  }
}
