import { defaultTreeAdapter, html as names, parseFragment } from 'parse5'
import { kept, type ReadNode } from './kept.ts'
import type { Node } from './tree.ts'

class TooTangled extends Error {}

/** Reads HTML as a browser would and keeps of it only what a text may hold.
 * @param html sanitised; what is not is left out here too, so that two parsers have to agree before anything passes
 * @returns its nodes; inline elements with nothing in them are gone, our own ids as well. Markup so tangled that a browser
 *   would build many times what was written comes back as its text
 * @see https://html.spec.whatwg.org/multipage/parsing.html */
export function parse(html: string): Node[] {
  const read = readHtml(html)
  return read === undefined
    ? [{ text: html.replace(/<[^>]*>/g, ' ') }]
    : kept(read, html.length, { field: 'chapter', stored: true })
}

/** Reads HTML as a browser would, without judging it. Left-open formatting is opened anew in each paragraph; a hostile text
 * can make that grow without bound.
 * @returns undefined for such a text */
export function readHtml(html: string): readonly ReadNode[] | undefined {
  const most = 1000 + 3 * html.split('<').length
  let made = 0
  const createElement: typeof defaultTreeAdapter.createElement = (...element) => {
    if (++made > most) throw new TooTangled()
    return defaultTreeAdapter.createElement(...element)
  }
  const context = defaultTreeAdapter.createElement('div', names.NS.HTML, [])
  try {
    return parseFragment(context, html, { treeAdapter: { ...defaultTreeAdapter, createElement } }).childNodes
  } catch (error) {
    if (!(error instanceof TooTangled)) throw error
    return undefined
  }
}
