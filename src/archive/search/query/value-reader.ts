import type { Field } from './fields.ts'
import type { Findings } from './findings.ts'
import { COUNT_AT, TIME_AT } from './measures.ts'
import { MOST_TERMS } from './mistakes.ts'
import { CLOSING, COMMAS, OPENING, type Scanner } from './scan.ts'
import { QUOTATION_MARKS } from './terms.ts'
import { anyOf, type Order, type Query } from './tree.ts'
import { readValue, type Typed } from './values.ts'

/** A part of a line, in UTF-16 code units. */
export interface Span {
  readonly at: number
  readonly length: number
}

/** Reads words, phrases and what stands behind a field, and keeps what they were. */
export class ValueReader {
  order: Order | undefined
  readonly orderSpans: Span[] = []
  readonly spans = new Map<Query, Span>()
  /** terms read so far */
  terms = 0
  /** whether this place is negated or in parentheses, where no order can be asked for */
  inside = 0
  private readonly scanner: Scanner
  private readonly findings: Findings

  constructor(scanner: Scanner, findings: Findings) {
    this.scanner = scanner
    this.findings = findings
  }

  /** One value, or several with commas between where the field has such.
   * @param start where the term begins, its field included
   * @param grouped whether it stands in the parentheses of its field, where a name goes on over blanks */
  readValues(field: Field, start: number, grouped: boolean): Query | undefined {
    const { scanner } = this
    const values = [this.readValue(field, start, grouped)]
    while (isListed(field) && this.terms < MOST_TERMS && scanner.take(COMMAS)) {
      scanner.skipBlanks()
      values.push(this.readValue(field, scanner.at, grouped))
    }
    return anyOf(values)
  }

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

  private takeQuoted(): Typed | undefined {
    const { scanner } = this
    const start = scanner.at
    const quoted = scanner.takeQuoted()
    if (!quoted) return undefined
    if (!quoted.closed)
      this.findings.say('quotation-open', start, start + 1, `${scanner.line.slice(start)}"`, scanner.line.length)
    return { text: quoted.text, quoted: true }
  }

  /** @param start where the term begins, its field included
   * @param at where the value begins */
  private valueOf(field: Field, typed: Typed, start: number, at: number): Query | undefined {
    const { scanner } = this
    const span = { at: start, length: scanner.at - start }
    const { query, order, mistake, instead } = readValue(field, typed)
    this.terms++
    if (mistake) this.findings.say(mistake, at, scanner.at, instead)
    if (order) this.takeOrder(order, span)
    if (query) this.spans.set(query, span)
    return query
  }

  private takeOrder(order: Order, span: Span): void {
    if (this.inside > 0) this.findings.say('sort-inside', span.at, span.at + span.length)
    else {
      this.order = order
      this.orderSpans.push(span)
    }
  }
}

/** Fields whose values may stand in a row with commas between. */
function isListed({ kind }: Field): boolean {
  return kind === 'named' || kind === 'fixed' || kind === 'number' || kind === 'language' || kind === 'work'
}
