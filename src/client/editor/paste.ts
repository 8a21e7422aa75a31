import {
  type Fragment,
  type ParseOptions,
  DOMParser as Parser,
  type Node as Piece,
  type ResolvedPos,
  Slice,
} from 'prosemirror-model'
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
  let own = false
  return {
    clipboardParser: new PastedParser(field),
    transformPastedHTML: (html) => {
      own = html.includes('data-pm-slice')
      return cleanPasted(html, readWithBrowser, !own)
    },
    transformPasted: (slice, view, plain) =>
      own || plain ? slice : sliceOf(slice.content, view.state.selection.$from),
    clipboardTextParser: (text, $at) => sliceOf(openHtml(plainToHtml(text), field, readWithBrowser).content, $at),
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
    return Slice.maxOpen(toDocument(inBlocks(nodes)).content)
  }
}

/** Words melt into the paragraph they are pasted into. Several blocks begin one of their own where a paragraph begins, so
 * that a heading does not swallow the first of them. */
function sliceOf(content: Fragment, $at: ResolvedPos): Slice {
  const open = (block: Piece | null) => block?.type.name === 'p'
  const several = content.childCount > 1 && $at.parentOffset === 0
  return new Slice(content, open(content.firstChild) && !several ? 1 : 0, open(content.lastChild) && !several ? 1 : 0)
}
