import {
  type Fragment,
  type ParseOptions,
  DOMParser as Parser,
  type Node as Piece,
  type ResolvedPos,
  Slice,
} from 'prosemirror-model'
import type { EditorProps, EditorView } from 'prosemirror-view'
import { cleanPasted, type Field, inBlocks, kept, plainToHtml } from '../../platform/text/for-the-browser.ts'
import { toDocument } from './from-tree.ts'
import { openHtml } from './open.ts'
import { picturesIn, sendPicture } from './pictures.ts'
import { readNodes, readWithBrowser } from './read.ts'
import { schema } from './schema.ts'

/** How the editor takes what is pasted or dropped: through the same cleaning as on the server, so that what is seen is what
 * will be kept.
 * @param field how much the text may hold
 * @param say tells the writer how a picture fared */
export function pasting(field: Field, say: (sentence: string) => void): EditorProps {
  let own = false
  return {
    ...(field === 'chapter' ? withFiles(say) : {}),
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

/** Pictures that are pasted or dropped are sent to the archive; what they show is for the writer to say after. */
function withFiles(say: (sentence: string) => void): EditorProps {
  const take = (view: EditorView, data: DataTransfer | null): boolean => {
    const files = picturesIn(data)
    if (files.length > 0) void sendAll(view, files, say)
    return files.length > 0
  }
  return {
    handlePaste: (view, event) => take(view, event.clipboardData),
    handleDrop: (view, event) => take(view, event.dataTransfer),
  }
}

async function sendAll(view: EditorView, files: readonly File[], say: (sentence: string) => void): Promise<void> {
  say(files.length === 1 ? 'Sending the picture…' : `Sending ${files.length} pictures…`)
  for (const file of files) {
    const wrong = await sendPicture(view, file, '')
    if (wrong !== undefined) return say(wrong)
  }
  say('Say what is to be seen: choose the picture and press the button for an image.')
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
