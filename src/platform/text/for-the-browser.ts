/** The part of the text model that the editor in the browser works with; nothing in it needs a parser or a server. The one
 * file outside of src/client that a browser script may import. See docs/decisions/0016-editor.md. */
export { linkAddress } from './addresses.ts'
export { allowedElements, type Field } from './allowed.ts'
export { type Attributes, cleanAttributes } from './attributes.ts'
export { type Count, countWords } from './count.ts'
export { forEditing } from './editing.ts'
export { guessFormat } from './guess.ts'
export { inBlocks } from './in-blocks.ts'
export { kept, type ReadElement, type ReadNode } from './kept.ts'
export { cleanPasted } from './pasted/index.ts'
export { plainToHtml } from './plain.ts'
export { serialise } from './serialise.ts'
export { type Element, eitherBlocks, isBlock, isElement, lineBlocks, type Node } from './tree.ts'
