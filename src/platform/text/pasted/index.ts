import type { ReadNode } from '../kept.ts'
import { type Element, isBlank, isBlock, isElement, type Node, textOf } from '../tree.ts'
import { emphasised } from './emphasis.ts'
import { withFootnotes } from './footnotes.ts'
import { listed } from './lists.ts'
import { element, mapElements, rawNodes, writeRaw } from './raw.ts'
import { meaningOf, type Style, stylesOf } from './styles.ts'

type StyleOf = (element: Element) => Style

/** Only programs write these; a person who writes HTML by hand keeps their classes. */
const PROGRAM =
  /\bmso-|\bclass="?Mso|<o:p|docs-internal-guid|sdfootnote|sdendnote|Apple-|gmail_|Cocoa HTML Writer|content="(?:LibreOffice|OpenOffice|Microsoft)|<!--StartFragment|class="?western|moz-cite-|type="?cite/

/** HTML as a word processor, a mail program or a browser puts it on the clipboard, with what its author meant and nothing of
 * how it looked: fonts, colours, classes, empty spans and deleted words of tracked changes are gone; slanted words, real
 * lists, footnotes, links and scene breaks stay.
 * @param read how HTML is read here: by parse5, or by the browser; undefined for a text too tangled
 * @param all clean it whatever it looks like; else only what shows that a program wrote it
 * @returns HTML as hostile as what came in: it still has to be sanitised */
export function cleanPasted(
  html: string,
  read: (html: string) => readonly ReadNode[] | undefined,
  all = false,
): string {
  if (!all && !PROGRAM.test(html)) return html
  const nodes = read(html)
  return nodes === undefined ? html : writeRaw(cleaned(rawNodes(nodes)))
}

function cleaned(nodes: readonly Node[]): Node[] {
  const styleOf = stylesOf(nodes)
  const words = withoutUnwanted(nodes, styleOf)
  const noted = withFootnotes(listed(shaped(words, styleOf), styleOf), styleOf)
  return plainly(emphasised(noted, styleOf), targets(noted), styleOf)
}

/** Without words that were deleted while changes were tracked, remarks in the margin, and what is hidden. */
function withoutUnwanted(nodes: readonly Node[], styleOf: StyleOf): Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    if (!isElement(node)) return [node]
    const style = styleOf(node)
    if (isDeleted(node) || isRemark(node, style) || meaningOf(style).hidden) return []
    const { tag, attributes } = node
    if (tag === 'style' || tag === 'title' || tag === 'xml') return []
    if (tag === 'span' && isSpace(node, style)) return [{ text: ' ' }]
    if (tag === 'br' && (attributes.class?.startsWith('Apple-') || style.has('page-break-before'))) return []
    const children = withoutUnwanted(node.children, styleOf)
    return isInserted(node) ? children : [{ ...node, children }]
  })
}

/** White space that a program marks as its own: tabs, spaces kept wide, Word's sign at the end of a paragraph. */
function isSpace({ attributes, children }: Element, style: Style): boolean {
  if (!isBlank(children)) return false
  return /^Apple-|\bEOP\b/.test(attributes.class ?? '') || style.has('mso-spacerun') || style.has('mso-tab-count')
}

function isDeleted({ tag, attributes }: Element): boolean {
  return (tag === 'del' && isTracked(attributes)) || /\bmsoDel\b/i.test(attributes.class ?? '')
}

function isInserted({ tag, attributes }: Element): boolean {
  return (tag === 'ins' && isTracked(attributes)) || /\bmsoIns\b/i.test(attributes.class ?? '')
}

/** Word names the person who changed the text, LibreOffice the day in an attribute of its own. */
function isTracked(attributes: Element['attributes']): boolean {
  return /^mailto:/i.test(attributes.cite ?? '') || attributes.cdate !== undefined || attributes.cite === ''
}

function isRemark({ attributes }: Element, style: Style): boolean {
  return (
    style.has('mso-comment-reference') ||
    style.get('mso-element') === 'comment-list' ||
    /\bMsoComment(?:Reference|Text)\b/.test(attributes.class ?? '')
  )
}

const TITLES: Readonly<Record<string, string>> = { MsoTitle: 'h1', MsoSubtitle: 'h2' }

/** Paragraphs that a class calls title or quotation become that; a box of nothing but its border is a scene break. */
function shaped(nodes: readonly Node[], styleOf: StyleOf): Node[] {
  return mapElements(nodes, (node) => {
    const { tag, attributes, children } = node
    const name = attributes.class ?? ''
    if ((tag === 'p' || tag === 'div') && isBlank(children) && hasBorder(styleOf(node))) return [element('hr', {}, [])]
    if (tag === 'p' && TITLES[name] !== undefined) return [{ ...node, tag: TITLES[name] ?? tag }]
    if (tag === 'p' && /^Mso(?:Intense)?Quote/.test(name))
      return [element('blockquote', {}, [element('p', {}, children)])]
    if (/^(?:li|td|th|dd)$/.test(tag)) return [{ ...node, children: itemLine(children) }]
    return [node]
  })
}

/** The one paragraph of an item or cell is its own line. */
function itemLine(children: readonly Node[]): readonly Node[] {
  const blocks = children.filter((child) => isElement(child) || child.text.trim() !== '')
  const [first, ...others] = blocks
  const single =
    isElement(first) && first.tag === 'p' && !others.some((other) => !isElement(other) || other.tag === 'p')
  return single && others.length === 0
    ? [element('span', { style: first.attributes.style ?? '' }, first.children)]
    : children
}

function hasBorder(style: Style): boolean {
  return ['border-bottom', 'border-top', 'border'].some((side) =>
    /\b(?:solid|double|dotted|dashed)\b/.test(style.get(side) ?? ''),
  )
}

/** The names that links of the text lead to. */
function targets(nodes: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>()
  mapElements(nodes, (node) => {
    if (node.attributes.href?.startsWith('#')) found.add(node.attributes.href.slice(1))
    return [node]
  })
  return found
}

const SAYING: ReadonlySet<string> = new Set(
  'href src alt width height colspan rowspan start type value align open'.split(' '),
)

/** Elements with the attributes that say something, boxes that said only how they look gone. */
function plainly(nodes: readonly Node[], named: ReadonlySet<string>, styleOf: StyleOf): Node[] {
  return mapElements(nodes, (node) => {
    const { tag, attributes, children } = node
    const kept: Record<string, string> = {}
    for (const name of Object.keys(attributes)) if (SAYING.has(name)) kept[name] = attributes[name] ?? ''
    const name = attributes.id ?? attributes.name
    if (name !== undefined && named.has(name)) kept.id = name
    if (attributes.dir === 'rtl') kept.dir = 'rtl'
    if (attributes.class === 'footnotes') kept.class = 'footnotes'
    const { align } = meaningOf(styleOf(node))
    if (align !== undefined && isBlock(tag)) kept.align = align
    if (tag === 'div' && !textOf(children).trim() && holdsRule(children)) return [element('hr', {}, [])]
    if (tag === 'a' && kept.href === undefined && kept.id === undefined) return children
    return [{ tag, attributes: kept, children }]
  })
}

function holdsRule(children: readonly Node[]): boolean {
  return (
    children.some((child) => isElement(child) && child.tag === 'hr') &&
    !children.some((child) => isElement(child) && child.tag === 'img')
  )
}
