import { parse } from './parse.ts'
import { type Element, isBlock, isElement, type Node } from './tree.ts'

/** Words within a line that look alike. */
export interface Run {
  readonly text: string
  readonly strong: boolean
  readonly slanted: boolean
  readonly fixed: boolean
  /** where it leads; undefined for nowhere outside of the text */
  readonly link: string | undefined
}

/** A line of text, or a divider, with what it stands in. */
export interface Line {
  readonly kind: 'text' | 'heading' | 'divider' | 'verbatim'
  readonly runs: readonly Run[]
  /** of headings: 1 to 6 */
  readonly level: number
  /** how many quotations it stands in */
  readonly quoted: number
  /** how many lists it stands in */
  readonly indent: number
  /** of the first line of a list item: "•" or "3." */
  readonly mark: string
  readonly align: 'start' | 'center' | 'right'
}

const PLAIN: Run = { text: '', strong: false, slanted: false, fixed: false, link: undefined }
const START: Omit<Line, 'runs'> = { kind: 'text', level: 0, quoted: 0, indent: 0, mark: '', align: 'start' }

/** A stored text as lines of words, for what has no HTML: plain text, Markdown, a printed page. */
export function outline(html: string): readonly Line[] {
  const lines: Line[] = []
  blocks(parse(html), START, lines)
  return lines
}

function blocks(nodes: readonly Node[], around: Omit<Line, 'runs'>, lines: Line[]): void {
  const inline = nodes.filter((node) => !isElement(node) || !isBlock(node.tag))
  if (inline.length === nodes.length || inline.some((node) => isElement(node) || node.text.trim() !== '')) {
    const runs = runsOf(nodes, PLAIN)
    if (runs.some(({ text }) => text.trim() !== '')) lines.push({ ...around, runs })
    return
  }
  let number = 0
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (node.tag === 'li') number++
    block(node, around, number, lines)
  }
}

function block(element: Element, around: Omit<Line, 'runs'>, number: number, lines: Line[]): void {
  const { tag, attributes, children } = element
  if (tag === 'hr') lines.push({ ...START, kind: 'divider', runs: [] })
  else if (tag === 'ol' || tag === 'ul') list(element, around, lines)
  else if (tag === 'tr') row(element, around, lines)
  else if (/^h[1-6]$/.test(tag)) blocks(children, { ...around, kind: 'heading', level: Number(tag[1]) }, lines)
  else if (tag === 'pre') lines.push({ ...around, kind: 'verbatim', runs: runsOf(children, PLAIN) })
  else if (tag === 'blockquote') blocks(children, { ...around, quoted: around.quoted + 1 }, lines)
  else if (tag === 'dd') blocks(children, { ...around, indent: around.indent + 1 }, lines)
  else if (tag === 'li') item(children, around, `${number}.`, lines)
  else blocks(children, { ...around, align: alignOf(tag, attributes.align) ?? around.align }, lines)
}

function alignOf(tag: string, align: string | undefined): Line['align'] | undefined {
  if (tag === 'center' || align === 'center') return 'center'
  return align === 'right' ? 'right' : undefined
}

function list({ tag, attributes, children }: Element, around: Omit<Line, 'runs'>, lines: Line[]): void {
  let number = Number(attributes.start ?? 1)
  for (const child of children)
    if (isElement(child)) item(child.children, around, tag === 'ol' ? `${number++}.` : '•', lines)
}

/** Only the first line of an item bears its mark. */
function item(children: readonly Node[], around: Omit<Line, 'runs'>, mark: string, lines: Line[]): void {
  const own: Line[] = []
  blocks(children, { ...around, indent: around.indent + 1, mark: '' }, own)
  lines.push(...own.map((line, at) => (at === 0 ? { ...line, mark } : line)))
}

/** The cells of a row stand on one line. */
function row({ children }: Element, around: Omit<Line, 'runs'>, lines: Line[]): void {
  const cells = children.filter(isElement).map((cell) => runsOf(cell.children, { ...PLAIN, strong: cell.tag === 'th' }))
  const runs = cells.flatMap((cell, at) => (at === 0 ? cell : [{ ...PLAIN, text: ' | ' }, ...cell]))
  if (runs.length > 0) lines.push({ ...around, runs })
}

function runsOf(nodes: readonly Node[], around: Run): readonly Run[] {
  return nodes.flatMap((node) => (isElement(node) ? runsIn(node, around) : [{ ...around, text: node.text }]))
}

function runsIn({ tag, attributes, children }: Element, around: Run): readonly Run[] {
  if (tag === 'br') return [{ ...around, text: '\n' }]
  if (tag === 'img')
    return [{ ...around, text: `[Picture: ${attributes.alt || attributes.src}]`, link: attributes.src }]
  return runsOf(children, {
    ...around,
    strong: around.strong || tag === 'strong' || tag === 'b',
    slanted: around.slanted || ['em', 'i', 'cite', 'dfn', 'var'].includes(tag),
    fixed: around.fixed || ['code', 'kbd', 'samp', 'tt', 'pre'].includes(tag),
    link: attributes.href?.startsWith('#') ? around.link : (attributes.href ?? around.link),
  })
}
