import { leaves } from './scan.ts'

/** A block that stands in no other one, with the ids of the paragraphs in it: one for a paragraph, several for a list or a table. */
export interface TopBlock {
  readonly html: string
  readonly ids: readonly string[]
}

const TAG = /<(\/?)([a-z][a-z\d]*)(?: [^<>]*)?>/g
const VOID = new Set(['br', 'img', 'wbr', 'hr'])

/** Parts a text between the blocks that stand in no other; put together again they are the text.
 * @param html as assignIds gave it */
export function topBlocks(html: string): readonly TopBlock[] {
  const ends: number[] = []
  let depth = 0
  for (const { 0: tag, 1: end, 2: name = '', index } of html.matchAll(TAG)) {
    if (!VOID.has(name)) depth += end === '' ? 1 : -1
    if (depth === 0 && (end !== '' || name === 'hr')) ends.push(index + tag.length)
  }
  return ends.map((end, at) => blockOf(html.slice(ends[at - 1] ?? 0, at === ends.length - 1 ? html.length : end)))
}

function blockOf(html: string): TopBlock {
  return { html, ids: [...leaves(html)].flatMap(({ id }) => id ?? []) }
}
