import { redo, undo } from 'prosemirror-history'
import type { Command, EditorState } from 'prosemirror-state'
import type { Field } from '../../platform/text/for-the-browser.ts'
import { insertBreak, insertDetails, isInside, setAttribute, toggleList, toggleQuote } from './blocks.ts'
import { insertFootnote } from './footnotes.ts'
import { marksAt, toggleInline } from './inline.ts'
import type { PanelName } from './panels.ts'
import { addColumn, addRow, removeColumn, removeRow } from './tables.ts'

/** A button of the toolbar. */
export type Button = {
  readonly name: string
  readonly icon: string
  /** what the browser tells people who ask for keys, as in `Control+B` */
  readonly keys?: string
  /** done at once, or asked for more in a panel */
  readonly act: Command | PanelName
  /** whether it is switched on where the cursor is; a button without it is never on */
  readonly on?: (state: EditorState) => boolean
  /** whether it is among those that show only when asked for more */
  readonly rare?: boolean
  /** whether it makes sense here at all */
  readonly shown?: (state: EditorState) => boolean
  /** kinds of text that can hold it; both when absent */
  readonly only?: Field
}

const marked = (tag: string) => (state: EditorState) => marksAt(state, tag).length > 0
const inline = (name: string, icon: string, tag: string, keys?: string): Button => ({
  name,
  icon,
  act: toggleInline(tag),
  on: marked(tag),
  ...(keys === undefined ? {} : { keys }),
})
const rare = (button: Button): Button => ({ ...button, rare: true })
const aligned = (name: string, icon: string, value: string): Button => ({
  name,
  icon,
  rare: true,
  only: 'chapter',
  on: (state) => state.selection.$from.parent.attrs.at.align === value,
  act: (state, dispatch) =>
    setAttribute('align', state.selection.$from.parent.attrs.at.align === value ? undefined : value)(state, dispatch),
})
const inTable = (name: string, act: Command): Button => ({
  name,
  icon: name,
  act,
  rare: true,
  only: 'chapter',
  shown: (state) => isInside(state, 'table'),
})

/** All that the toolbar offers, in its order. */
export const BUTTONS: readonly Button[] = [
  inline('Italic', 'I|em', 'em', 'Control+I'),
  inline('Bold', 'B|strong', 'strong', 'Control+B'),
  { name: 'Link', icon: 'link', act: 'link', on: marked('a') },
  { name: 'Quotation', icon: 'quote', act: toggleQuote, on: (state) => isInside(state, 'blockquote') },
  { name: 'List', icon: 'bullets', act: toggleList('ul'), on: (state) => isInside(state, 'ul') },
  { name: 'Numbered list', icon: 'numbers', act: toggleList('ol'), on: (state) => isInside(state, 'ol') },
  { name: 'Scene break', icon: 'break', act: insertBreak },
  { name: 'Undo', icon: 'undo', act: undo, keys: 'Control+Z' },
  { name: 'Redo', icon: 'redo', act: redo, keys: 'Control+Shift+Z' },
  rare(inline('Underline', 'U|u', 'u', 'Control+U')),
  rare(inline('Strike through', 'S|s', 's')),
  rare(inline('Small', 'a|small', 'small')),
  rare(inline('Raised', 'raised', 'sup')),
  rare(inline('Lowered', 'lowered', 'sub')),
  rare(inline('Code', '</>', 'code')),
  aligned('Align left', 'left', 'left'),
  aligned('Centre', 'centre', 'center'),
  aligned('Align right', 'right', 'right'),
  { name: 'Footnote', icon: 'footnote', act: insertFootnote, rare: true, only: 'chapter' },
  { name: 'Image', icon: 'image', act: 'image', rare: true, only: 'chapter' },
  { name: 'Language', icon: 'globe', act: 'language', on: marked('span'), rare: true },
  { name: 'Reading aid (ruby)', icon: 'reading', act: 'reading', rare: true },
  { name: 'Fold', icon: 'fold', act: insertDetails, on: (state) => isInside(state, 'details'), rare: true },
  { name: 'Table', icon: 'table', act: 'table', rare: true, only: 'chapter' },
  inTable('Add row', addRow),
  inTable('Add column', addColumn),
  inTable('Remove row', removeRow),
  inTable('Remove column', removeColumn),
]
