import { foldName } from '../../../platform/text/fold.ts'
import { writeRaw } from '../../../platform/text/pasted/raw.ts'
import { type Element, isElement, type Node } from '../../../platform/text/tree.ts'
import { hasClass, hasWords, lineOf } from './tree.ts'

/** What an author says beside the text, as HTML; empty for nothing. */
export interface Said {
  readonly summary: string
  /** what some readers want to know first */
  readonly content: string
  readonly before: string
  readonly after: string
  /** at the end of the whole work */
  readonly end: string
}

type Place = keyof Said | 'notes'

const LABELS: Readonly<Record<string, Place>> = {
  summary: 'summary',
  'chapter summary': 'summary',
  'content notes': 'content',
  notes: 'notes',
  'chapter notes': 'notes',
  'chapter end notes': 'after',
  'end notes': 'after',
  'notes at the end of the work': 'end',
}

/** Takes the summary and the notes out of a page of a fan work: a label alone on its line, and the box that follows it.
 * @returns the page without them. Notes that stand behind a text are those after it */
export function takeSaid(nodes: readonly Node[]): { readonly rest: Node[]; readonly said: Said } {
  const found: Record<keyof Said, string[]> = { summary: [], content: [], before: [], after: [], end: [] }
  const seen = { text: false }
  const rest = walk(nodes, found, seen)
  const said = Object.fromEntries(Object.entries(found).map(([place, texts]) => [place, texts.join('\n')]))
  return { rest, said: said as unknown as Said }
}

function walk(nodes: readonly Node[], found: Record<keyof Said, string[]>, seen: { text: boolean }): Node[] {
  const rest: Node[] = []
  let label: { readonly place: Place; readonly node: Node } | undefined
  for (const node of nodes) {
    if (!isElement(node)) {
      rest.push(node)
      continue
    }
    if (label && isBox(node)) {
      const place = label.place === 'notes' ? (seen.text ? 'after' : 'before') : label.place
      found[place].push(`<div>${writeRaw(node.children)}</div>`)
      rest.splice(rest.indexOf(label.node), 1)
      label = undefined
      continue
    }
    const place = placeOf(node)
    label = place ? { place, node } : undefined
    const children = label ? node.children : walkInto(node, found, seen)
    if (label || !isContentNotes(node) || hasWords(children)) rest.push(label ? node : { ...node, children })
  }
  return rest
}

function walkInto(node: Element, found: Record<keyof Said, string[]>, seen: { text: boolean }): readonly Node[] {
  const holdsBlocks = node.children.some(
    (child) => isElement(child) && /^(?:div|section|p|h[1-6]|blockquote)$/.test(child.tag),
  )
  if ((/^(?:div|section|article|main|header|footer)$/.test(node.tag) || isContentNotes(node)) && holdsBlocks)
    return walk(node.children, found, seen)
  if (node.tag !== 'dl' && !/^h[1-6]$/.test(node.tag) && !hasClass(node, 'byline') && hasWords(node.children))
    seen.text = true
  return node.children
}

function placeOf(node: Element): Place | undefined {
  if (
    !/^(?:p|h[1-6]|div|summary)$/.test(node.tag) ||
    node.children.some((child) => isElement(child) && child.tag === 'p')
  )
    return undefined
  const words = lineOf(node.children)
  return words.length > 40 ? undefined : LABELS[foldName(words).replace(/\s*:$/, '')]
}

/** They open on tap in what a Fanlight gives out. */
function isContentNotes(node: Element): boolean {
  return node.tag === 'details' && hasClass(node, 'content-notes')
}

function isBox(node: Element): boolean {
  return node.tag === 'blockquote' || hasClass(node, 'said') || hasClass(node, 'userstuff')
}
