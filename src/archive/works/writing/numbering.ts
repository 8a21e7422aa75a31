/** One row of a list that people put in order by writing numbers. */
export interface Numbered {
  readonly id: number
  /** where it stands; 1 for the first */
  readonly position: number
  /** where it shall stand; it stays when the number is its own or none */
  readonly wanted: number
}

/**
 * The order that the numbers ask for. Of two that ask for one place, the one that comes from behind goes before it and
 * the one that comes from the front behind it, so that writing a single number moves a single row.
 * @returns all ids, each once
 */
export function orderByNumbers(rows: readonly Numbered[]): readonly number[] {
  return rows
    .toSorted((a, b) => a.wanted - b.wanted || lean(a) - lean(b) || a.position - b.position)
    .map(({ id }) => id)
}

function lean({ position, wanted }: Numbered): number {
  return Math.sign(wanted - position)
}

/** @param typed what stands in a box; @returns the number, or undefined for anything but a whole one from 1 up */
export function placeFrom(typed: string): number | undefined {
  const words = typed.trim()
  return /^\d{1,6}$/.test(words) && Number(words) >= 1 ? Number(words) : undefined
}
