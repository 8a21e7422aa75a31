import type { CssNode, Selector } from 'css-tree'
import { allowedElements } from '../../../platform/text/allowed.ts'
import { skinClass } from '../../../platform/text/attributes.ts'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'

/** What every rule of a skin is written below: the texts of a work, and nothing around them. */
export const TEXT = '#workskin .userstuff'

/** A selector as it is served. */
export interface Scoped {
  readonly selector: string
  /** whether it means the text as a whole, not something in it */
  readonly all: boolean
}

const PSEUDO_CLASSES = new Set(
  'first-child last-child only-child first-of-type last-of-type only-of-type empty hover focus focus-within active link visited'.split(
    ' ',
  ),
)
const COUNTED = new Set(['nth-child', 'nth-last-child', 'nth-of-type', 'nth-last-of-type'])
const PSEUDO_ELEMENTS = new Set('before after first-letter first-line marker'.split(' '))
const COMBINATORS = new Set([' ', '>', '+', '~'])
const MOST_PARTS = 30

/** A creator's selector, made to mean only what stands in the text. Classes get the name that they have in texts.
 * @returns why it may not be used, in words that follow "left out: " */
export function scoped(selector: Selector): Result<Scoped, string> {
  const parts = withoutRoot(selector.children.toArray())
  if (parts.length === 0) return allow({ selector: TEXT, all: true })
  if (parts.length > MOST_PARTS) return refuse('the selector is too long')
  if (parts[0]?.type === 'Combinator' || parts.at(-1)?.type === 'Combinator')
    return refuse('it would reach out of the text')
  const written: string[] = []
  for (const [at, part] of parts.entries()) {
    const words = wordsOf(part, parts[at - 1])
    if (!words.ok) return words
    written.push(words.value)
  }
  return allow({ selector: `${TEXT} ${written.join('')}`, all: false })
}

/** Skins of elsewhere begin each rule with the container that ours have anyway. */
function withoutRoot(parts: readonly CssNode[]): readonly CssNode[] {
  let rest = parts
  for (const name of ['workskin', 'userstuff']) {
    const [first, second] = rest
    const names = (first?.type === 'IdSelector' || first?.type === 'ClassSelector') && first.name === name
    const root = names && (name === 'workskin') === (first.type === 'IdSelector')
    if (root && second === undefined) rest = []
    else if (root && second?.type === 'Combinator' && second.name === ' ') rest = rest.slice(2)
    else if (root && second?.type === 'Combinator' && second.name === '>' && rest !== parts) rest = rest.slice(2)
  }
  return rest
}

function wordsOf(part: CssNode, before: CssNode | undefined): Result<string, string> {
  if (part.type === 'ClassSelector')
    return /^[A-Za-z0-9_-]{1,64}$/.test(part.name)
      ? allow(`.${skinClass(part.name)}`)
      : refuse('a class is named with letters, digits, - and _')
  if (part.type === 'TypeSelector') return elementOf(part.name, before)
  if (part.type === 'Combinator')
    return COMBINATORS.has(part.name) && before?.type !== 'Combinator'
      ? allow(part.name)
      : refuse('the selector cannot be read')
  if (part.type === 'PseudoClassSelector') return pseudoClass(part)
  if (part.type === 'PseudoElementSelector')
    return part.children === null && PSEUDO_ELEMENTS.has(part.name.toLowerCase())
      ? allow(`::${part.name.toLowerCase()}`)
      : refuse(`::${part.name.slice(0, 40)} may not be used`)
  return refuse(part.type === 'IdSelector' ? 'ids may not be used; classes may' : 'the selector cannot be used')
}

function elementOf(name: string, before: CssNode | undefined): Result<string, string> {
  const known = name === '*' || allowedElements.chapter.has(name.toLowerCase())
  if (!known || (before !== undefined && before.type !== 'Combinator'))
    return refuse(`no text holds an element ${name.slice(0, 40)}`)
  return allow(name.toLowerCase())
}

function pseudoClass(part: Extract<CssNode, { type: 'PseudoClassSelector' }>): Result<string, string> {
  const name = part.name.toLowerCase()
  if (part.children === null && PSEUDO_CLASSES.has(name)) return allow(`:${name}`)
  // pages from before there were two colons
  if (part.children === null && PSEUDO_ELEMENTS.has(name)) return allow(`::${name}`)
  const [nth, ...others] = part.children?.toArray() ?? []
  if (COUNTED.has(name) && nth?.type === 'Nth' && nth.selector === null && others.length === 0) {
    const { nth: count } = nth
    const words = count.type === 'Identifier' ? count.name.toLowerCase() : formulaOf(count)
    if (/^(?:odd|even|-?\d{0,4}n?(?:[+-]\d{1,4})?|-?\d{1,4})$/.test(words) && words !== '')
      return allow(`:${name}(${words})`)
  }
  return refuse(`:${part.name.slice(0, 40)} may not be used`)
}

function formulaOf({ a, b }: { readonly a: string | null; readonly b: string | null }): string {
  const times = a === null ? '' : `${a === '1' ? '' : a === '-1' ? '-' : a}n`
  if (b === null) return times
  return times === '' || b.startsWith('-') ? times + b : `${times}+${b}`
}
