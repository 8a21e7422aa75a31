import type { Mark, Node as Piece } from 'prosemirror-model'
import { type Command, TextSelection, type Transaction } from 'prosemirror-state'
import { markOf } from './inline.ts'
import { schema } from './schema.ts'

const MARK = /^u-fnref(\d+)$/
const NOTE = /^u-fn(\d+)$/

/** A mark at the cursor that leads to a note at the end of the text, which leads back; the cursor goes into the note. All
 * marks and their notes are numbered anew, in the order of the text. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $to, to } = state.selection
  if (!$to.parent.inlineContent || !dispatch) return $to.parent.inlineContent
  const { tr } = state
  const fresh = 1 + Math.max(0, ...numbersIn(state.doc))
  const marks = markOf('a', { id: `u-fnref${fresh}`, href: `#u-fn${fresh}` }).addToSet([markOf('sup')])
  tr.insert(to, schema.text(String(fresh), marks))
  const back = schema.text(String(fresh), [markOf('a', { id: `u-fn${fresh}`, href: `#u-fnref${fresh}` })])
  addNote(tr, schema.node('p', null, [back, schema.text(' ')]))
  const order = numbersIn(tr.doc)
  renumber(tr, new Map(order.map((number, at) => [number, at + 1])))
  sortNotes(tr)
  const number = order.indexOf(fresh) + 1
  tr.doc.descendants((node, at) => {
    if (node.marks.some(({ attrs }) => attrs.at.id === `u-fn${number}`))
      tr.setSelection(TextSelection.near(tr.doc.resolve(tr.doc.resolve(at).end()), -1))
  })
  dispatch(tr.setStoredMarks([]).scrollIntoView())
  return true
}

/** @returns the numbers of the marks, in the order of the text */
function numbersIn(doc: Piece): readonly number[] {
  const found: number[] = []
  doc.descendants((node) => {
    const number = node.marks.map(({ attrs }) => MARK.exec(attrs.at.id ?? '')?.[1]).find(Boolean)
    if (number !== undefined && !found.includes(Number(number))) found.push(Number(number))
  })
  return found
}

function addNote(tr: Transaction, note: Piece): void {
  const end = tr.doc.content.size
  const { lastChild } = tr.doc
  const isNotes = lastChild?.type.name === 'section' && /\bfootnotes\b/.test(lastChild.attrs.at.class ?? '')
  if (isNotes) tr.insert(end - 1, note)
  else tr.insert(end, schema.node('section', { at: { class: 'footnotes' } }, [note]))
}

function renumber(tr: Transaction, numbers: ReadonlyMap<number, number>): void {
  const found: { readonly node: Piece; readonly at: number; readonly mark: Mark }[] = []
  tr.doc.descendants((node, at) => {
    const mark = node.marks.find(({ attrs }) => MARK.test(attrs.at.id ?? '') || NOTE.test(attrs.at.id ?? ''))
    if (node.isText && mark) found.push({ node, at, mark })
  })
  for (const { node, at, mark } of found.reverse()) {
    const { id } = mark.attrs.at
    const before = Number(/\d+$/.exec(id)?.[0])
    const now = numbers.get(before)
    if (now === undefined || now === before) continue
    const isMark = MARK.test(id)
    const next = { ...mark.attrs.at, id: `u-fn${isMark ? 'ref' : ''}${now}`, href: `#u-fn${isMark ? '' : 'ref'}${now}` }
    const marks = node.marks.map((other) => (other === mark ? schema.mark('el', { ...mark.attrs, at: next }) : other))
    const words = node.text?.trim() === String(before) ? String(now) : (node.text ?? '')
    tr.replaceWith(at, at + node.nodeSize, schema.text(words, marks))
  }
}

/** Notes stand in the order of their numbers; what is no note keeps its place behind the note before it. */
function sortNotes(tr: Transaction): void {
  const section = tr.doc.lastChild
  if (section?.type.name !== 'section') return
  const notes: { readonly node: Piece; readonly number: number }[] = []
  section.forEach((node) => {
    const mark = node.firstChild?.marks.map(({ attrs }) => NOTE.exec(attrs.at.id ?? '')?.[1]).find(Boolean)
    notes.push({ node, number: mark === undefined ? (notes.at(-1)?.number ?? 0) : Number(mark) })
  })
  const sorted = notes.toSorted((one, other) => one.number - other.number).map(({ node }) => node)
  const from = tr.doc.content.size - section.nodeSize + 1
  tr.replaceWith(from, tr.doc.content.size - 1, sorted)
}
