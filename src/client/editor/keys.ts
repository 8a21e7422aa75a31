import { baseKeymap, chainCommands, exitCode, setBlockType } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { sinkListItem } from 'prosemirror-schema-list'
import type { Command } from 'prosemirror-state'
import type { Field } from '../../platform/text/for-the-browser.ts'
import { nextItem, setBlock, takeOutOfList, toggleList, toggleQuote } from './blocks.ts'
import { toggleInline } from './inline.ts'
import { schema } from './schema.ts'
import { goToCell } from './tables.ts'

const { br, li, p } = schema.nodes

const lineBreak: Command = (state, dispatch) => {
  if (br === undefined || !state.selection.$from.parent.inlineContent) return false
  dispatch?.(state.tr.replaceSelectionWith(br.create(), true).scrollIntoView())
  return true
}

/** Backspace at the start of a heading makes it a paragraph before it joins anything. */
const plainAgain: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || !/^h\d|pre$/.test($from.parent.type.name) || p === undefined) return false
  return setBlockType(p)(state, dispatch, view)
}

/** What keys do while one writes. Tab moves in lists and tables only; anywhere else it leaves the editor. */
export function keysFor(field: Field): Record<string, Command> {
  return {
    ...baseKeymap,
    Enter: chainCommands(nextItem, baseKeymap.Enter ?? (() => false)),
    'Shift-Enter': chainCommands(exitCode, lineBreak),
    Backspace: chainCommands(plainAgain, baseKeymap.Backspace ?? (() => false)),
    Tab: chainCommands(goToCell(1), li ? sinkListItem(li) : () => false),
    'Shift-Tab': chainCommands(goToCell(-1), takeOutOfList),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-b': toggleInline('strong'),
    'Mod-i': toggleInline('em'),
    'Mod-u': toggleInline('u'),
    'Mod-Shift-x': toggleInline('s'),
    'Mod-Shift-9': toggleQuote,
    'Mod-Shift-8': toggleList('ul'),
    'Mod-Shift-7': toggleList('ol'),
    ...(field === 'chapter' ? headings() : {}),
  }
}

function headings(): Record<string, Command> {
  return Object.fromEntries([
    ['Mod-Alt-0', setBlock('p')],
    ...['2', '3', '4'].map((level) => [`Mod-Alt-${level}`, setBlock(`h${level}`)] as const),
  ])
}
