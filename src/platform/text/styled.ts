import type { Attributes } from './attributes.ts'

const says = (style: string, property: string): string | undefined =>
  new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([a-z0-9-]+)`, 'i').exec(style)?.[1]?.toLowerCase()

const HEAVY = /^(?:bold|bolder|[6-9]00)$/
const LIGHT = /^(?:normal|lighter|[1-4]00)$/

/** The element a word processor meant by a style, so that slanted words stay slanted when styles go.
 * @param attributes as written, `style` included
 * @returns the name the element should bear: `em` for an italic span, `span` for a `b` that says it is not bold */
export function meantElement(name: string, attributes: Attributes): string {
  const style = attributes.style
  if (style === undefined || style.length > 2000) return name
  if ((name === 'b' || name === 'strong') && LIGHT.test(says(style, 'font-weight') ?? '')) return 'span'
  if ((name === 'i' || name === 'em') && says(style, 'font-style') === 'normal') return 'span'
  return name === 'span' || name === 'font' ? (emphasis(style) ?? name) : name
}

/** @returns the attributes, and `align` where the style centred or moved a whole paragraph */
export function meantAttributes(attributes: Attributes): Attributes {
  const side = attributes.align === undefined ? says(attributes.style ?? '', 'text-align') : undefined
  return side === 'center' || side === 'right' ? { ...attributes, align: side } : attributes
}

function emphasis(style: string): string | undefined {
  if (/^(?:italic|oblique)$/.test(says(style, 'font-style') ?? '')) return 'em'
  if (HEAVY.test(says(style, 'font-weight') ?? '')) return 'strong'
  const line = says(style, 'text-decoration(?:-line)?')
  if (line === 'line-through') return 's'
  if (line === 'underline') return 'u'
  return { super: 'sup', sub: 'sub' }[says(style, 'vertical-align') ?? '']
}
