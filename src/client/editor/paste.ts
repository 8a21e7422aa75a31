import { type ParseOptions, DOMParser as Parser, type Node as Piece, Slice } from 'prosemirror-model'
import type { EditorProps } from 'prosemirror-view'
import { cleanPasted, type Field, inBlocks, kept, plainToHtml } from '../../platform/text/for-the-browser.ts'
import { toDocument } from './from-tree.ts'
import { openHtml } from './open.ts'
import { readNodes, readWithBrowser } from './read.ts'
import { schema } from './schema.ts'

/** How the editor takes what is pasted or dropped: through the same cleaning as on the server, so that what is seen is what
 * will be kept.
 * @param field how much the text may hold */
export function pasting(field: Field): EditorProps {
  return {
    clipboardParser: new PastedParser(field),
    transformPastedHTML: (html) => cleanPasted(html, readWithBrowser, !html.includes('data-pm-slice')),
    clipboardTextParser: (text) => sliceOf(openHtml(plainToHtml(text), field, readWithBrowser)),
  }
}

class PastedParser extends Parser {
  private readonly field: Field

  constructor(field: Field) {
    super(schema, [])
    this.field = field
  }

  override parseSlice(dom: ParentNode & globalThis.Node, _options?: ParseOptions): Slice {
    const nodes = kept(readNodes(dom), dom.textContent?.length ?? 0, { field: this.field, stored: false })
    return sliceOf(toDocument(inBlocks(nodes)))
  }
}

/** Paragraphs at the ends melt into those they are pasted into. */
function sliceOf(doc: Piece): Slice {
  const open = (block: Piece | null) => (block?.type.name === 'p' ? 1 : 0)
  return new Slice(doc.content, open(doc.firstChild), open(doc.lastChild))
}
