import { type Element, isElement, type Node, textOf } from '../tree.ts'

/** What a style says of the words themselves; each is an element of that name in a text. */
export type Format = 'strong' | 'em' | 'u' | 's' | 'sup' | 'sub'

/** The declarations of a style by property, both in lower case. */
export type Style = ReadonlyMap<string, string>

/** What is left of a style when fonts, colours and measures are gone. */
export type Meaning = {
  readonly on: readonly Format[]
  readonly off: readonly Format[]
  readonly align: 'center' | 'right' | undefined
  readonly hidden: boolean
}

const LONGEST = 20_000

/** @returns the declarations; of two for one property the later */
export function readStyle(style: string): Style {
  const found = new Map<string, string>()
  for (const declaration of style.slice(0, LONGEST).split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0)
      found.set(
        declaration.slice(0, colon).trim().toLowerCase(),
        declaration
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      )
  }
  return found
}

/** The style of an element: what style sheets in the text say of its classes, then what it says itself.
 * @param nodes the whole text, its `style` elements included */
export function stylesOf(nodes: readonly Node[]): (element: Element) => Style {
  const rules = new Map<string, string>()
  for (const sheet of sheets(nodes)) readSheet(sheet, rules)
  const known = new Map<string, Style>()
  return ({ tag, attributes }) => {
    if (attributes.style === undefined && attributes.class === undefined) return NO_STYLE
    const names = (attributes.class ?? '').split(/\s+/)
    const all = [
      ...names.flatMap((name) => [rules.get(`.${name}`) ?? '', rules.get(`${tag}.${name}`) ?? '']),
      attributes.style ?? '',
    ].join(';')
    const style = known.get(all) ?? readStyle(all)
    known.set(all, style)
    return style
  }
}

const NO_STYLE: Style = new Map()

function sheets(nodes: readonly Node[]): string[] {
  return nodes
    .filter(isElement)
    .flatMap((node) => (node.tag === 'style' ? [textOf(node.children)] : sheets(node.children)))
}

/** Only rules for a class, alone or of one kind of element: programs write no others that matter to words. */
function readSheet(css: string, rules: Map<string, string>): void {
  for (const rule of css.replace(/<!--|-->/g, '').split('}')) {
    const [selectors = '', body] = rule.split('{')
    if (body === undefined) continue
    for (const selector of selectors.split(',')) {
      const name = selector.slice(-100).trim()
      if (/^[a-z0-9]*\.[\w-]+$/i.test(name)) rules.set(name, `${rules.get(name) ?? ''};${body}`)
    }
  }
}

/** What a style means for a text. */
export function meaningOf(style: Style): Meaning {
  const on: Format[] = []
  const off: Format[] = []
  const say = (format: Format, yes: boolean, no: boolean) => {
    if (yes) on.push(format)
    else if (no) off.push(format)
  }
  const slant = style.get('font-style') ?? ''
  const font = style.get('font') ?? ''
  say('em', /^(?:italic|oblique)/.test(slant) || /\b(?:italic|oblique)\b/.test(font), slant === 'normal')
  const weight = style.get('font-weight') ?? ''
  say('strong', /^(?:bold|[6-9]00)/.test(weight) || /\bbold\b/.test(font), /^(?:normal|lighter|[1-5]00)/.test(weight))
  const line = style.get('text-decoration-line') ?? style.get('text-decoration') ?? ''
  say('u', line.includes('underline'), line.startsWith('none'))
  say('s', line.includes('line-through'), line.startsWith('none'))
  const height = style.get('vertical-align') ?? ''
  say('sup', height === 'super', height === 'baseline')
  say('sub', height === 'sub', height === 'baseline')
  const side = style.get('text-align')
  const hidden = style.get('display') === 'none' || style.get('mso-hide') === 'all'
  return { on, off, align: side === 'center' || side === 'right' ? side : undefined, hidden }
}
