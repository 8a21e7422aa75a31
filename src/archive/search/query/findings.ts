import { type Mistake, type MistakeName, MOST_MISTAKES, shortened } from './mistakes.ts'

/** Gathers what is wrong in a line, a few more than are told of. */
export class Findings {
  private readonly line: string
  private readonly found: Mistake[] = []

  constructor(line: string) {
    this.line = line
  }

  /** Nothing more is gathered. */
  get full(): boolean {
    return this.found.length > MOST_MISTAKES
  }

  /** In the order of the line, the first few. */
  get mistakes(): readonly Mistake[] {
    return this.found.toSorted((left, right) => left.at - right.at).slice(0, MOST_MISTAKES)
  }

  /** @param part what was probably meant in place of what stands from `at` up to `until` */
  say(name: MistakeName, at: number, end: number, part?: string, until = end): void {
    if (this.full) return
    const instead = part === undefined ? undefined : { part, line: this.replaced(at, until, part) }
    this.found.push({ name, at, length: end - at, what: shortened(this.line.slice(at, end)), instead })
  }

  private replaced(at: number, until: number, part: string): string {
    const whole = `${this.line.slice(0, at)}${part}${this.line.slice(until)}`
    return whole
      .replace(/\s+(?=\)*$)/, '')
      .replace(/\s+/g, ' ')
      .trim()
  }
}
