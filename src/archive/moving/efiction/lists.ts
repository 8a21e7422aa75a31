/** @param list ids with commas between, as eFiction keeps them: empty, 0, -1 and blanks stand for nothing
 * @param full the list had filled its column: its last id may be the beginning of another
 * @returns each id once, in order */
export function idsIn(list: string | null | undefined, full = false): readonly number[] {
  const parts = (list ?? '').split(',').map((part) => part.trim())
  const whole = full && parts.length > 1 ? parts.slice(0, -1) : parts
  return [...new Set(whole.filter((part) => /^\d{1,9}$/.test(part)).map(Number))].filter((id) => id > 0)
}

/** Who wrote along, where the story itself lists them. Since 3.4 the column says yes or no instead.
 * @returns no ids for a yes or a no */
export function coauthorsIn(list: string): readonly number[] {
  return list.trim() === '1' ? [] : idsIn(list)
}
