import type { Mark } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** Elements that do not grow when somebody types behind them. */
const CLOSED: ReadonlySet<string> = new Set(['a', 'rt', 'rp', 'ruby', 'abbr', 'time', 'dfn'])

/** What is typed behind a link or the mark of a footnote, or before it, is no part of it.
 * @returns whether the words are in already */
export function leavingMarks(view: EditorView, from: number, to: number, text: string): boolean {
  const { state } = view
  const $from = state.doc.resolve(from)
  const sides = [$from.nodeBefore?.marks ?? [], $from.nodeAfter?.marks ?? []]
  const ends = (mark: Mark) => CLOSED.has(mark.attrs.tag) && !sides.every((marks) => mark.isInSet(marks))
  const marks = state.storedMarks ?? $from.marks()
  const at = marks.findIndex(ends)
  if (from !== to || at < 0) return false
  const outer = marks.slice(0, at).filter(({ attrs }) => attrs.tag !== 'sup')
  const tr = state.tr.insert(from, state.schema.text(text, outer))
  // the browser may know of a moved cursor before the editor does: what comes next must stand where this was typed
  tr.setSelection(TextSelection.create(tr.doc, from + text.length))
  view.dispatch(tr.setStoredMarks(outer).scrollIntoView())
  return true
}
