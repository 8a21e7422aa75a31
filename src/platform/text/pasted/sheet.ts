/** One rule of a style sheet: the elements it is for, and what it says of them that matters to words. */
export interface Rule {
  /** from the outermost to the element itself; each is tag, id and classes that one element must have */
  readonly path: readonly Compound[]
  readonly declarations: string
  /** of two rules the heavier one holds, of equal ones the later */
  readonly weight: number
}

export interface Compound {
  readonly tag: string
  readonly id: string
  readonly classes: readonly string[]
}

const MOST_RULES = 5000
const LONGEST = 2_000_000
/** Faces, colours and measures say nothing of a text. */
const SAYING =
  /^(?:font-style|font-weight|font|text-decoration(?:-line)?|vertical-align|text-align|display|border(?:-top|-bottom)?)$/
const COMPOUND = /^([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+)*)$/i

/** The rules of a style sheet as far as words go by them. Selectors that need more than elements within elements are left out, and so is
 * what is for print.
 * @see https://www.w3.org/TR/CSS22/syndata.html */
export function readSheet(css: string): readonly Rule[] {
  const rules: Rule[] = []
  readBlocks(css.slice(0, LONGEST).replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, ' '), rules)
  return rules
}

function readBlocks(css: string, rules: Rule[]): void {
  let at = 0
  while (at < css.length && rules.length < MOST_RULES) {
    const open = css.indexOf('{', at)
    if (open < 0) return
    const head = css.slice(css.lastIndexOf(';', open) >= at ? css.lastIndexOf(';', open) + 1 : at, open).trim()
    const close = endOf(css, open)
    const body = css.slice(open + 1, close)
    if (!head.startsWith('@')) addRule(head, body, rules)
    else if (/^@(?:media(?!\s+print)|supports)/i.test(head)) readBlocks(body, rules)
    at = close + 1
  }
}

function endOf(css: string, open: number): number {
  let depth = 0
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++
    else if (css[at] === '}' && --depth === 0) return at
  }
  return css.length
}

function addRule(head: string, body: string, rules: Rule[]): void {
  const declarations = sayingOf(body)
  if (declarations === '') return
  for (const selector of head.split(',')) {
    const path = selector
      .trim()
      .split(/\s*>\s*|\s+/)
      .map(compoundOf)
    if (path.every((part) => part !== undefined)) rules.push({ path, declarations, weight: weightOf(path) })
  }
}

function sayingOf(body: string): string {
  return body
    .split(';')
    .filter((declaration) => SAYING.test(declaration.slice(0, declaration.indexOf(':')).trim().toLowerCase()))
    .map((declaration) => declaration.replace(/!\s*important/i, '').trim())
    .join(';')
}

function compoundOf(written: string): Compound | undefined {
  const [all, tag = '', names = ''] = COMPOUND.exec(written) ?? []
  if (all === undefined || all === '') return undefined
  const marks = names.match(/[.#][\w-]+/g) ?? []
  return {
    tag: tag === '*' ? '' : tag.toLowerCase(),
    id: marks.find((mark) => mark.startsWith('#'))?.slice(1) ?? '',
    classes: marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1)),
  }
}

function weightOf(path: readonly Compound[]): number {
  return path.reduce((sum, { tag, id, classes }) => sum + (id ? 10_000 : 0) + classes.length * 100 + (tag ? 1 : 0), 0)
}
