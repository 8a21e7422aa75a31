import { type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'
import type { Attributes } from '../../platform/text/for-the-browser.ts'

const words = (list: string): readonly string[] => list.trim().split(/\s+/)

/** What ProseMirror calls attributes: here one value, the attributes as the text model keeps them. */
const AT: NodeSpec = { attrs: { at: { default: {} } } }
const OWN_BLOCKS: ReadonlySet<string> = new Set(words('line p pre h1 h2 h3 h4 h5 h6 summary'))

/** Every block of the text model under its own name. What holds either one line of text or blocks holds a `line` in the
 * first case: a paragraph without a tag of its own. */
const nodes: Record<string, NodeSpec> = {
  doc: { ...AT, content: 'block+' },
  p: textBlock('block'),
  line: textBlock(),
  ...named('h1 h2 h3 h4 h5 h6', () => ({ ...textBlock('block'), defining: true })),
  pre: { ...textBlock('block'), code: true, whitespace: 'pre', defining: true },
  summary: { ...textBlock(), defining: true },
  ...named('blockquote div section center aside address figcaption', () => holder('(line | block)+', 'block')),
  ...named('li dt dd caption', () => ({ ...holder('(line | block)+'), defining: true })),
  ...named('td th', () => ({ ...holder('(line | block)+'), isolating: true })),
  ...named('ul ol', () => holder('li+', 'block')),
  dl: holder('(dt | dd)+', 'block'),
  figure: holder('(line | block)+', 'block'),
  details: holder('summary? block*', 'block'),
  table: { ...holder('(caption | colgroup | thead | tbody | tfoot)+', 'block'), isolating: true },
  colgroup: holder('col+'),
  col: { ...AT, toDOM: (node) => ['col', shown(node.attrs.at)] },
  ...named('thead tbody tfoot', () => holder('tr+')),
  tr: holder('(td | th)+'),
  hr: { ...AT, group: 'block', toDOM: (node) => ['hr', shown(node.attrs.at)] },
  text: { group: 'inline' },
  br: { ...inline(), linebreakReplacement: true, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  wbr: { ...inline(), toDOM: () => ['wbr'] },
  img: { ...inline(), draggable: true, toDOM: (node) => ['img', shown(node.attrs.at)] },
  anchor: { ...inline(), toDOM: (node) => ['a', { ...shown(node.attrs.at), class: 'anchor' }] },
}

/** Every inline element is a mark of this one kind, so that they nest as they were written: ProseMirror orders marks of
 * different kinds by kind. `apart` tells elements from each other that would melt into one, side by side or one in the other. */
const el: MarkSpec = {
  attrs: { tag: {}, at: { default: {} }, apart: { default: 0 } },
  excludes: '',
  parseDOM: [
    { tag: 'em, i', attrs: { tag: 'em' } },
    { tag: 'strong, b', attrs: { tag: 'strong' } },
  ],
  toDOM: ({ attrs }) => [attrs.tag, shown(attrs.at), 0],
}

/** The text model as ProseMirror knows it. */
export const schema = new Schema({ nodes: withTags(nodes), marks: { el } })

function textBlock(group?: string): NodeSpec {
  return { ...AT, content: 'inline*', ...(group === undefined ? {} : { group }) }
}

function holder(content: string, group?: string): NodeSpec {
  return { ...AT, content, ...(group === undefined ? {} : { group }) }
}

function inline(): NodeSpec {
  return { ...AT, inline: true, group: 'inline', selectable: true }
}

function named(list: string, spec: () => NodeSpec): Record<string, NodeSpec> {
  return Object.fromEntries(words(list).map((name) => [name, spec()]))
}

/** Nodes are drawn as the elements they are; `parseDOM` is for what a browser makes by itself while somebody types. */
function withTags(specs: Record<string, NodeSpec>): Record<string, NodeSpec> {
  for (const [name, spec] of Object.entries(specs)) {
    if (name === 'doc' || name === 'text' || spec.toDOM) continue
    const tag = name === 'line' ? 'p' : name
    const look: Attributes = name === 'line' ? { 'data-line': '' } : name === 'details' ? { open: '' } : {}
    spec.toDOM = (node): DOMOutputSpec => [tag, { ...shown(node.attrs.at), ...look }, 0]
    if (OWN_BLOCKS.has(name) && name !== 'line') spec.parseDOM = [{ tag }]
  }
  return specs
}

/** An author's names for places belong to the text, not to the page that it is edited on; read.ts finds them again. */
function shown(at: Attributes): Attributes {
  const { id, ...others } = at
  return id === undefined ? others : { ...others, 'data-name': id }
}
