import { lift, wrapIn } from 'prosemirror-commands'
import type { Node as Piece, ResolvedPos } from 'prosemirror-model'
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { Attributes } from '../../platform/text/for-the-browser.ts'
import { schema } from './schema.ts'

const { p, line, li, ul, ol, hr, details, summary } = schema.nodes as Record<
  string,
  import('prosemirror-model').NodeType
>

/** @returns the name of the block of words that the cursor stands in; a line without a tag is a paragraph */
export function blockAt(state: EditorState): string {
  const { name } = state.selection.$from.parent.type
  return name === 'line' ? 'p' : name
}

/** @returns whether the cursor stands somewhere in a block of this name */
export function isInside(state: EditorState, name: string): boolean {
  return depthOf(state.selection.$from, name) > 0
}

/** Makes every selected block of words a paragraph, heading, or preformatted text; its attributes stay. */
export function setBlock(name: string): Command {
  return (state, dispatch) => {
    const type = schema.nodes[name]
    const { from, to } = state.selection
    if (type === undefined) return false
    const tr = state.tr.setBlockType(from, to, type, (node) => ({ at: node.attrs.at }))
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Puts the selected blocks into a quotation, or takes them out of it. */
export const toggleQuote: Command = (state, dispatch) => {
  if (isInside(state, 'blockquote')) return lifted(lift)(state, dispatch)
  const quote = schema.nodes.blockquote
  return quote !== undefined && wrapIn(quote)(state, dispatch)
}

/** Makes the selected blocks items of a list of this kind, changes the kind of the list, or takes the items out. */
export function toggleList(name: 'ul' | 'ol'): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    const depth = Math.max(depthOf($from, 'ul'), depthOf($from, 'ol'))
    if (depth > 0 && $from.node(depth).type.name === name) return takeOutOfList(state, dispatch)
    const type = name === 'ul' ? ul : ol
    if (depth > 0) {
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), type))
      return true
    }
    return wrapInList(type as NonNullable<typeof type>)(state, (tr) => dispatch?.(withLines(tr).scrollIntoView()))
  }
}

/** Lifts items out of their list; a line becomes a paragraph first, since only blocks stand for themselves. */
export const takeOutOfList: Command = (state, dispatch) =>
  lifted(liftListItem(li as NonNullable<typeof li>))(state, dispatch)

/** Return in a list: another item; in an empty one, out of the list. */
export const nextItem: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (splitListItem(li as NonNullable<typeof li>)(state, dispatch)) return true
  const alone = empty && $from.parent.content.size === 0 && $from.node(-1)?.type === li
  return alone && takeOutOfList(state, dispatch)
}

/** Sets or removes one attribute of every selected block that can carry it; cells carry it for their line. */
export function setAttribute(name: 'align' | 'lang' | 'dir', value: string | undefined): Command {
  return (state, dispatch) => {
    const { tr } = state
    state.doc.nodesBetween(state.selection.from, state.selection.to, (node, at, parent) => {
      if (!node.isTextblock) return
      const inCell = node.type === line && parent !== null && name === 'align'
      if (inCell && !/^t[dh]$/.test(parent.type.name)) return
      const place = node.type === line ? tr.doc.resolve(at).before() : at
      const holder = node.type === line && parent ? parent : node
      tr.setNodeAttribute(place, 'at', changed(holder.attrs.at, name, value))
    })
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }
}

/** A scene break behind the block with the cursor, and a paragraph to go on in. */
export const insertBreak: Command = (state, dispatch) => {
  const rule = hr?.create()
  return rule !== undefined && insertBlock(rule)(state, dispatch)
}

/** A fold with a line that stays visible. */
export const insertDetails: Command = (state, dispatch) => {
  const fold = details?.create(null, [
    (summary as NonNullable<typeof summary>).create(null, schema.text('More')),
    (p as NonNullable<typeof p>).create(),
  ])
  return fold !== undefined && insertBlock(fold)(state, dispatch)
}

/** Puts a block behind the one with the cursor, or in its place when that is empty; the cursor goes behind it or, where it has
 * room for words, into it. */
export function insertBlock(block: Piece): Command {
  return (state, dispatch) => {
    const { $to } = state.selection
    const depth = holderDepth($to, block)
    if (depth < 0) return false
    const { tr } = state
    const empty = $to.parent.isTextblock && $to.parent.content.size === 0 && depth === $to.depth - 1
    const at = empty ? $to.before(depth + 1) : $to.after(depth + 1)
    tr.replaceWith(at, empty ? $to.after(depth + 1) : at, block)
    const behind = at + block.nodeSize
    const last = tr.doc.resolve(behind)
    if (
      !block.inlineContent &&
      !last.nodeAfter?.isTextblock &&
      last.parent.contentMatchAt(last.index()).matchType(p as NonNullable<typeof p>)
    )
      tr.insert(behind, (p as NonNullable<typeof p>).create())
    tr.setSelection(TextSelection.near(tr.doc.resolve(block.isLeaf ? behind : at + 1)))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

function holderDepth($at: ResolvedPos, block: Piece): number {
  for (let depth = $at.depth - 1; depth >= 0; depth--) {
    const index = $at.indexAfter(depth)
    if ($at.node(depth).canReplaceWith(index, index, block.type)) return depth
  }
  return -1
}

export function depthOf($at: ResolvedPos, name: string): number {
  for (let depth = $at.depth; depth > 0; depth--) if ($at.node(depth).type.name === name) return depth
  return 0
}

/** The command, after lines without a tag have become paragraphs. */
function lifted(command: Command): Command {
  return (state, dispatch) => {
    const { tr } = state
    state.doc.nodesBetween(state.selection.from, state.selection.to, (node, at) => {
      if (node.type === line) tr.setNodeMarkup(at, p)
    })
    return command(state.apply(tr), (next) => {
      for (const step of next.steps) tr.step(step)
      dispatch?.(tr.setSelection(TextSelection.create(tr.doc, next.selection.from, next.selection.to)).scrollIntoView())
    })
  }
}

/** The only paragraph of an item is its line. */
function withLines(tr: Transaction): Transaction {
  tr.doc.nodesBetween(tr.selection.from, tr.selection.to, (node, at, parent) => {
    if (node.type === p && parent?.type === li && parent?.childCount === 1) tr.setNodeMarkup(at, line, node.attrs)
  })
  return tr
}

function changed(at: Attributes, name: string, value: string | undefined): Attributes {
  const { [name]: _, ...others } = at
  return value === undefined ? others : { ...others, [name]: value }
}
