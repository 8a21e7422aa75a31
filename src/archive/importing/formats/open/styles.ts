import { childOf, childrenOf, type XmlElement } from '../../../../platform/text/xml.ts'

/** What a style of OpenDocument says, as a style sheet would say it; and what it is called. */
export interface OpenStyle {
  readonly name: string
  readonly css: string
  readonly align: string
  readonly border: boolean
  readonly hidden: boolean
  readonly heading: number | undefined
}

export interface OpenStyles {
  find(family: 'paragraph' | 'text', name: string | undefined): OpenStyle
  /** whether the items of a list of this style are counted, by level from 0 */
  ordered(name: string | undefined, level: number): boolean
}

const PLAIN: OpenStyle = { name: '', css: '', align: '', border: false, hidden: false, heading: undefined }

/** @param roots of content.xml and styles.xml */
export function openStyles(roots: readonly (XmlElement | undefined)[]): OpenStyles {
  const places = roots.flatMap((root) => [childOf(root, 'automatic-styles'), childOf(root, 'styles')])
  const byName = new Map<string, XmlElement>()
  const lists = new Map<string, readonly boolean[]>()
  for (const place of places.toReversed()) {
    for (const style of childrenOf(place, 'style'))
      byName.set(`${style.attributes.family}/${style.attributes.name}`, style)
    for (const list of childrenOf(place, 'list-style'))
      lists.set(
        list.attributes.name ?? '',
        childrenOf(list).map(
          ({ name, attributes }) => name === 'list-level-style-number' && attributes['num-format'] !== '',
        ),
      )
  }
  const known = new Map<string, OpenStyle>()
  const resolve = (key: string, depth = 0): OpenStyle => {
    const found = known.get(key)
    if (found) return found
    const style = byName.get(key)
    if (!style || depth > 20) return PLAIN
    const parent = style.attributes['parent-style-name']
    const resolved = over(parent ? resolve(`${style.attributes.family}/${parent}`, depth + 1) : PLAIN, style)
    known.set(key, resolved)
    return resolved
  }
  return {
    find: (family, name) => resolve(`${family}/${name}`),
    ordered: (name, level) => lists.get(name ?? '')?.[level] ?? false,
  }
}

function over(base: OpenStyle, style: XmlElement): OpenStyle {
  const words = childOf(style, 'text-properties')?.attributes ?? {}
  const paragraph = childOf(style, 'paragraph-properties')?.attributes ?? {}
  const borders = ['border', 'border-top', 'border-bottom']
    .map((side) => paragraph[side])
    .filter((side) => side !== undefined)
  const level = style.attributes['default-outline-level']
  const automatic = /^[PT]\d+$/.test(style.attributes.name ?? '')
  return {
    name: automatic
      ? base.name
      : (style.attributes['display-name'] ?? style.attributes.name ?? '').replaceAll('_20_', ' '),
    css: [base.css, cssOf(words)].filter(Boolean).join(';'),
    align: paragraph['text-align'] ?? base.align,
    border: borders.length === 0 ? base.border : borders.some((side) => side !== 'none'),
    hidden: words.display === undefined ? base.hidden : words.display === 'none',
    heading: level ? Number(level) || undefined : base.heading,
  }
}

function cssOf(words: Readonly<Record<string, string>>): string {
  const [slant, weight, position = ''] = [words['font-style'], words['font-weight'], words['text-position']]
  const under = words['text-underline-style']
  const through = words['text-line-through-style'] ?? words['text-line-through-type']
  const lines = [under && under !== 'none' ? 'underline' : '', through && through !== 'none' ? 'line-through' : '']
    .filter(Boolean)
    .join(' ')
  const height =
    /^(super|sub)\b/.exec(position)?.[1] ?? (/^-/.test(position) ? 'sub' : /^[1-9]\d*%/.test(position) ? 'super' : '')
  return [
    slant ? `font-style: ${slant}` : '',
    weight ? `font-weight: ${weight}` : '',
    lines ? `text-decoration: ${lines}` : under === 'none' || through === 'none' ? 'text-decoration: none' : '',
    height ? `vertical-align: ${height}` : '',
  ]
    .filter(Boolean)
    .join(';')
}
