import type { ReadNode } from '../../platform/text/for-the-browser.ts'

/** Reads HTML with the browser's own parser, into a document that loads and runs nothing. */
export function readWithBrowser(html: string): readonly ReadNode[] {
  return readNodes(new DOMParser().parseFromString(html, 'text/html'))
}

/** What stands in an element of the browser, as the text model reads it. */
export function readNodes(holder: ParentNode): readonly ReadNode[] {
  return [...holder.childNodes].map(readNode)
}

function readNode(node: ChildNode): ReadNode {
  if (node instanceof Text) return { value: node.data }
  if (!(node instanceof Element)) return { nodeName: node.nodeName }
  return {
    tagName: node.localName,
    namespaceURI: node.namespaceURI ?? '',
    attrs: [...node.attributes],
    childNodes: node instanceof HTMLTemplateElement ? [] : readNodes(node),
  }
}
