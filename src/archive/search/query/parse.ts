import { takeField } from './field-reader.ts'
import type { Field } from './fields.ts'
import { Findings } from './findings.ts'
import { type Mistake, MOST_CHARACTERS, MOST_DEPTH, MOST_MISTAKES, MOST_TERMS } from './mistakes.ts'
import { CLOSING, OPENING, Scanner } from './scan.ts'
import { QUOTATION_MARKS } from './terms.ts'
import { allOf, anyOf, notOf, type Query, type Written } from './tree.ts'
import { type Span, ValueReader } from './value-reader.ts'

/** What a line says. */
export interface Reading extends Written {
  /** in the order of the line, the first few */
  readonly mistakes: readonly Mistake[]
  /** where each term stands that was read from the line: for what only a look at the archive can find wrong */
  readonly spans: ReadonlyMap<Query, Span>
  /** where the order is asked for, so that it can be taken out */
  readonly orderSpans: readonly Span[]
}

/** @returns where a term stands in the line; `complete:no` stands there as what it is not */
export function spanOf({ spans }: Pick<Reading, 'spans'>, term: Query): Span | undefined {
  const span = spans.get(term)
  if (span) return span
  for (const [part, at] of spans) if (part.kind === 'not' && part.of === term) return at
  return undefined
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
  if (line.length > MOST_CHARACTERS) reader.findings.say('too-long', MOST_CHARACTERS, MOST_CHARACTERS)
  const { order, spans, orderSpans } = reader.values
  return { query, order, mistakes: reader.findings.mistakes, spans, orderSpans }
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
  readonly findings: Findings
  readonly values: ValueReader
  private readonly scanner: Scanner
  private depth = 0
  /** parentheses opened past the deepest, still to be closed */
  private passed = 0
  /** whether a parenthesis was found open at the end: of all around it one is told of */
  private unclosed = false

  constructor(line: string) {
    this.scanner = new Scanner(line)
    this.findings = new Findings(line)
    this.values = new ValueReader(this.scanner, this.findings)
  }

  read(field: Field): Query | undefined {
    const { scanner } = this
    const parts: (Query | undefined)[] = []
    while (!scanner.ended) {
      parts.push(this.readAny(field))
      // only a parenthesis that closes nothing stops there
      const at = scanner.at
      while (scanner.take(CLOSING));
      if (scanner.at > at) this.findings.say('group-stray', at, scanner.at, '')
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
      if (part === undefined || parts.at(-1) === undefined) this.findings.say('or-alone', at, at + written.length, '')
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
      if (scanner.line.startsWith('NOT', start)) this.findings.say('not-alone', start, start + 3, '')
      return undefined
    }
    this.values.inside += not ? 1 : 0
    const part = this.readPart(field)
    this.values.inside -= not ? 1 : 0
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
    if (this.values.terms >= MOST_TERMS) return this.stop()
    if (scanner.sees(OPENING)) return this.readGroup(field)
    const start = scanner.at
    const asked = field === ANYWHERE && !scanner.sees(QUOTATION_MARKS) ? takeField(scanner, this.findings) : undefined
    return asked ? this.readField(asked, start) : this.values.readValues(field, start, field !== ANYWHERE)
  }

  private stop(): undefined {
    this.findings.say('too-many', this.scanner.at, this.scanner.line.length)
    this.scanner.at = this.scanner.line.length
    return undefined
  }

  private readField(field: Field, start: number): Query | undefined {
    const { scanner } = this
    const named = scanner.line.slice(start, scanner.at)
    scanner.skipBlanks()
    if (scanner.ended || scanner.sees(CLOSING)) {
      this.findings.say('value-missing', start, start + named.length, '')
      return undefined
    }
    return scanner.sees(OPENING) ? this.readGroup(field) : this.values.readValues(field, start, false)
  }

  private readGroup(field: Field): Query | undefined {
    const { scanner } = this
    const start = scanner.at++
    if (this.depth >= MOST_DEPTH) {
      if (this.passed++ === 0) this.findings.say('too-deep', start, start + 1)
      // a thousand of them in a row are passed at once
      for (scanner.skipBlanks(); scanner.take(OPENING); scanner.skipBlanks()) this.passed++
      return undefined
    }
    this.depth++
    this.values.inside++
    const terms = this.values.terms
    const part = this.readAny(field)
    this.values.inside--
    this.depth--
    if (scanner.take(CLOSING)) {
      if (part === undefined && this.values.terms === terms) this.findings.say('group-empty', start, scanner.at, '')
    } else if (this.values.terms < MOST_TERMS && !this.unclosed) {
      this.unclosed = true
      const closed = scanner.line.slice(start) + ')'.repeat(this.depth + 1)
      this.findings.say('group-open', start, start + 1, closed, scanner.line.length)
    }
    return part
  }
}
