import type { ReadNode } from '../../platform/text/for-the-browser.ts'
import { inertHtml } from '../trusted.ts'

/** Reads HTML with the browser's own parser, into a document that loads and runs nothing. Styles are read as other
 * things: the page's policy would complain of each in the console, even there. */
export function readWithBrowser(html: string): readonly ReadNode[] {
  const quiet = html
    .replace(/<style\b/gi, '<xmp data-style')
    .replace(/<\/style\b/gi, '</xmp')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(\s*=)/gi, '$1data-style$2'))
  return readNodes(new DOMParser().parseFromString(inertHtml(quiet), 'text/html'))
}

/** What stands in an element of the browser, as the text model reads it. */
export function readNodes(holder: ParentNode): readonly ReadNode[] {
  return [...holder.childNodes].map(readNode)
}

function readNode(node: ChildNode): ReadNode {
  if (node instanceof Text) return { value: node.data }
  if (!(node instanceof Element)) return { nodeName: node.nodeName }
  return {
    tagName: nameOf(node),
    namespaceURI: node.namespaceURI ?? '',
    attrs: [...node.attributes].map(({ name, value }) => ({ name: MEANT[name] ?? name, value })),
    childNodes: node instanceof HTMLTemplateElement ? [] : readNodes(node),
  }
}

/** Attributes under the names that they have outside of this browser's page. */
const MEANT: Readonly<Record<string, string>> = { 'data-name': 'id', 'data-style': 'style' }

/** A line that was copied out of the editor has no tag of its own; an unknown one leaves its words. */
function nameOf(element: Element): string {
  if (element.matches('p[data-line]:only-child')) return 'x-line'
  return element.matches('xmp[data-style]') ? 'style' : element.localName
}
