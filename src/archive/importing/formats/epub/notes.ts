import { element } from '../../../../platform/text/pasted/raw.ts'
import { type Element, isElement, type Node } from '../../../../platform/text/tree.ts'
import { resolved } from '../archive.ts'
import { hasWords, lineOf, typeOf } from '../tree.ts'
import type { BookPage } from './pages.ts'

/** Which links of a book are marks of notes, and which blocks the notes are; by the elements themselves. */
export interface Notes {
  readonly marks: ReadonlyMap<Element, Element>
  readonly blocks: ReadonlySet<Element>
}

const MARK = /^[[(]?(?:\d{1,4}|[*†‡§¶]{1,3}|[a-z])[\])]?\.?$/i
const NOTE_BLOCK = /^(?:p|li|aside|div|dd|section)$/

/** Finds footnotes wherever a book keeps them: below the text, at the end of a document, or in a document of their own. A mark is a link that
 * says so or is as short as a number; what a note leads back with is none. */
export function findNotes(pages: readonly BookPage[]): Notes {
  const targets = new Map<string, Element>()
  for (const { file, nodes } of pages) indexTargets(nodes, file, undefined, targets)
  const marks = new Map<Element, Element>()
  const blocks = new Set<Element>()
  const visit = (nodes: readonly Node[], file: string, within: ReadonlySet<Element>) => {
    for (const node of nodes.filter(isElement)) {
      const block = isMark(node) ? targetOf(node, file, targets) : undefined
      if (block && !within.has(block) && ![...within].some((outer) => blocks.has(outer))) {
        marks.set(node, block)
        blocks.add(block)
      }
      visit(node.children, file, NOTE_BLOCK.test(node.tag) ? new Set([...within, node]) : within)
    }
  }
  for (const { file, nodes } of pages) visit(nodes, file, new Set())
  return { marks, blocks }
}

function indexTargets(
  nodes: readonly Node[],
  file: string,
  block: Element | undefined,
  targets: Map<string, Element>,
): void {
  for (const node of nodes.filter(isElement)) {
    const around = NOTE_BLOCK.test(node.tag) ? node : block
    for (const name of [node.attributes.id, node.attributes.name])
      if (name !== undefined && around && isNoteLike(around)) targets.set(`${file}#${name}`, around)
    indexTargets(node.children, file, around, targets)
  }
}

/** A whole chapter is no note. */
function isNoteLike(block: Element): boolean {
  return (
    /footnote|endnote|rearnote/.test(typeOf(block)) ||
    (/^(?:p|li|aside|dd|div)$/.test(block.tag) && lineOf(block.children).length < 4000)
  )
}

function isMark(node: Element): boolean {
  if (node.tag !== 'a' || node.attributes.href === undefined) return false
  if (/backlink/.test(typeOf(node))) return false
  return /noteref/.test(typeOf(node)) || MARK.test(lineOf(node.children))
}

function targetOf(node: Element, file: string, targets: ReadonlyMap<string, Element>): Element | undefined {
  const place = resolved(file, node.attributes.href ?? '')
  return place && place.anchor !== '' ? targets.get(`${place.file}#${place.anchor}`) : undefined
}

/** A stretch of text with its own notes behind it, numbered from one; notes of other stretches that stood in it are gone.
 * @returns how many notes it has, too */
export function withNotes(
  nodes: readonly Node[],
  { marks, blocks }: Notes,
): { readonly nodes: Node[]; readonly count: number } {
  const own: Element[] = []
  const walk = (list: readonly Node[]): Node[] =>
    list.flatMap((node): readonly Node[] => {
      if (!isElement(node)) return [node]
      if (blocks.has(node)) return []
      const note = marks.get(node)
      if (!note) return [{ ...node, children: walk(node.children) }]
      const at = own.indexOf(note)
      const number = at < 0 ? own.push(note) : at + 1
      const id: Readonly<Record<string, string>> = at < 0 ? { id: `fnref${number}` } : {}
      return [element('sup', {}, [element('a', { ...id, href: `#fn${number}` }, [{ text: String(number) }])])]
    })
  const text = walk(nodes)
  if (own.length === 0) return { nodes: text, count: 0 }
  const notes = own.map((note, at) => noteOf(note, at + 1))
  return { nodes: [...text, element('section', { class: 'footnotes' }, notes)], count: own.length }
}

function noteOf(note: Element, number: number): Element {
  const back = element('a', { id: `fn${number}`, href: `#fnref${number}` }, [{ text: String(number) }])
  const said = withoutBack(note.children)
  const paragraphs = said.filter((node) => isElement(node) && /^(?:p|div|ul|ol|blockquote)$/.test(node.tag))
  if (paragraphs.length === 0) return element('p', {}, [back, { text: ' ' }, ...said])
  const [first, ...others] = said.filter((node) => isElement(node) || node.text.trim() !== '')
  const led = isElement(first)
    ? { ...first, children: [back, { text: ' ' }, ...first.children] }
    : element('p', {}, [back, ...(first ? [first] : [])])
  return element('div', {}, [led, ...others])
}

/** Without the number in front, and without what leads back. */
function withoutBack(nodes: readonly Node[]): readonly Node[] {
  const linked = nodes.flatMap((node): readonly Node[] => {
    if (!isElement(node)) return [node]
    if (node.tag === 'a' && isBack(node)) return []
    const children = withoutBack(node.children)
    return /^(?:sup|span|p)$/.test(node.tag) && !hasWords(children) && hasWords(node.children)
      ? []
      : [{ ...node, children }]
  })
  const first = linked.findIndex((node) => isElement(node) || node.text.trim() !== '')
  const node = linked[first]
  if (!node || isElement(node)) return linked
  return linked.with(first, {
    text: node.text.replace(/^\s*(?:[[(]?(?:\d{1,4}|[*†‡§¶]{1,3})[\])]?[.:]?\s+|[.:)\]]\s+)/, '').trimStart(),
  })
}

function isBack(node: Element): boolean {
  const words = lineOf(node.children)
  return (
    (node.attributes.href ?? '').includes('#') &&
    (MARK.test(words) ||
      /^(?:[↑↩⏎^←⇑\s]|\ufe0e)*$/u.test(words) ||
      /backlink/.test(typeOf(node)) ||
      /^(?:back|return|zurück)$/i.test(words))
  )
}
