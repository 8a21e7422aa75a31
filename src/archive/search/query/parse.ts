import { FIELD_NAMES, type Field, fieldCalled, isMeasured } from './fields.ts'
import { COUNT_AT, TIME_AT } from './measures.ts'
import {
  type Mistake,
  type MistakeName,
  MOST_CHARACTERS,
  MOST_DEPTH,
  MOST_MISTAKES,
  MOST_TERMS,
  shortened,
} from './mistakes.ts'
import { nearest } from './nearest.ts'
import { CLOSING, COMMAS, OPENING, Scanner } from './scan.ts'
import { QUOTATION_MARKS } from './terms.ts'
import { allOf, anyOf, notOf, type Order, type Query, type Written } from './tree.ts'
import { readValue, type Typed } from './values.ts'

/** A part of a line, in UTF-16 code units. */
export interface Span {
  readonly at: number
  readonly length: number
}

/** What a line says. */
export interface Reading extends Written {
  /** in the order of the line, the first few */
  readonly mistakes: readonly Mistake[]
  /** where each term stands that was read from the line: for what only a look at the archive can find wrong */
  readonly spans: ReadonlyMap<Query, Span>
  /** where the order is asked for, so that it can be taken out */
  readonly orderSpans: readonly Span[]
}

const ANYWHERE: Field = { kind: 'words', place: undefined }

/**
 * Reads a line of the query language; docs/decisions/0012-one-query-language.md and the page "How to search" say what it
 * holds. Never throws, and takes a time that grows with the line alone: what cannot be read is a mistake, and the rest
 * applies.
 * @param field what words stand for: of a box for titles, titles. Other fields are not read then
 */
export function parseQuery(line: string, field: Field = ANYWHERE): Reading {
  const reader = new Reader(line.slice(0, MOST_CHARACTERS).replaceAll('\0', ' ').toWellFormed())
  const query = reader.read(field)
  if (line.length > MOST_CHARACTERS) reader.say('too-long', MOST_CHARACTERS, MOST_CHARACTERS)
  const { order, spans, orderSpans } = reader
  const mistakes = reader.mistakes.toSorted((left, right) => left.at - right.at).slice(0, MOST_MISTAKES)
  return { query, order, mistakes, spans, orderSpans }
}

/** @returns the line with everything mended that can be; undefined when that is not all, or nothing is wrong */
export function mended(line: string): string | undefined {
  let better = line
  for (let round = 0; round <= 2 * MOST_MISTAKES; round++) {
    const { mistakes } = parseQuery(better)
    if (mistakes.length === 0) return better === line ? undefined : better
    const next = mistakes.find(({ instead }) => instead !== undefined)?.instead?.line
    if (next === undefined || next === better) return undefined
    better = next
  }
  return undefined
}

/** Goes down one level for each parenthesis, {@link MOST_DEPTH} at most. */
class Reader {
  order: Order | undefined
  readonly orderSpans: Span[] = []
  readonly mistakes: Mistake[] = []
  readonly spans = new Map<Query, Span>()
  private readonly scanner: Scanner
  private terms = 0
  private depth = 0
  /** parentheses opened past the deepest, still to be closed */
  private passed = 0
  /** how many things around this place are negated or one of several */
  private inside = 0
  /** whether a parenthesis was found open at the end: of all around it one is told of */
  private unclosed = false

  constructor(line: string) {
    this.scanner = new Scanner(line)
  }

  read(field: Field): Query | undefined {
    const { scanner } = this
    const parts: (Query | undefined)[] = []
    while (!scanner.ended) {
      parts.push(this.readAny(field))
      // only a parenthesis that closes nothing stops there
      const at = scanner.at
      if (scanner.take(CLOSING)) this.say('group-stray', at, scanner.at, '')
    }
    return allOf(parts)
  }

  /** `a b OR c`: one of several, each of them all of several. */
  private readAny(field: Field): Query | undefined {
    const { scanner } = this
    const parts = [this.readAll(field)]
    for (;;) {
      const at = scanner.at
      const operator = scanner.takeOperator()
      if (operator === undefined) return anyOf(parts)
      const written = scanner.line.slice(at, scanner.at)
      const part = this.readAll(field)
      if (part === undefined || parts.at(-1) === undefined) this.say('or-alone', at, at + written.length, '')
      parts.push(part)
    }
  }

  /** Everything up to the next OR or to the parenthesis that closes. */
  private readAll(field: Field): Query | undefined {
    const { scanner } = this
    const parts: (Query | undefined)[] = []
    for (;;) {
      scanner.skipBlanks()
      if (this.closes() || scanner.ended) return allOf(parts)
      const operator = scanner.peekOperator()
      if (operator === 'or') return allOf(parts)
      if (operator === 'and') scanner.takeOperator()
      else parts.push(this.readNegated(field))
    }
  }

  /** Whether a parenthesis closes here. Those that belong to ones passed over are passed over too. */
  private closes(): boolean {
    const { scanner } = this
    for (; this.passed > 0 && scanner.take(CLOSING); this.passed--) scanner.skipBlanks()
    return scanner.sees(CLOSING)
  }

  private readNegated(field: Field): Query | undefined {
    const { scanner } = this
    const start = scanner.at
    const not = this.takeNots()
    scanner.skipBlanks()
    if (scanner.at === start) return this.readPart(field)
    const operator = scanner.peekOperator()
    if (scanner.ended || scanner.sees(CLOSING) || operator === 'or' || operator === 'and') {
      if (scanner.line.startsWith('NOT', start)) this.say('not-alone', start, start + 3, '')
      return undefined
    }
    this.inside += not ? 1 : 0
    const part = this.readPart(field)
    this.inside -= not ? 1 : 0
    return part && not ? notOf(part) : part
  }

  /** One minus or many right before something are one; NOT turns round what follows it, also another NOT. */
  private takeNots(): boolean {
    const { scanner } = this
    let not = false
    for (;;) {
      if (scanner.take('-－')) {
        while (scanner.take('-－'));
        const alone = scanner.ended || /[\s)）]/u.test(scanner.next)
        if (!alone) not = !not
      } else if (scanner.peekOperator() === 'not') {
        scanner.takeOperator()
        not = !not
      } else return not
      scanner.skipBlanks()
    }
  }

  private readPart(field: Field): Query | undefined {
    const { scanner } = this
    if (this.terms >= MOST_TERMS) return this.stop()
    if (scanner.sees(OPENING)) return this.readGroup(field)
    const start = scanner.at
    const asked = field === ANYWHERE && !scanner.sees(QUOTATION_MARKS) ? this.takeField() : undefined
    return asked ? this.readField(asked, start) : this.readValues(field, start, field !== ANYWHERE)
  }

  private stop(): undefined {
    this.say('too-many', this.scanner.at, this.scanner.line.length)
    this.scanner.at = this.scanner.line.length
    return undefined
  }

  private takeQuoted(): Typed | undefined {
    const { scanner } = this
    const start = scanner.at
    const quoted = scanner.takeQuoted()
    if (!quoted) return undefined
    if (!quoted.closed)
      this.say('quotation-open', start, start + 1, `${scanner.line.slice(start)}"`, scanner.line.length)
    return { text: quoted.text, quoted: true }
  }

  /** The field that is named here. A name that no field has is read as a part of the word that it stands in. */
  private takeField(): Field | undefined {
    const { scanner } = this
    const start = scanner.at
    const name = scanner.takeName()
    if (name === undefined) {
      const measured = scanner.takeMeasured((word) => isMeasured(fieldCalled(word)))
      return measured === undefined ? undefined : fieldCalled(measured)
    }
    const field = fieldCalled(name)
    if (field) return field
    if (!scanner.line.startsWith('//', scanner.at)) this.sayUnknown(name, start)
    // a phrase behind it is a phrase all the same
    if (!scanner.sees(QUOTATION_MARKS)) scanner.at = start
    return undefined
  }

  private sayUnknown(name: string, start: number): void {
    const { line } = this.scanner
    const near = nearest(name.toLowerCase(), FIELD_NAMES)
    const end = start + name.length + 1
    const rest = /^[^\s()]*/u.exec(line.slice(start))?.[0] ?? ''
    if (near) this.say('field-unknown', start, end, `${near}:`)
    else if (QUOTATION_MARKS.includes(line[end] ?? ' ')) this.say('field-unknown', start, end, '')
    else this.say('field-unknown', start, end, `"${rest.replaceAll('"', '')}"`, start + rest.length)
  }

  private readField(field: Field, start: number): Query | undefined {
    const { scanner } = this
    const named = scanner.line.slice(start, scanner.at)
    scanner.skipBlanks()
    if (scanner.ended || scanner.sees(CLOSING)) {
      this.say('value-missing', start, start + named.length, '')
      return undefined
    }
    return scanner.sees(OPENING) ? this.readGroup(field) : this.readValues(field, start, false)
  }

  /** One value, or several with commas between where the field has such. */
  private readValues(field: Field, start: number, grouped: boolean): Query | undefined {
    const { scanner } = this
    const values = [this.readValue(field, start, grouped)]
    while (isListed(field) && this.terms < MOST_TERMS && scanner.take(COMMAS)) {
      scanner.skipBlanks()
      values.push(this.readValue(field, scanner.at, grouped))
    }
    return anyOf(values)
  }

  /** @param start where the term begins, its field included
   * @param grouped whether it stands in the parentheses of its field, where a name goes on over blanks */
  private readValue(field: Field, start: number, grouped: boolean): Query | undefined {
    const { scanner } = this
    const at = scanner.at
    const quoted = this.takeQuoted()
    if (quoted) return this.valueOf(field, quoted, start, at)
    const measured = field.kind === 'count' ? COUNT_AT : field.kind === 'time' ? TIME_AT : undefined
    const bare = (measured && scanner.takeMatch(measured)?.[0]) ?? this.takeBare(field, grouped)
    const text = field.kind === 'sort' ? bare + this.takeWay() : bare
    return scanner.at === at ? undefined : this.valueOf(field, { text, quoted: false }, start, at)
  }

  private takeBare(field: Field, grouped: boolean): string {
    const { scanner } = this
    const words = [scanner.takeBare(isListed(field))]
    while (grouped && field.kind === 'named') {
      scanner.skipBlanks()
      const more = !scanner.ended && !scanner.sees(`${OPENING}${CLOSING}${COMMAS}${QUOTATION_MARKS}-－`)
      if (!more || scanner.peekOperator()) break
      words.push(scanner.takeBare(true))
    }
    return words.join(' ')
  }

  private takeWay(): string {
    const way = this.scanner.takeMatch(/\s+(?:asc|desc)(?:ending)?(?![^\s)])/iy)?.[0].trim()
    return way === undefined ? '' : ` ${way}`
  }

  private readGroup(field: Field): Query | undefined {
    const { scanner } = this
    const start = scanner.at++
    if (this.depth >= MOST_DEPTH) {
      if (this.passed++ === 0) this.say('too-deep', start, start + 1)
      return undefined
    }
    this.depth++
    this.inside++
    const terms = this.terms
    const part = this.readAny(field)
    this.inside--
    this.depth--
    if (scanner.take(CLOSING)) {
      if (part === undefined && this.terms === terms) this.say('group-empty', start, scanner.at, '')
    } else if (this.terms < MOST_TERMS && !this.unclosed) {
      this.unclosed = true
      const closed = scanner.line.slice(start) + ')'.repeat(this.depth + 1)
      this.say('group-open', start, start + 1, closed, scanner.line.length)
    }
    return part
  }

  /** @param start where the term begins, its field included
   * @param at where the value begins */
  private valueOf(field: Field, typed: Typed, start: number, at: number): Query | undefined {
    const { scanner } = this
    const span = { at: start, length: scanner.at - start }
    const { query, order, mistake, instead } = readValue(field, typed)
    this.terms++
    if (mistake) this.say(mistake, at, scanner.at, instead)
    if (order) this.takeOrder(order, span)
    if (query) this.spans.set(query, span)
    return query
  }

  private takeOrder(order: Order, span: Span): void {
    if (this.inside > 0) this.say('sort-inside', span.at, span.at + span.length)
    else {
      this.order = order
      this.orderSpans.push(span)
    }
  }

  /** @param part what was probably meant in place of what stands up to `until` */
  say(name: MistakeName, at: number, end: number, part?: string, until = end): void {
    if (this.mistakes.length > MOST_MISTAKES) return
    const { line } = this.scanner
    const text = line.slice(at, end)
    const whole = part === undefined ? '' : `${line.slice(0, at)}${part}${line.slice(until)}`
    const instead =
      part === undefined
        ? undefined
        : {
            part,
            line: whole
              .replace(/\s+(?=\)*$)/, '')
              .replace(/\s+/g, ' ')
              .trim(),
          }
    this.mistakes.push({ name, at, length: end - at, what: shortened(text), instead })
  }
}

/** Fields whose values may stand in a row with commas between. */
function isListed({ kind }: Field): boolean {
  return kind === 'named' || kind === 'fixed' || kind === 'number' || kind === 'language'
}
