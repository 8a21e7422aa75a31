import type { Mark, Node as Piece } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { Attributes } from '../../platform/text/for-the-browser.ts'
import { schema } from './schema.ts'

/** Elements that look and mean alike: switching one off switches off the others. */
const ALIKE: readonly (readonly string[])[] = [
  ['em', 'i'],
  ['strong', 'b'],
  ['s', 'strike', 'del'],
  ['u', 'ins'],
  ['code', 'tt', 'kbd', 'samp'],
]

/** @returns the marks of these elements at the cursor, or on the first words that are selected */
export function marksAt(state: EditorState, tag: string): readonly Mark[] {
  const wanted = alike(tag)
  const { empty, $from, from, to } = state.selection
  if (empty) return (state.storedMarks ?? $from.marks()).filter(({ attrs }) => wanted.includes(attrs.tag))
  let found: readonly Mark[] = []
  state.doc.nodesBetween(from, to, (node) => {
    if (found.length === 0 && node.isInline) found = node.marks.filter(({ attrs }) => wanted.includes(attrs.tag))
    return found.length === 0
  })
  return found
}

/** Puts the element around what is selected, or takes it away; without a selection it counts for what is typed next. */
export function toggleInline(tag: string): Command {
  return (state, dispatch) => {
    if (!takesMarks(state)) return false
    const there = marksAt(state, tag)
    const { empty, from, to } = state.selection
    const { tr } = state
    if (empty && there.length > 0) for (const mark of there) tr.removeStoredMark(mark)
    else if (empty) tr.addStoredMark(markOf(tag))
    else if (there.length > 0) without(tr, from, to, tag)
    else tr.addMark(from, to, markOf(tag))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Gives what is selected this element with these attributes instead of any it had; none takes it away. */
export function setInline(tag: string, attributes: Attributes | undefined): Command {
  return (state, dispatch) => {
    const { from, to } = whole(state, tag)
    if (from === to) return false
    const tr = without(state.tr, from, to, tag)
    if (attributes !== undefined) tr.addMark(from, to, markOf(tag, attributes))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Words with the way they are read above them. */
export function addReading(reading: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection
    if (empty || reading === '') return false
    const ruby = markOf('ruby')
    const tr = state.tr.addMark(from, to, ruby)
    tr.insert(to, schema.text(reading, markOf('rt').addToSet([ruby])))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

export function markOf(tag: string, at: Attributes = {}): Mark {
  return schema.mark('el', { tag, at })
}

/** The selection; around a cursor, all of the element that it stands in. */
export function whole(state: EditorState, tag: string): { readonly from: number; readonly to: number } {
  const { empty, $from, from, to } = state.selection
  const [mark] = marksAt(state, tag)
  if (!empty || mark === undefined) return { from, to }
  let start = $from.start()
  let end = start
  let found = { from, to }
  $from.parent.forEach((child: Piece) => {
    const next = end + child.nodeSize
    if (!mark.isInSet(child.marks)) start = next
    else if (start <= from && next >= from) found = { from: start, to: next }
    end = next
  })
  return found
}

function without(tr: Transaction, from: number, to: number, tag: string): Transaction {
  const wanted = alike(tag)
  const gone: Mark[] = []
  tr.doc.nodesBetween(from, to, (node) => {
    gone.push(...node.marks.filter(({ attrs }) => wanted.includes(attrs.tag)))
  })
  for (const mark of gone) tr.removeMark(from, to, mark)
  return tr
}

function alike(tag: string): readonly string[] {
  return ALIKE.find((group) => group.includes(tag)) ?? [tag]
}

function takesMarks({ selection }: EditorState): boolean {
  return selection.$from.parent.inlineContent
}
