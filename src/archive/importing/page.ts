import { type DefaultTreeAdapterTypes, parse, serialize, defaultTreeAdapter as tree } from 'parse5'
import { foldName } from '../../platform/text/fold.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** What a file of HTML holds. */
export interface Page {
  /** from <title>, else from the first <h1>; empty for neither */
  readonly title: string
  /** of <html>; empty when it does not say */
  readonly language: string
  /** what stands inside <body>, without a heading that only repeats the title */
  readonly body: string
}

/** Takes a page apart; a fragment is the body of a page without a head. Never throws
 * @param part of a work that has its title elsewhere: no heading is taken for one */
export function readPage(html: string, part = false): Page {
  const root = parse(html).childNodes.find((node) => isElement(node, 'html'))
  const body = root && child(root, 'body')
  const head = root && child(root, 'head')
  const named = head && child(head, 'title')
  const heading = body && !part ? first(body, 'h1') : undefined
  const title = tidy(named ? textIn(named) : '') || tidy(heading ? textIn(heading) : '')
  if (heading && foldName(textIn(heading)) === foldName(title)) tree.detachNode(heading)
  return {
    title,
    language: root?.attrs.find(({ name }) => name === 'lang')?.value.trim() ?? '',
    body: body ? serialize(body) : '',
  }
}

function isElement(node: Node, name: string): node is Element {
  return node.nodeName === name
}

function child(parent: Element, name: string): Element | undefined {
  return parent.childNodes.find((node) => isElement(node, name)) as Element | undefined
}

function first(within: Element, name: string): Element | undefined {
  const waiting: Node[] = [...within.childNodes]
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    if (isElement(node, name)) return node
    if ('childNodes' in node) waiting.unshift(...node.childNodes)
  }
  return undefined
}

function textIn(node: Node): string {
  const parts: string[] = []
  const waiting: Node[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.nodeName === '#text' && 'value' in next) parts.push(next.value)
    if ('childNodes' in next) waiting.push(...next.childNodes.toReversed())
  }
  return parts.join('')
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
