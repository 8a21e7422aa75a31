import type { Node as Piece } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { depthOf, insertBlock } from './blocks.ts'
import { schema } from './schema.ts'

/** A table with one row of headings, put behind the block with the cursor. */
export function insertTable(rows: number, columns: number): Command {
  const row = (name: string) =>
    schema.node(
      'tr',
      null,
      Array.from({ length: columns }, () => cell(name)),
    )
  const body = Array.from({ length: rows }, () => row('td'))
  return insertBlock(
    schema.node('table', null, [schema.node('thead', null, [row('th')]), schema.node('tbody', null, body)]),
  )
}

/** Adds a row below the one with the cursor. */
export const addRow: Command = (state, dispatch) => {
  const depth = depthOf(state.selection.$from, 'tr')
  if (depth === 0) return false
  const { $from } = state.selection
  const cells = Array.from({ length: $from.node(depth).childCount }, () => cell('td'))
  const inHead = $from.node(depth - 1).type.name === 'thead'
  const table = $from.node(depth - 2)
  const index = $from.index(depth - 2)
  const body = table.maybeChild(index + 1)
  const at = inHead && body ? $from.after(depth - 1) + 1 : $from.after(depth)
  dispatch?.(state.tr.insert(at, schema.node('tr', null, cells)))
  return true
}

/** Adds a column behind the one with the cursor, in every row that reaches so far. */
export const addColumn: Command = (state, dispatch) => {
  const found = rowsOf(state)
  if (found === undefined) return false
  const { tr } = state
  for (const { row, at } of found.rows) {
    const before = Math.min(found.column + 1, row.childCount)
    tr.insert(tr.mapping.map(placeIn(row, at, before)), cell(row.firstChild?.type.name ?? 'td'))
  }
  dispatch?.(tr)
  return true
}

/** Removes the row with the cursor, and with the last one the table. */
export const removeRow: Command = (state, dispatch) => {
  const { $from } = state.selection
  const depth = depthOf($from, 'tr')
  if (depth === 0) return false
  const alone = $from.node(depth - 1).childCount === 1
  const last = alone && $from.node(depth - 2).childCount === 1
  const from = last ? depth - 2 : alone ? depth - 1 : depth
  dispatch?.(state.tr.delete($from.before(from), $from.after(from)))
  return true
}

/** Removes the column with the cursor, and with the last one the table. */
export const removeColumn: Command = (state, dispatch) => {
  const found = rowsOf(state)
  if (found === undefined) return false
  const { $from } = state.selection
  const depth = depthOf($from, 'table')
  const { tr } = state
  if (found.rows.every(({ row }) => row.childCount === 1)) tr.delete($from.before(depth), $from.after(depth))
  else
    for (const { row, at } of found.rows) {
      if (found.column >= row.childCount || row.childCount === 1) continue
      const from = placeIn(row, at, found.column)
      tr.delete(tr.mapping.map(from), tr.mapping.map(from + row.child(found.column).nodeSize))
    }
  dispatch?.(tr)
  return true
}

/** Tab in a table: to the next cell, or to the one before. */
export function goToCell(by: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    const depth = depthOf($from, 'table')
    if (depth === 0) return false
    const cells: number[] = []
    $from.node(depth).descendants((node, at) => {
      if (/^t[dh]$/.test(node.type.name)) cells.push($from.start(depth) + at)
    })
    const current = cells.findLastIndex((at) => at < $from.pos)
    const next = cells[current + by]
    if (next === undefined) return false
    dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(next + 1))).scrollIntoView())
    return true
  }
}

function cell(name: string): Piece {
  return schema.node(name, null, [schema.node('line')])
}

type Rows = { readonly rows: readonly { readonly row: Piece; readonly at: number }[]; readonly column: number }

function rowsOf(state: EditorState): Rows | undefined {
  const { $from } = state.selection
  const depth = depthOf($from, 'table')
  const row = depthOf($from, 'tr')
  if (depth === 0 || row === 0) return undefined
  const rows: { row: Piece; at: number }[] = []
  $from.node(depth).descendants((node, at) => {
    if (node.type.name === 'tr') rows.push({ row: node, at: $from.start(depth) + at })
  })
  return { rows, column: $from.index(row) }
}

function placeIn(row: Piece, at: number, index: number): number {
  let place = at + 1
  for (let before = 0; before < index; before++) place += row.child(before).nodeSize
  return place
}
