import { foldName } from '../../../platform/text/fold.ts'
import { isBlock, isElement, type Node } from '../../../platform/text/tree.ts'
import { hasWords, lineOf } from './tree.ts'

const MOST_LINES = 4

/** A chapter without the lines on top that only say its title again, as a heading or as a line of any kind.
 * @param titles of the chapter, of the work: whatever is said elsewhere */
export function withoutHead(nodes: readonly Node[], titles: readonly string[]): Node[] {
  const known = titles.map(bare).filter((title) => title !== '')
  let rest = [...nodes]
  for (let line = 0; line < MOST_LINES; line++) {
    const next = withoutFirst(rest, known)
    if (!next) return rest
    rest = next
  }
  return rest
}

/** @returns undefined when the first line is text */
function withoutFirst(nodes: readonly Node[], known: readonly string[]): Node[] | undefined {
  for (const [at, node] of nodes.entries()) {
    if (!isElement(node)) {
      if (node.text.trim() === '') continue
      return undefined
    }
    if (!hasWords(node.children)) continue
    const holdsBlocks = node.children.some((child) => isElement(child) && isBlock(child.tag))
    if (holdsBlocks) {
      const inner = withoutFirst(node.children, known)
      return inner && nodes.with(at, { ...node, children: inner })
    }
    const line = bare(lineOf(node.children))
    const heading = /^h[1-6]$/.test(node.tag)
    const said = known.some((title) => title === line || (heading && title.includes(line)))
    return said && line !== '' ? nodes.toSpliced(at, 1) : undefined
  }
  return undefined
}

/** Letters and digits alone: marks between number and title differ. */
function bare(line: string): string {
  return foldName(line).replace(/[^\p{L}\p{N}]+/gu, '')
}
