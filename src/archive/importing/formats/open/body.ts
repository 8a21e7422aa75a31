import { element } from '../../../../platform/text/pasted/raw.ts'
import type { Element, Node } from '../../../../platform/text/tree.ts'
import { childOf, childrenOf, elementsBelow, type XmlElement, xmlText } from '../../../../platform/text/xml.ts'
import { resolved } from '../archive.ts'
import { partAddress } from '../pictures.ts'
import type { OpenStyle, OpenStyles } from './styles.ts'

/** Turns the body of an OpenDocument text into blocks, and counts what it passes by. */
export class OpenBody {
  readonly marks = new Map<Element, Element>()
  pictures = 0
  comments = 0
  deletions = 0
  private readonly styles: OpenStyles
  private boxes: Node[] = []

  constructor(styles: OpenStyles) {
    this.styles = styles
  }

  blocks(elements: readonly XmlElement[]): Node[] {
    return elements.flatMap((one) => [...this.block(one), ...this.boxes.splice(0)])
  }

  private block(one: XmlElement): readonly Node[] {
    switch (one.name) {
      case 'p':
        return this.paragraph(one)
      case 'h':
        return [element(`h${levelOf(one)}`, {}, this.inline(one))]
      case 'list':
        return [this.list(one, one.attributes['style-name'], 0)]
      case 'table':
        return [this.table(one)]
      case 'tracked-changes':
        this.deletions += elementsBelow(one, 'deletion').filter((deletion) => xmlText(deletion).trim() !== '').length
        return []
      case 'section':
      case 'index-body':
        return this.blocks(childrenOf(one))
      case 'frame':
        return this.drawn(one)
      default:
        return []
    }
  }

  private paragraph(one: XmlElement): readonly Node[] {
    const style = this.styles.find('paragraph', one.attributes['style-name'])
    const children = this.inline(one)
    if (style.hidden) return []
    if (children.length === 0) return [style.border ? element('hr', {}, []) : element('p', {}, [])]
    if (/^title$/i.test(style.name)) return [element('h1', { class: 'title' }, children)]
    const heading = /^subtitle$/i.test(style.name) ? 3 : style.heading
    if (heading) return [element(`h${Math.min(6, heading)}`, {}, children)]
    const css = [
      style.css,
      /^(?:center|end|right)$/.test(style.align) ? `text-align: ${style.align === 'center' ? 'center' : 'right'}` : '',
    ]
      .filter(Boolean)
      .join(';')
    const paragraph = element('p', css === '' ? {} : { style: css }, children)
    return [/^quotations?$/i.test(style.name) ? element('blockquote', {}, [paragraph]) : paragraph]
  }

  private list(list: XmlElement, style: string | undefined, level: number): Element {
    const items = childrenOf(list).map((item) => {
      const inside = childrenOf(item).flatMap((child) =>
        child.name === 'list'
          ? [this.list(child, child.attributes['style-name'] ?? style, level + 1)]
          : this.block(child),
      )
      const [only] = inside
      return element(
        'li',
        {},
        inside.length === 1 && only && 'tag' in only && only.tag === 'p' ? only.children : inside,
      )
    })
    return element(this.styles.ordered(style, level) ? 'ol' : 'ul', {}, items)
  }

  private table(table: XmlElement): Element {
    const rows = elementsBelow(table, 'table-row').map((row) =>
      element(
        'tr',
        {},
        childrenOf(row, 'table-cell').map((cell) => element('td', {}, this.blocks(childrenOf(cell)))),
      ),
    )
    return element('table', {}, [element('tbody', {}, rows)])
  }

  private inline({ children }: XmlElement): Node[] {
    return children.flatMap((child): readonly Node[] =>
      typeof child === 'string' ? [{ text: child.replace(/\s+/g, ' ') }] : this.piece(child),
    )
  }

  private piece(piece: XmlElement): readonly Node[] {
    switch (piece.name) {
      case 'span':
        return this.span(piece, this.styles.find('text', piece.attributes['style-name']))
      case 'a':
        return [element('a', { href: piece.attributes.href ?? '' }, this.inline(piece))]
      case 's':
      case 'tab':
        return [{ text: ' ' }]
      case 'line-break':
        return [element('br', {}, [])]
      case 'note':
        return this.mark(piece)
      case 'annotation':
        this.comments++
        return []
      case 'ruby':
        return [
          element('ruby', {}, [
            ...this.inline(childOf(piece, 'ruby-base') ?? piece),
            element('rt', {}, [{ text: xmlText(childOf(piece, 'ruby-text')) }]),
          ]),
        ]
      case 'frame':
        return this.drawn(piece)
      default:
        return SILENT.test(piece.name) ? [] : this.inline(piece)
    }
  }

  private span(span: XmlElement, { css, hidden }: OpenStyle): readonly Node[] {
    const children = this.inline(span)
    if (hidden || children.length === 0) return []
    return css === '' ? children : [element('span', { style: css }, children)]
  }

  private mark(note: XmlElement): readonly Node[] {
    const mark = element('a', {}, [{ text: '' }])
    this.marks.set(mark, element('div', {}, this.blocks(childrenOf(childOf(note, 'note-body')))))
    return [mark]
  }

  /** A box of text is set below the paragraph that holds it. */
  private drawn(frame: XmlElement): readonly Node[] {
    const box = childOf(frame, 'text-box')
    if (box) {
      this.boxes.push(...this.blocks(childrenOf(box)))
      return []
    }
    const part = resolved('content.xml', childOf(frame, 'image')?.attributes.href ?? '..')?.file
    if (part) {
      const alt = xmlText(childOf(frame, 'desc') ?? childOf(frame, 'title')).trim()
      return [element('img', { src: partAddress(part), alt }, [])]
    }
    this.pictures++
    return []
  }
}

const SILENT =
  /^(?:bookmark|bookmark-start|bookmark-end|change|change-start|change-end|annotation-end|soft-page-break|reference-mark.*|toc-mark.*|alphabetical-index-mark.*)$/

function levelOf({ attributes }: XmlElement): number {
  return Math.min(6, Math.max(1, Number(attributes['outline-level'] ?? 1) || 1))
}
