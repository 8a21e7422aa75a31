import type { Node as Piece } from 'prosemirror-model'
import { cleanPasted, type Field, inBlocks, kept, type ReadNode } from '../../platform/text/for-the-browser.ts'
import { toDocument } from './from-tree.ts'

/** How HTML is read: by the browser, or by a parser where there is none. */
export type Reader = (html: string) => readonly ReadNode[]

/** HTML as a document of the editor: what a text may not hold is gone, just as it will be when it is saved.
 * @param pasted from another program: its looks go whatever they are */
export function openHtml(html: string, field: Field, read: Reader, pasted = false): Piece {
  const clean = cleanPasted(html, read, pasted)
  return toDocument(inBlocks(kept(read(clean), clean.length, { field, stored: false })))
}
