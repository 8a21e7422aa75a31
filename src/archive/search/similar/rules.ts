import type { TagType } from '../../../schema/index.ts'

/** A tag that a work carries, or what wranglers have made it a name of. */
export interface CarriedTag {
  readonly id: number
  readonly type: TagType
}

/** A work that is like another one, and why. */
export interface Likeness {
  readonly workId: number
  readonly score: number
  /** what both carry, what says most first */
  readonly shared: readonly number[]
}

/** What is said by sharing a tag of this type; of ratings and the other fixed ones, nothing. */
const WEIGHTS: Readonly<Partial<Record<TagType, number>>> = {
  relationship: 3,
  character: 2,
  additional: 2,
  fandom: 1.5,
}
/** Tags by which others are looked for. */
const MOST_SOUGHT = 6

/** What it says that two works share a tag: the fewer carry it, the more.
 * @param uses works that carry it; 1 at least */
export function weightOf({ type }: CarriedTag, uses: number): number {
  return (WEIGHTS[type] ?? 0) / Math.log2(1 + Math.max(1, uses))
}

/** @returns the tags by which others are most likely found, those that say most first; one that stands on this work alone finds nothing */
export function soughtTags(own: readonly CarriedTag[], uses: ReadonlyMap<number, number>): readonly CarriedTag[] {
  return own
    .filter((tag) => (uses.get(tag.id) ?? 2) > 1 && weightOf(tag, 2) > 0)
    .toSorted((left, right) => weightOf(right, uses.get(right.id) ?? 2) - weightOf(left, uses.get(left.id) ?? 2))
    .slice(0, MOST_SOUGHT)
}

/** How much each of the others is like the work: the weights of what both carry. That they are of the same fandom is not enough.
 * @param others their tags by the number of the work
 * @returns the most alike first, equals by their numbers; those that are not alike are left out */
export function likenesses(
  own: readonly CarriedTag[],
  uses: ReadonlyMap<number, number>,
  others: ReadonlyMap<number, ReadonlySet<number>>,
): readonly Likeness[] {
  const weighed = own
    .map((tag) => ({ tag, weight: weightOf(tag, uses.get(tag.id) ?? 2) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((left, right) => right.weight - left.weight || left.tag.id - right.tag.id)
  return [...others]
    .map(([workId, tags]) => {
      const both = weighed.filter(({ tag }) => tags.has(tag.id))
      return {
        workId,
        score: both.reduce((sum, { weight }) => sum + weight, 0),
        shared: both.map(({ tag }) => tag.id),
        close: both.some(({ tag }) => tag.type !== 'fandom'),
      }
    })
    .filter(({ close }) => close)
    .toSorted((left, right) => right.score - left.score || left.workId - right.workId)
    .map(({ close: _close, ...likeness }) => likeness)
}
