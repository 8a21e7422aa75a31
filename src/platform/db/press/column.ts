import type { Value } from './record.ts'

/** Stands for nothing, which comes before everything. */
const NOTHING = -0x80000000

/** A column of a table while its indexes wait: what each row holds, and in which order that puts them. */
export interface Column {
  add(value: Value): void
  at(row: number): Value
  /** @returns the rows by this column, those that hold the same as they stood before */
  sorted(rows: Uint32Array): Uint32Array
}

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
    const value = this.values[row] ?? NOTHING
    return value === NOTHING ? null : value
  }

  /** Digit by digit, the lowest first; a digit that is the same in all rows takes no pass. */
  sorted(rows: Uint32Array): Uint32Array {
    let [from, to]: [Uint32Array, Uint32Array] = [rows, new Uint32Array(rows.length)]
    for (const [shift, flip] of [
      [0, 0],
      [16, 0x8000],
    ] as const) {
      const starts = this.startsOf(from, shift, flip)
      if (!starts) continue
      for (let at = 0; at < from.length; at++) {
        const row = from[at] as number
        const digit = this.digit(row, shift) ^ flip
        to[starts[digit] as number] = row
        starts[digit] = (starts[digit] as number) + 1
      }
      ;[from, to] = [to, from === rows ? new Uint32Array(rows.length) : from]
    }
    return from
  }

  /** @returns where the rows of each digit begin; undefined when there is but one digit */
  private startsOf(rows: Uint32Array, shift: number, flip: number): Uint32Array | undefined {
    const starts = new Uint32Array(0x10000)
    for (const row of rows) {
      const digit = this.digit(row, shift) ^ flip
      starts[digit] = (starts[digit] as number) + 1
    }
    let sum = 0
    for (let digit = 0; digit < starts.length; digit++) {
      const count = starts[digit] as number
      if (count === rows.length) return undefined
      starts[digit] = sum
      sum += count
    }
    return starts
  }

  private digit(row: number, shift: number): number {
    return ((this.values[row] as number) >>> shift) & 0xffff
  }
}

/** Text, which SQLite compares by its bytes. */
export class TextColumn implements Column {
  private readonly values: (string | null)[] = []
  /** some text has characters that UTF-16 puts into another order than UTF-8 does */
  private wide = false

  add(value: Value): void {
    if (typeof value === 'number') throw new RangeError(`${value} is no text`)
    if (value !== null && /[\ud800-\uffff]/.test(value)) this.wide = true
    this.values.push(value)
  }

  at(row: number): Value {
    return this.values[row] ?? null
  }

  sorted(rows: Uint32Array): Uint32Array {
    const { values } = this
    const compare = this.wide ? byBytes : byCharacters
    const isSorted = rows.every(
      (row, at) => at === 0 || compare(values[rows[at - 1] as number] ?? null, values[row] ?? null) <= 0,
    )
    if (isSorted) return rows
    return Uint32Array.from(Array.from(rows).sort((one, other) => compare(values[one] ?? null, values[other] ?? null)))
  }
}

function byCharacters(one: string | null, other: string | null): number {
  if (one === other) return 0
  if (one === null || other === null) return one === null ? -1 : 1
  return one < other ? -1 : 1
}

function byBytes(one: string | null, other: string | null): number {
  if (one === null || other === null) return byCharacters(one, other)
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
