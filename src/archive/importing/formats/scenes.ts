import { element } from '../../../platform/text/pasted/raw.ts'
import { isElement, type Node } from '../../../platform/text/tree.ts'
import { hasWords } from './tree.ts'

/** Word processors leave a blank line where a scene ends; those who leave one between all paragraphs leave two. So where blank lines are
 * few, each is a scene break, and where they are many, two in a row are one.
 * @returns how many there were, too */
export function withScenes(nodes: readonly Node[]): { readonly nodes: readonly Node[]; readonly count: number } {
  const texts = nodes.filter((node) => isText(node)).length
  const blanks = nodes.filter((node) => isBlankLine(node)).length
  const least = blanks < texts * 0.2 ? 1 : 2
  const result: Node[] = []
  let [waiting, count] = [0, 0]
  for (const node of nodes) {
    if (isBlankLine(node)) {
      waiting++
      continue
    }
    if (waiting >= least && isText(node) && isText(result.at(-1))) {
      result.push(element('hr', {}, []))
      count++
    }
    waiting = 0
    result.push(node)
  }
  return { nodes: result, count }
}

function isText(node: Node | undefined): boolean {
  return isElement(node) && node.tag === 'p' && hasWords(node.children)
}

function isBlankLine(node: Node): boolean {
  return (
    isElement(node) &&
    node.tag === 'p' &&
    node.attributes.style === undefined &&
    node.children.every((child) => (!isElement(child) ? child.text.trim() === '' : isBlankInside(child)))
  )
}

function isBlankInside(node: Node): boolean {
  if (!isElement(node)) return node.text.trim() === ''
  return node.tag !== 'img' && node.tag !== 'hr' && node.children.every(isBlankInside)
}
