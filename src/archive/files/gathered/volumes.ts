/** Works in one book. */
export const MOST_WORKS = 500
/** Chapters in one book: each is a file in it, of which the format holds no more than 65,535. */
const MOST_CHAPTERS = 20_000

/** A work that is to stand in a book, before anything else of it is read. */
export interface Sized {
  readonly id: number
  readonly chapters: number
}

/** Shares works out among as few books as hold them, in their order. A work stays whole, however long it is.
 * @returns none for no works */
export function volumesOf(works: readonly Sized[]): readonly (readonly Sized[])[] {
  const volumes: Sized[][] = []
  let chapters = 0
  for (const work of works) {
    const last = volumes.at(-1)
    if (last && last.length < MOST_WORKS && chapters + work.chapters <= MOST_CHAPTERS) last.push(work)
    else volumes.push([work])
    chapters = volumes.at(-1)?.length === 1 ? work.chapters : chapters + work.chapters
  }
  return volumes
}
