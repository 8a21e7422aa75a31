/** What a column holds here: whole numbers, text, nothing. */
export type Value = number | string | null

const MOST_COLUMNS = 31
const TEXT = 13

/**
 * Writes rows as SQLite keeps them: a header with the kind of each value, then the values.
 * @see https://www.sqlite.org/fileformat2.html#record_format
 */
export class RecordWriter {
  /** the record written last stands at its beginning */
  bytes = Buffer.alloc(4096)
  private readonly kinds = new Int32Array(MOST_COLUMNS)

  /** @returns how long the record is; it stands in {@link bytes} until the next one is written */
  write(values: readonly Value[]): number {
    if (values.length > MOST_COLUMNS) throw new RangeError(`a row has more than ${MOST_COLUMNS} columns`)
    let body = 0
    let header = 1
    for (let at = 0; at < values.length; at++) {
      const kind = kindOf(values[at] ?? null)
      this.kinds[at] = kind
      body += lengthOf(kind)
      header += varintLength(kind)
    }
    if (this.bytes.length < header + body) this.bytes = Buffer.alloc((header + body) * 2)
    const { bytes } = this
    bytes[0] = header
    let place = 1
    for (let at = 0; at < values.length; at++) place = writeVarint(bytes, this.kinds[at] ?? 0, place)
    for (let at = 0; at < values.length; at++) place = writeValue(bytes, values[at] ?? null, this.kinds[at] ?? 0, place)
    return place
  }
}

/** @returns the number that stands for a value's type and length */
function kindOf(value: Value): number {
  if (value === null) return 0
  if (typeof value === 'string') return TEXT + byteLength(value) * 2
  if (value === 0) return 8
  if (value === 1) return 9
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`)
  if (value >= -0x80 && value < 0x80) return 1
  if (value >= -0x8000 && value < 0x8000) return 2
  if (value >= -0x800000 && value < 0x800000) return 3
  if (value >= -0x80000000 && value < 0x80000000) return 4
  return 6
}

/** A call into the engine costs more than so many letters. */
const SHORT = 80

function byteLength(text: string): number {
  if (text.length > SHORT) return Buffer.byteLength(text)
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return Buffer.byteLength(text)
  return text.length
}

const NUMBER_LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

function lengthOf(kind: number): number {
  return kind < 12 ? (NUMBER_LENGTHS[kind] ?? 0) : (kind - 12) >> 1
}

function writeValue(bytes: Buffer, value: Value, kind: number, place: number): number {
  if (typeof value === 'string') {
    const length = lengthOf(kind)
    if (length !== value.length) bytes.write(value, place)
    else if (length > SHORT) bytes.write(value, place, 'latin1')
    else for (let at = 0; at < length; at++) bytes[place + at] = value.charCodeAt(at)
    return place + length
  }
  if (value === null || kind === 8 || kind === 9) return place
  const length = lengthOf(kind)
  if (length === 8) bytes.writeBigInt64BE(BigInt(value), place)
  else for (let byte = 0; byte < length; byte++) bytes[place + byte] = value >> (8 * (length - 1 - byte))
  return place + length
}

/** @see https://www.sqlite.org/fileformat2.html#varint */
export function varintLength(number: number): number {
  if (number < 0x80) return 1
  if (number < 0x4000) return 2
  if (number < 0x200000) return 3
  return number < 0x10000000 ? 4 : 5
}

/** @param number from 0 to 2^35 - 1
 * @returns the place behind it */
export function writeVarint(bytes: Uint8Array, number: number, place: number): number {
  if (number < 0x80) {
    bytes[place] = number
    return place + 1
  }
  const length = varintLength(number)
  let left = number
  for (let at = length - 1; at >= 0; at--) {
    bytes[place + at] = (left % 0x80) | (at === length - 1 ? 0 : 0x80)
    left = Math.floor(left / 0x80)
  }
  return place + length
}
