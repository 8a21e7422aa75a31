import { type Element, isElement, type Node } from '../tree.ts'
import { element, mapElements } from './raw.ts'
import type { Style } from './styles.ts'

/** Where the mark of a note leads, and where the note leads back, as Word, LibreOffice and Google Docs name them. */
const MARK = /#(?:_?((?:ftn|edn)\d+)|sd((?:foot|end)note\d+)sym|(ftnt\d+)|(?:u-)?(fn\d+))$/
const BACK = /#(?:_?(ftn|edn)ref(\d+)|sd((?:foot|end)note\d+)anc|ftnt_ref(\d+)|(?:u-)?(fnref\d+))$/
const NOTE_BLOCK = /^(?:sd(?:foot|end)note\d+|(?:ftn|edn)\d+)$/

type StyleOf = (element: Element) => Style

/** Footnotes of word processors in the form that ours have: numbered marks that lead to notes at the end, which lead back. */
export function withFootnotes(nodes: readonly Node[], styleOf: StyleOf): Node[] {
  const numbers = new Map<string, number>()
  const notes: Node[] = []
  const linked = marked(nodes, numbers)
  const text = mapElements(linked, (node) => {
    if (isNoteList(node, styleOf))
      return node.children.filter((child) => !isElement(child) || !/^(?:hr|br)$/.test(child.tag))
    if (!isNote(node, styleOf)) return [node]
    notes.push(...node.children)
    return []
  })
  return notes.length === 0 ? text : [...withoutEndRule(text), element('section', { class: 'footnotes' }, notes)]
}

/** The line that a program draws above its notes. */
function withoutEndRule(nodes: readonly Node[]): readonly Node[] {
  const last = nodes.findLastIndex((node) => isElement(node) || node.text.trim() !== '')
  const node = nodes[last]
  if (!isElement(node)) return nodes
  if (node.tag === 'hr') return nodes.slice(0, last)
  const bold = node.tag === 'b' // what Google Docs puts around everything
  return bold ? [...nodes.slice(0, last), { ...node, children: withoutEndRule(node.children) }] : nodes
}

function isNoteList(node: Element, styleOf: StyleOf): boolean {
  return /^(?:footnote|endnote)-list$/.test(styleOf(node).get('mso-element') ?? '')
}

function isNote(node: Element, styleOf: StyleOf): boolean {
  if (node.tag !== 'div') return false
  if (/^(?:footnote|endnote)$/.test(styleOf(node).get('mso-element') ?? '')) return true
  return NOTE_BLOCK.test(node.attributes.id ?? '') || startsWithNote(node)
}

function startsWithNote({ children }: Element): boolean {
  const paragraphs = children.filter(isElement)
  const first = paragraphs[0]?.children.find((child) => isElement(child) || child.text.trim() !== '')
  return paragraphs[0]?.tag === 'p' && isElement(first) && /^fn\d+$/.test(first.attributes.id ?? '')
}

/** In the order of the text, so that the marks count up. */
function marked(nodes: readonly Node[], numbers: Map<string, number>): Node[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node
    const href = node.tag === 'a' ? (node.attributes.href ?? '') : ''
    const mark = MARK.exec(href)
    if (mark !== null) return markOf(numberOf(mark.slice(1).find(Boolean) ?? '', numbers))
    const back = BACK.exec(href)
    if (back !== null) return backOf(numberOf(nameOf(back), numbers))
    return { ...node, children: marked(node.children, numbers) }
  })
}

function nameOf([, word, at, libre, google, ours]: RegExpExecArray): string {
  if (word !== undefined) return `${word}${at}`
  if (libre !== undefined) return libre
  return google !== undefined ? `ftnt${google}` : (ours ?? '').replace('fnref', 'fn')
}

function numberOf(name: string, numbers: Map<string, number>): number {
  const number = numbers.get(name) ?? numbers.size + 1
  numbers.set(name, number)
  return number
}

function markOf(number: number): Element {
  return element('sup', {}, [element('a', { id: `fnref${number}`, href: `#fn${number}` }, [{ text: String(number) }])])
}

function backOf(number: number): Element {
  return element('a', { id: `fn${number}`, href: `#fnref${number}` }, [{ text: String(number) }])
}
