import { once, placeLast, type Waiting } from './anchors.ts'
import { tagSize } from './attributes.ts'
import { fittingChildren, listed, nothing } from './frames.ts'
import { divider, leaf } from './leaf.ts'
import { oneLine, pieces, unblocked } from './pieces.ts'
import { type Element, frameBlocks, isElement, lineBlocks, type Node, textOf, withoutId } from './tree.ts'

/** What the walk hands down: how deep it is, and the anchors that wait for a block. */
type Place = { readonly depth: number; readonly waiting: Waiting }

const DEEPEST_BLOCK = 30
const LONGEST_HEADING = 200
/** Characters that the attributes of one parted paragraph may take in all its parts. */
const MOST_REPEATED = 100_000
const WRAPPERS = new Set(['div', 'section'])

/** The form of toBlocks, as a tree.
 * @param nodes nothing in them that a text may not hold */
export function inBlocks(nodes: readonly Node[]): readonly Element[] {
  const waiting: Waiting = []
  return placeLast(flow(once(nodes), { depth: 0, waiting }), waiting)
}

function flow(nodes: readonly Node[], place: Place): readonly Element[] {
  return listed(pieces(nodes, true)).flatMap((piece) => {
    if (piece.kind === 'gap') return []
    return piece.kind === 'run' ? present(leaf('p', {}, piece.nodes, place.waiting)) : block(piece.block, place)
  })
}

function block(element: Element, place: Place): readonly Element[] {
  if (element.tag === 'hr') return rule(element, place)
  if (element.tag === 'summary') return lines({ ...element, tag: 'p' }, place)
  if (lineBlocks.has(element.tag)) return lines(element, place)
  if (place.depth > DEEPEST_BLOCK) return flat(element, place)
  if (element.tag === 'figure') return figure(element, place)
  if (element.tag === 'details') return details(element, place)
  return frameBlocks.has(element.tag) ? frame(element, place) : either(element, place)
}

function rule(element: Element, place: Place): readonly Element[] {
  if (element.attributes.id !== undefined) place.waiting.push(element.attributes.id)
  return [divider(element.attributes)]
}

/** Too deep to nest further: each line a paragraph. */
function flat(element: Element, place: Place): readonly Element[] {
  return lines({ tag: 'p', attributes: {}, children: unblocked([element]) }, place)
}

/** A paragraph, heading, preformatted text or summary: never around a block. */
function lines(element: Element, place: Place): readonly Element[] {
  const { tag, attributes } = element
  const found = pieces(element.children, tag === 'p')
  const mixed = found.some((piece) => piece.kind === 'block')
  if (tag === 'pre' && !mixed) return present(leaf(tag, attributes, element.children, place.waiting))
  if (tag !== 'p' && (!mixed || textOf(element.children).length <= LONGEST_HEADING))
    return present(leaf(tag, attributes, oneLine(element.children), place.waiting))
  if (attributes.id !== undefined) place.waiting.push(attributes.id)
  const repeated = tagSize(tag, attributes) * found.length > MOST_REPEATED ? {} : withoutId(attributes)
  return listed(found).flatMap((piece) => {
    if (piece.kind === 'gap') return []
    if (piece.kind === 'block') return block(piece.block, place)
    return present(leaf(tag, repeated, piece.nodes, place.waiting))
  })
}

/** Either one line of text, or blocks only: loose lines beside blocks become paragraphs. */
function either(element: Element, place: Place): readonly Element[] {
  const { tag, attributes } = element
  const wrapper = WRAPPERS.has(tag) && Object.keys(withoutId(attributes)).length === 0
  const found = pieces(element.children, true).filter((piece) => piece.kind !== 'run' || !nothing(piece.nodes))
  const line = found.every((piece) => piece.kind !== 'block')
    ? found.filter((piece) => piece.kind === 'run')
    : undefined
  if (line !== undefined && line.length < 2)
    return present(leaf(wrapper ? 'p' : tag, attributes, line[0]?.nodes ?? [], place.waiting))
  if (wrapper && attributes.id !== undefined) place.waiting.push(attributes.id)
  const children = flow(element.children, wrapper ? place : deeper(place))
  if (wrapper) return children
  return children.length > 0 ? [{ ...element, children }] : present(leaf(tag, attributes, [], place.waiting))
}

function frame(element: Element, place: Place): readonly Element[] {
  const children = fittingChildren(element).flatMap((child) =>
    child.tag === 'col' ? [child] : block(child, deeper(place)),
  )
  return children.length > 0 ? [{ ...element, children }] : []
}

function details(element: Element, place: Place): readonly Element[] {
  const at = element.children.findIndex((child) => isElement(child) && child.tag === 'summary')
  const summary = element.children[at]
  const inner = deeper(place)
  const children = [
    ...(isElement(summary) ? lines(summary, inner) : []),
    ...flow(element.children.slice(0, Math.max(at, 0)), inner),
    ...flow(element.children.slice(at + 1), inner),
  ]
  return children.length > 0 ? [{ ...element, children }] : []
}

/** A picture with its caption is one leaf, though the caption is a leaf of its own. */
function figure(element: Element, place: Place): readonly Element[] {
  if (element.attributes.id !== undefined) place.waiting.push(element.attributes.id)
  const children = listed(pieces(element.children, false)).flatMap((piece): readonly Node[] => {
    if (piece.kind === 'block') return block(piece.block, deeper(place))
    return piece.kind === 'run' ? (leaf('figure', {}, oneLine(piece.nodes), place.waiting)?.children ?? []) : []
  })
  return children.length > 0 ? [{ ...element, attributes: withoutId(element.attributes), children }] : []
}

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1 }
}

function present(element: Element | undefined): readonly Element[] {
  return element === undefined ? [] : [element]
}
