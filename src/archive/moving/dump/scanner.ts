import { type Column, columnsIn, namesIn } from './tables.ts'
import { type Bytes, takeString, takeValue } from './values.ts'

/** One thing that a dump says, or a database that is asked itself. */
export type Piece =
  | { readonly kind: 'charset'; readonly name: string }
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly Column[] }
  /** without `columns` where the statement does not name them */
  | {
      readonly kind: 'row'
      readonly table: string
      readonly columns: readonly string[] | undefined
      readonly values: readonly Bytes[]
    }
  /** rows of a table that are not read; no dump says so */
  | { readonly kind: 'counted'; readonly table: string; readonly rows: number }
  /** something that is no row stood where one should; the rest of that statement is passed over */
  | { readonly kind: 'broken'; readonly table: string; readonly near: string }
  /** the dump ends in the middle of a statement */
  | { readonly kind: 'cut'; readonly table: string }

const BLANK = /(?:\s+|;|--[^\n]*\n|#[^\n]*\n)+/y
const NAME = '(?:`(?:[^`]|``)+`|"[^"]+"|[\\w$]+)'
const INSERT = new RegExp(
  `(?:insert|replace)\\s+(?:(?:low_priority|delayed|high_priority|ignore)\\s+)*(?:into\\s+)?(?:${NAME}\\s*\\.\\s*)?(${NAME})\\s*(?:\\(([^()]*)\\)\\s*)?values?\\s*`,
  'iy',
)
const CREATE = new RegExp(
  `create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(?:${NAME}\\s*\\.\\s*)?(${NAME})\\s*\\(([\\s\\S]*)\\)`,
  'i',
)
const CHARSET = /set\s+(?:names|character\s+set)\s+'?(\w+)/i
/** No head of a statement is longer: what has not shown by then never will. */
const LONGEST_HEAD = 65_536
/** MySQL sends no larger packet; what seems longer has lost a quote. */
const LONGEST_ROW = 64 * 1024 * 1024
const NEXT_STATEMENT = /;\s*\n\s*(?=insert\b|replace\b|create\b|drop\b|lock\b|unlock\b|alter\b|set\b|--|#|\/\*)/gi

type Open = { readonly table: string; readonly columns: readonly string[] | undefined }

/**
 * Takes a dump of MySQL or MariaDB apart as it arrives: what has been read is let go of, so memory holds a chunk and the longest
 * row. It knows just enough SQL to find tables and rows; whatever else a dump holds is passed over.
 */
export class DumpScanner {
  private text = ''
  private at = 0
  private ended = false
  private open: Open | undefined

  /** @param chunk of the dump, one character for each byte
   * @returns what has become whole with it */
  feed(chunk: string): Piece[] {
    this.text = this.text.slice(this.at) + chunk
    this.at = 0
    return this.read()
  }

  /** Nothing more comes. */
  end(): Piece[] {
    this.ended = true
    const pieces = this.read()
    const left = this.text.slice(this.at).trim()
    if (this.open || /^(?:insert|replace|create\s+table)\b/i.test(left))
      pieces.push({ kind: 'cut', table: this.open?.table ?? bare(INSERT_NAME.exec(left)?.[1] ?? '') })
    return pieces
  }

  private read(): Piece[] {
    const pieces: Piece[] = []
    for (;;) {
      const [at, open] = [this.at, this.open]
      const piece = open ? this.row(open) : this.statement()
      if (piece) pieces.push(piece)
      else if (this.at === at && this.open === open) return pieces
    }
  }

  /** Between two statements. Moves on where something was whole; where not, it waits. */
  private statement(): Piece | undefined {
    this.skipBlank()
    const { text, at } = this
    if (at >= text.length || (!this.ended && text.length - at < 12)) return undefined
    if (text.startsWith('/*', at)) return this.comment()
    INSERT.lastIndex = at
    const head = INSERT.exec(text)
    if (head && (this.ended || INSERT.lastIndex < text.length)) {
      const [, name = '', columns] = head
      this.at = INSERT.lastIndex
      this.open = { table: bare(name), columns: columns?.trim() ? namesIn(columns) : undefined }
      return undefined
    }
    if (/^(?:insert|replace)\b/i.test(text.slice(at, at + 8)) && !this.ended && text.length - at < LONGEST_HEAD)
      return undefined
    return this.other()
  }

  private skipBlank(): void {
    BLANK.lastIndex = this.at
    if (BLANK.test(this.text)) this.at = BLANK.lastIndex
  }

  private comment(): Piece | undefined {
    const end = this.text.indexOf('*/', this.at)
    if (end < 0) return undefined
    const words = this.text.slice(this.at, end)
    this.at = end + 2
    const [, name] = (words.startsWith('/*!') && CHARSET.exec(words)) || []
    return name === undefined ? undefined : { kind: 'charset', name: name.toLowerCase() }
  }

  /** Any statement that brings no rows: read to its end, and mostly let go. */
  private other(): Piece | undefined {
    const end = endOfStatement(this.text, this.at, this.ended)
    if (end === undefined) return undefined
    const words = this.text.slice(this.at, end)
    this.at = end
    if (/^create\s+table\b/i.test(words)) {
      const [, name = '', body = ''] = CREATE.exec(words) ?? []
      return { kind: 'table', table: bare(name), columns: columnsIn(body) }
    }
    const [, name] = (/^set\b/i.test(words) && CHARSET.exec(words)) || []
    return name === undefined ? undefined : { kind: 'charset', name: name.toLowerCase() }
  }

  private row(open: Open): Piece | undefined {
    const row = takeRow(this.text, this.at, this.ended)
    if (row === undefined) return this.text.length - this.at > LONGEST_ROW ? this.passOver(open) : undefined
    if (row === 'end') {
      this.open = undefined
      return undefined
    }
    if (row === 'broken') return this.passOver(open)
    this.at = row.next
    return { kind: 'row', ...open, values: row.values }
  }

  /** Whether a quote is an opening or a closing one is not known any more: reading goes on where a statement begins a line. */
  private passOver({ table }: Open): Piece {
    const near = this.text.slice(this.at, this.at + 60)
    NEXT_STATEMENT.lastIndex = this.at
    this.at = NEXT_STATEMENT.test(this.text) ? NEXT_STATEMENT.lastIndex : this.text.length
    this.open = undefined
    return { kind: 'broken', table, near }
  }
}

const INSERT_NAME = new RegExp(`(?:into|replace|table)\\s+(?:if\\s+not\\s+exists\\s+)?(${NAME})`, 'i')

type Row = { readonly values: readonly Bytes[]; readonly next: number } | 'end' | 'broken' | undefined

const BETWEEN = /[\s,]*/y

function takeRow(text: string, from: number, ended: boolean): Row {
  BETWEEN.lastIndex = from
  BETWEEN.test(text)
  let at = BETWEEN.lastIndex
  if (at >= text.length) return undefined
  if (text[at] !== '(') return text[at] === ';' || /on|as|--|#|\/\*/iy.test(text.slice(at, at + 2)) ? 'end' : 'broken'
  at++
  const values: Bytes[] = []
  for (;;) {
    at = skipSpace(text, at)
    if (at >= text.length) return undefined
    const taken = takeValue(text, at, ended)
    if (taken === undefined || taken === 'broken') return taken
    values.push(taken.value)
    at = skipSpace(text, taken.next)
    if (at >= text.length) return undefined
    if (text[at] === ')') return { values, next: at + 1 }
    if (text[at] !== ',') return 'broken'
    at++
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) <= 32) at++
  return at
}

const STOPS = /[;'"`]|\/\*|--[ \t]|#/g

/** @returns behind the semicolon that stands in no quotes and no comment; undefined while it has not arrived */
function endOfStatement(text: string, from: number, ended: boolean): number | undefined {
  STOPS.lastIndex = from
  for (let stop = STOPS.exec(text); stop; stop = STOPS.exec(text)) {
    const token = stop[0]
    if (token === ';') return STOPS.lastIndex
    const next = behind(text, stop.index, token, ended)
    if (next === undefined) return ended ? text.length : undefined
    STOPS.lastIndex = next
  }
  return ended ? text.length : undefined
}

function behind(text: string, at: number, token: string, ended: boolean): number | undefined {
  if (token === '/*') return orUndefined(text.indexOf('*/', at), 2)
  if (token === '`') return orUndefined(text.indexOf('`', at + 1), 1)
  if (token !== "'" && token !== '"') return orUndefined(text.indexOf('\n', at), 1)
  const taken = takeString(text, at, ended)
  return taken === undefined || taken === 'broken' ? undefined : taken.next
}

function orUndefined(index: number, length: number): number | undefined {
  return index < 0 ? undefined : index + length
}

function bare(name: string): string {
  return name.replace(/^[`"]|[`"]$/g, '').replaceAll('``', '`')
}
