import { allowedElements } from './allowed.ts'
import { mayCarry } from './attributes.ts'
import { escapeAttribute, escapeText } from './characters.ts'
import { type Element, isBlock, isElement, isVoid, type Node } from './tree.ts'

/** The one spelling of a document: lower case, double quotes, no slash in void elements, one line end between blocks.
 * A block that holds blocks opens with a line end, and no other does: scan.ts tells leaf blocks by that.
 * Elements and attributes that no text may hold are left out here once more, whatever made the tree. */
export function serialise(nodes: readonly Node[]): string {
  let html = ''
  let afterBlock = false
  for (const node of nodes) {
    const block = isElement(node) && isBlock(node.tag)
    if (html !== '' && (block || afterBlock)) html += '\n'
    html += isElement(node) ? element(node) : escapeText(node.text)
    afterBlock = block
  }
  return html
}

function element(node: Element): string {
  if (!allowedElements.chapter.has(node.tag)) return serialise(node.children)
  const start = `<${node.tag}${attributes(node)}>`
  if (isVoid(node.tag)) return start
  const inside = serialise(node.children)
  return holdsBlocks(node) ? `${start}\n${inside}\n</${node.tag}>` : `${start}${inside}</${node.tag}>`
}

function holdsBlocks(node: Element): boolean {
  return isBlock(node.tag) && node.children.some((child) => isElement(child) && isBlock(child.tag))
}

function attributes(node: Element): string {
  let html = ''
  for (const name in node.attributes)
    if (mayCarry(node.tag, name)) {
      const value = node.attributes[name] ?? ''
      html += value === '' && name === 'open' ? ' open' : ` ${name}="${escapeAttribute(value)}"`
    }
  return html
}
