import { element } from '../../../platform/text/pasted/raw.ts'
import { type Element, isElement, type Node } from '../../../platform/text/tree.ts'
import { isChapterHead } from './titles.ts'
import { hasClass, hasWords, isHeading, lineOf } from './tree.ts'

/** A text that was cut at its headings. */
export interface ByHeadings {
  /** the heading above all others, where there is one */
  readonly title: string
  /** what stands in front of the first chapter */
  readonly before: readonly Node[]
  readonly chapters: readonly { readonly title: string; readonly nodes: readonly Node[] }[]
}

/** Cuts a text at its headings: those of the highest level that it has several of. A heading above those, as of a part, goes with the chapter
 * that follows. Without headings, lines such as "Chapter 3" that stand alone will do. A text without either is one chapter. */
export function byHeadings(flow: readonly Node[]): ByHeadings {
  const nodes = withHeads(flow)
  const first = nodes.findIndex((node) => isElement(node) && hasWords(node.children))
  const titled = isTitle(nodes, first)
  const title = titled ? lineOf((nodes[first] as Element).children) : ''
  const rest = titled ? nodes.slice(first + 1) : nodes
  const levels = rest.filter(isRealHeading).map(({ tag }) => Number(tag[1]))
  const level = levels.toSorted().find((one, at, all) => all[at + 1] === one)
  if (level === undefined) return { title, before: [], chapters: [{ title: '', nodes: rest }] }
  const chapters: { title: string; nodes: Node[] }[] = []
  const before: Node[] = []
  let above: Node[] = []
  for (const node of rest) {
    const own = isRealHeading(node) ? Number(node.tag[1]) : 9
    if (own === level && isRealHeading(node)) {
      chapters.push({ title: lineOf(node.children), nodes: above })
      above = []
    } else if (own < level || above.length > 0) above.push(node)
    else (chapters.at(-1)?.nodes ?? before).push(node)
  }
  chapters.at(-1)?.nodes.push(...above)
  return { title, before, chapters }
}

/** The first line, when it calls itself the title, is the only heading of its level, or has nothing but another heading below it. */
function isTitle(nodes: readonly Node[], first: number): boolean {
  const top = nodes[first]
  if (!isRealHeading(top)) return false
  if (hasClass(top, 'title')) return true
  const alike = nodes.filter((node) => isRealHeading(node) && node.tag === top.tag)
  return (
    alike.length === 1 ||
    isRealHeading(nodes.slice(first + 1).find((node) => isElement(node) && hasWords(node.children)))
  )
}

function isRealHeading(node: Node | undefined): node is Element {
  return isElement(node) && isHeading(node) && hasWords(node.children)
}

/** Who does not know of styles writes "Chapter 3" on a line of its own. */
function withHeads(nodes: readonly Node[]): readonly Node[] {
  const levels = nodes.filter(isRealHeading).map(({ tag }) => tag)
  if (new Set(levels).size < levels.length) return nodes
  const isHead = (node: Node) => isElement(node) && node.tag === 'p' && isChapterHead(lineOf(node.children))
  if (nodes.filter(isHead).length < 2) return nodes
  return nodes.map((node) => (isElement(node) && isHead(node) ? element('h2', {}, node.children) : node))
}
