import { childOf, childrenOf, type XmlElement } from '../../../../platform/text/xml.ts'

/** What a style of Word says of words. */
export interface RunStyle {
  readonly italic?: boolean
  readonly bold?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  readonly hidden?: boolean
  readonly height?: string
}

/** What a style of Word says of a paragraph. */
export interface ParagraphStyle {
  readonly name: string
  /** from 1 */
  readonly heading?: number
  readonly align?: string
  readonly border?: boolean
  readonly run: RunStyle
}

export interface WordStyles {
  paragraph(id: string | undefined): ParagraphStyle
  run(id: string | undefined): RunStyle
}

/** @param styles the root of styles.xml; undefined for a document without one */
export function wordStyles(styles: XmlElement | undefined): WordStyles {
  const byId = new Map(childrenOf(styles, 'style').map((style) => [style.attributes.styleId ?? '', style]))
  const known = new Map<string, ParagraphStyle>()
  const resolve = (id: string, depth = 0): ParagraphStyle => {
    const found = known.get(id)
    if (found) return found
    const style = byId.get(id)
    if (!style || depth > 20) return PLAIN
    const base = childOf(style, 'basedOn')?.attributes.val
    const above = base === undefined ? PLAIN : resolve(base, depth + 1)
    const own = paragraphStyle(childOf(style, 'pPr'))
    const name = childOf(style, 'name')?.attributes.val ?? ''
    const heading = headingNamed(name)
    const resolved = {
      ...above,
      ...own,
      name,
      run: { ...above.run, ...runStyle(childOf(style, 'rPr')) },
      ...(heading ? { heading } : {}),
    }
    known.set(id, resolved)
    return resolved
  }
  const normal = childrenOf(styles, 'style').find(
    ({ attributes }) => attributes.type === 'paragraph' && /^(?:1|true)$/.test(attributes.default ?? ''),
  )
  return {
    paragraph: (id) => resolve(id ?? normal?.attributes.styleId ?? ''),
    run: (id) => (id === undefined ? {} : resolve(id).run),
  }
}

const PLAIN: ParagraphStyle = { name: '', run: {} }

/** Built-in styles bear their English names inside, whatever the language of the program. */
function headingNamed(name: string): number | undefined {
  if (/^title$/i.test(name)) return 1
  if (/^subtitle$/i.test(name)) return 3
  const [, level] = /^heading ([1-6])$/i.exec(name) ?? []
  return level ? Number(level) : undefined
}

/** @param properties `pPr` of a style or of a paragraph itself */
export function paragraphStyle(properties: XmlElement | undefined): Omit<ParagraphStyle, 'name' | 'run'> {
  const align = childOf(properties, 'jc')?.attributes.val
  const level = childOf(properties, 'outlineLvl')?.attributes.val
  const borders = childrenOf(childOf(properties, 'pBdr')).filter(
    ({ name, attributes }) => /^(?:top|bottom)$/.test(name) && !/^(?:nil|none)$/.test(attributes.val ?? ''),
  )
  return {
    ...(align === undefined ? {} : { align }),
    ...(level !== undefined && Number(level) < 6 ? { heading: Number(level) + 1 } : {}),
    ...(borders.length > 0 ? { border: true } : {}),
  }
}

/** @param properties `rPr` of a style or of a run itself */
export function runStyle(properties: XmlElement | undefined): RunStyle {
  const said = new Map(childrenOf(properties).map((property) => [property.name, property.attributes.val ?? '']))
  const height = said.get('vertAlign')
  const underline = said.get('u')
  const toggles = { italic: 'i', bold: 'b', strike: 'strike', hidden: 'vanish' } as const
  const own = Object.entries(toggles).flatMap(([name, property]) => {
    const value = said.get(property)
    return value === undefined ? [] : [[name, !/^(?:0|false|off|none)$/.test(value)] as const]
  })
  return {
    ...Object.fromEntries(own),
    ...(underline === undefined ? {} : { underline: !/^(?:none|0|false)$/.test(underline) }),
    ...(height === undefined ? {} : { height }),
  }
}
