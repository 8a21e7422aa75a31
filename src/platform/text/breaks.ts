import { isAnchor } from './anchors.ts'
import { isBlank, isElement, type Node } from './tree.ts'

export function isBreak(node: Node): boolean {
  return isElement(node) && node.tag === 'br'
}

/** How many breaks follow each other from here with nothing to see between them.
 * @returns where the last of them ends, and the anchors that stood between */
export function gapAt(nodes: readonly Node[], from: number): { breaks: number; end: number; anchors: readonly Node[] } {
  const between: Node[] = []
  let [breaks, end, passed] = [0, from, 0]
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at] as Node
    if (isBreak(node)) {
      breaks++
      end = at + 1
      passed = between.length
    } else if (isAnchor(node)) between.push(node)
    else if (isElement(node) || !isBlank([node])) break
  }
  return { breaks, end, anchors: between.slice(0, passed) }
}
