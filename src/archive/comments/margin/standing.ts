import { type About, placeNotes } from '../../../platform/text/difference/places.ts'
import { paragraphsOf } from '../../../platform/text/paragraphs.ts'

/** How much was said of each paragraph of a chapter as it stands now. */
export interface Margin {
  /** comments by the paragraph's id; only those above zero */
  readonly counts: ReadonlyMap<string, number>
  /** comments whose paragraph is gone */
  readonly gone: number
  /** ids that stand in the chapter no more: the paragraph that has their comments now; undefined at the chapter's end */
  readonly moved: ReadonlyMap<string, string | undefined>
}

export const NOTHING_SAID: Margin = { counts: new Map(), gone: 0, moved: new Map() }

/** @returns ids that were commented on and stand in the text no more */
export function missingFrom(html: string, counts: ReadonlyMap<string, number>): readonly string[] {
  const here = new Set(paragraphsOf(html).list.map(({ id }) => id))
  return [...counts.keys()].filter((block) => !here.has(block))
}

/** Puts what was said beside the paragraphs. All that was said of one paragraph stays together.
 * @param said comments by the id that their paragraph had
 * @param missing one anchor for each of {@link missingFrom} */
export function marginOf(
  html: string,
  said: ReadonlyMap<string, number>,
  missing: readonly Pick<About, 'block' | 'paragraph'>[],
): Margin {
  const standing = paragraphsOf(html).list.flatMap(({ id, html: inner }) =>
    id === undefined ? [] : [{ id, html: inner }],
  )
  const places = placeNotes(
    missing.map(({ block, paragraph }) => ({ block, paragraph, begins: 0, ends: 0 })),
    standing,
  )
  const moved = new Map(missing.map(({ block }, at) => [block, places[at]?.block]))
  const counts = new Map<string, number>()
  let gone = 0
  for (const [block, count] of said) {
    const now = moved.has(block) ? moved.get(block) : block
    if (now === undefined) gone += count
    else counts.set(now, (counts.get(now) ?? 0) + count)
  }
  return { counts, gone, moved }
}

/** Puts a link at the end of each paragraph of which something was said.
 * @param linkTo from the paragraph's id to the link, as HTML */
export function weave(
  html: string,
  counts: ReadonlyMap<string, number>,
  linkTo: (block: string, count: number) => string,
): string {
  if (counts.size === 0) return html
  const { list, tail } = paragraphsOf(html)
  const woven = list.map(({ id, lead, html: inner }) => {
    const count = counts.get(id ?? '') ?? 0
    return lead + inner + (id !== undefined && count > 0 ? linkTo(id, count) : '')
  })
  return woven.join('') + tail
}
