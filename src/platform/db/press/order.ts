/** Puts rows into the order of a number each, digit by digit from the lowest; those with the same number stay as they
 * are. A digit that is the same in all rows takes no pass.
 * @param digits of 16 bits in a number
 * @param numbers by row, from 0 up to 2^48
 * @returns the rows in a list of its own, or the same list when nothing moved */
export function byDigits(rows: Uint32Array, numbers: ArrayLike<number>, digits: number): Uint32Array {
  let from = rows
  const counts = new Uint32Array(0x10000)
  for (let place = 0; place < digits; place++) {
    const unit = 0x10000 ** place
    counts.fill(0)
    for (let at = 0; at < from.length; at++) {
      const digit = digitOf(numbers[from[at] as number] as number, unit)
      counts[digit] = (counts[digit] as number) + 1
    }
    if (!startsFrom(counts, from.length)) continue
    const to = new Uint32Array(from.length)
    for (let at = 0; at < from.length; at++) {
      const row = from[at] as number
      const digit = digitOf(numbers[row] as number, unit)
      const start = counts[digit] as number
      to[start] = row
      counts[digit] = start + 1
    }
    from = to
  }
  return from
}

function digitOf(number: number, unit: number): number {
  return unit === 1 ? number & 0xffff : (number / unit) & 0xffff
}

/** Makes of counts the places where each digit begins; @returns false when all have one digit */
function startsFrom(counts: Uint32Array, all: number): boolean {
  let sum = 0
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit] as number
    if (count === all) return false
    counts[digit] = sum
    sum += count
  }
  return true
}

/**
 * Puts rows into the order of a text each, as its bytes in UTF-8 go. Rows with the same text stay as they are; nothing
 * comes before everything. Each text is looked at once, and the engine itself sorts those that differ, which is several
 * times as fast as asking a function for each pair.
 */
export function byText(rows: Uint32Array, texts: readonly (string | null)[]): Uint32Array {
  const places = new Map<string, number>()
  const placeOf = new Uint32Array(texts.length)
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] ?? null
    if (text === null) continue
    const known = places.get(text)
    placeOf[row] = known ?? places.size + 1
    if (known === undefined) places.set(text, places.size + 1)
  }
  const ranks = new Uint32Array(places.size + 1)
  for (const [rank, text] of sortedTexts([...places.keys()]).entries()) ranks[places.get(text) ?? 0] = rank + 1
  for (let row = 0; row < texts.length; row++) placeOf[row] = ranks[placeOf[row] as number] as number
  return byDigits(rows, placeOf, 2)
}

function sortedTexts(texts: string[]): readonly string[] {
  return texts.some((text) => /[\ud800-\uffff]/.test(text)) ? texts.sort(compareTexts) : texts.sort()
}

/** UTF-8 puts texts into the order of their characters; in UTF-16 the halves of those beyond 0xffff stand too low. */
export function compareTexts(one: string | null, other: string | null): number {
  if (one === other) return 0
  if (one === null || other === null) return one === null ? -1 : 1
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    const left = one.charCodeAt(at)
    const right = other.charCodeAt(at)
    if (left !== right) return raised(left) - raised(right)
  }
  return one.length - other.length
}

function raised(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
