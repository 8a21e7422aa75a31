import { QUOTATION_MARKS } from './terms.ts'

/** Characters that only say in which direction to write, and blanks: between the parts of a line they mean nothing. */
const BLANK = /[\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u
const BLANKS_AT_ENDS =
  /^[\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+|[\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+$/gu

/** The words that join, as they are written: whole, and in capitals. */
const OPERATOR_AT = /(?:OR|AND|NOT)(?![^\s()（）"“”„‟«»＂\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])|\|\||&&/uy
export type Operator = 'or' | 'and' | 'not'
const OPERATORS: Readonly<Record<string, Operator>> = { OR: 'or', '||': 'or', AND: 'and', '&&': 'and', NOT: 'not' }

/** Parentheses and commas of narrow and wide scripts. */
export const OPENING = '(（'
export const CLOSING = ')）'
export const COMMAS = ',，、'

const NAME_AT = /([\p{L}_]+)[:：]/uy
const MEASURED_AT = /([\p{L}_]+)\s*(?=[<>]=?\s*\d|=\d)/uy

/** What stands between two quotation marks. */
export interface Quoted {
  readonly text: string
  readonly closed: boolean
}

/** Goes through a line from left to right, and never back. */
export class Scanner {
  readonly line: string
  /** UTF-16 code units passed so far */
  at = 0

  constructor(line: string) {
    this.line = line
  }

  get ended(): boolean {
    return this.at >= this.line.length
  }

  get next(): string {
    return this.line[this.at] ?? ''
  }

  skipBlanks(): void {
    while (!this.ended && BLANK.test(this.next)) this.at++
  }

  /** Whether one of these characters comes next; never at the end. */
  sees(characters: string): boolean {
    return !this.ended && characters.includes(this.next)
  }

  /** Passes one character if it is one of these. */
  take(characters: string): boolean {
    const there = this.sees(characters)
    if (there) this.at++
    return there
  }

  /** @returns the operator that begins here, and passes it */
  takeOperator(): Operator | undefined {
    return OPERATORS[this.takeMatch(OPERATOR_AT)?.[0] ?? '']
  }

  /** @returns the operator that begins here */
  peekOperator(): Operator | undefined {
    const { at } = this
    const operator = this.takeOperator()
    this.at = at
    return operator
  }

  /** @returns the name before the colon that comes here, and passes both */
  takeName(): string | undefined {
    return this.takeMatch(NAME_AT)?.[1]
  }

  /** @returns the name before a comparison that comes here, and passes the name alone
   * @param fits whether the name may be compared so */
  takeMeasured(fits: (name: string) => boolean): string | undefined {
    const { at } = this
    const name = this.takeMatch(MEASURED_AT)?.[1]
    if (name !== undefined && fits(name)) return name
    this.at = at
    return undefined
  }

  /** Passes what the sticky expression finds here. */
  takeMatch(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at
    const match = sticky.exec(this.line) ?? undefined
    if (match) this.at += match[0].length
    return match
  }

  /** @returns what stands in quotation marks here; undefined when none opens. What opened with a straight one holds
   * curled ones; what nothing closes goes to the end. A backslash takes the mark behind it for itself. */
  takeQuoted(): Quoted | undefined {
    const opening = this.next
    if (!this.sees(QUOTATION_MARKS)) return undefined
    const start = this.at + 1
    const end = (opening === '"' ? this.closing(start, '"') : undefined) ?? this.closing(start, QUOTATION_MARKS)
    this.at = end === undefined ? this.line.length : end + 1
    return { text: this.line.slice(start, end).replace(/\\(["\\])/g, '$1'), closed: end !== undefined }
  }

  private closing(start: number, marks: string): number | undefined {
    for (let at = start; at < this.line.length; at++) {
      if (this.line[at] === '\\') at++
      else if (marks.includes(this.line[at] ?? '')) return at
    }
    return undefined
  }

  /** @returns what goes on to the next blank. A parenthesis that opens within it closes within it: `word(s)`.
   * @param comma whether a comma ends it too */
  takeBare(comma: boolean): string {
    const start = this.at
    let open = 0
    for (; !this.ended && !BLANK_ENDS.test(this.next); this.at++) {
      if (this.sees(OPENING)) open++
      if (this.sees(CLOSING) && --open < 0) break
      if (comma && this.sees(COMMAS)) break
    }
    return this.line.slice(start, this.at).replace(BLANKS_AT_ENDS, '')
  }
}

const BLANK_ENDS = /\s/u
