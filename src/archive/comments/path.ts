/** Deeper answers stand beside each other under their last common ancestor, in the order in which they came. */
export const DEEPEST = 40

/** A comment's own part of its path: its number in base 36, led by a letter that says how long it is, so that text sorts as
 * numbers do. */
function segment(id: number): string {
  const digits = id.toString(36)
  return String.fromCharCode(96 + digits.length) + digits
}

/**
 * Where an answer stands in its thread. The first comment's path is empty; an answer's is that of the comment it answers
 * and its own part behind it. Sorted by path, a thread reads from top to bottom; all below a comment begin with its path.
 */
export function pathBelow(parent: string, id: number): string {
  const above = idsIn(parent)
  const held =
    above.length < DEEPEST
      ? parent
      : above
          .slice(0, DEEPEST - 1)
          .map(segment)
          .join('')
  return held + segment(id)
}

/** @returns the numbers of the comments on the way down, without the thread's first, the comment itself last */
export function idsIn(path: string): readonly number[] {
  const ids: number[] = []
  for (let at = 0; at < path.length; ) {
    const length = path.charCodeAt(at) - 96
    ids.push(Number.parseInt(path.slice(at + 1, at + 1 + length), 36))
    at += 1 + length
  }
  return ids
}

/** @returns what sorts behind everything below this path and before what follows it */
export function endOf(path: string): string {
  return `${path}~`
}
