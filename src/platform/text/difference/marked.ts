import type { Token } from './tokens.ts'
import type { WordStep } from './words.ts'

/** Which words of a changed paragraph are shown. */
export type Side = 'before' | 'after' | 'both'

/**
 * A changed paragraph with what went in `del` and what came in `ins`, which stand inside all other elements, so that every
 * one is closed where it must be.
 * @returns the content of a block; as safe as the two texts were. Without ids, since words may stand in it twice
 */
export function markedHtml(steps: readonly WordStep[], side: Side): string {
  const page = new Page()
  for (const { kind, tokens } of steps) {
    if ((kind === 'removed' && side === 'after') || (kind === 'added' && side === 'before')) continue
    for (const token of tokens) if (!token.silent) page.write(token, kind)
  }
  return page.end()
}

/** Content of a block as it stands beside another version of itself: without ids. */
export function withoutIds(html: string): string {
  return html.replace(/<[^<>]*>/g, bare)
}

const ELEMENT = { removed: 'del', added: 'ins' } as const

class Page {
  private html = ''
  private open: readonly string[] = []
  private kind: WordStep['kind'] = 'same'

  write({ raw, marks }: Token, kind: WordStep['kind']): void {
    if (kind !== this.kind || !same(marks, this.open)) {
      this.turn('same')
      this.reach(marks)
      this.turn(kind)
    }
    this.html += bare(raw)
  }

  end(): string {
    this.turn('same')
    this.reach([])
    return this.html
  }

  private turn(kind: WordStep['kind']): void {
    if (kind === this.kind) return
    if (this.kind !== 'same') this.html += `</${ELEMENT[this.kind]}>`
    if (kind !== 'same') this.html += `<${ELEMENT[kind]}>`
    this.kind = kind
  }

  /** Closes what the next word does not stand in, and opens what it does. */
  private reach(marks: readonly string[]): void {
    let shared = 0
    while (shared < marks.length && marks[shared] === this.open[shared]) shared++
    for (const tag of this.open.slice(shared).toReversed()) this.html += `</${/^<([a-z\d]+)/.exec(tag)?.[1] ?? ''}>`
    for (const tag of marks.slice(shared)) this.html += bare(tag)
    this.open = marks
  }
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((mark, at) => mark === other[at]))
}

function bare(raw: string): string {
  return raw.startsWith('<') ? raw.replace(/ id="[^"]*"/, '') : raw
}
