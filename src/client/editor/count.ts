import type { Node as Piece } from 'prosemirror-model'
import { type Count, countWords } from '../../platform/text/for-the-browser.ts'
import { blockHtml } from './to-tree.ts'

const known = new WeakMap<Piece, Count>()

/** Words and characters as the archive counts them. Words of neighbouring blocks never run together, so the blocks are
 * counted one by one, and only those again that were edited. */
export function countDocument(doc: Piece): Count {
  let [words, characters] = [0, 0]
  doc.forEach((block) => {
    const count = known.get(block) ?? countWords(blockHtml(block))
    known.set(block, count)
    words += count.words
    characters += count.characters
  })
  return { words, characters }
}
