import { element } from '../../../../platform/text/pasted/raw.ts'
import type { Element, Node } from '../../../../platform/text/tree.ts'
import { childOf, childrenOf, elementsBelow, type XmlElement, xmlText } from '../../../../platform/text/xml.ts'
import { resolved } from '../archive.ts'
import { partAddress } from '../pictures.ts'
import { type ListPlace, listsOf, type Numbers, placeIn } from './lists.ts'
import { type ParagraphStyle, paragraphStyle, type RunStyle, runStyle, type WordStyles } from './styles.ts'

/** What the parts beside the text say. */
export interface WordParts {
  readonly styles: WordStyles
  readonly numbers: Numbers
  readonly related: Related
  /** by kind and id: `footnote3` */
  readonly notes: ReadonlyMap<string, WordNote>
}

/** What a part of the document names by ids of its own. */
export interface Related {
  /** addresses of links */
  readonly links: ReadonlyMap<string, string>
  /** of pictures: addresses of parts, as the part itself would say them */
  readonly pictures: ReadonlyMap<string, string>
}

/** A note, which stands in a part of its own. */
export interface WordNote {
  readonly said: readonly XmlElement[]
  readonly related: Related
}

type Item = { readonly place: ListPlace; readonly children: readonly Node[] }

/** Turns the body of a document into blocks, and counts what it passes by. */
export class WordBody {
  readonly marks = new Map<Element, Element>()
  pictures = 0
  deletions = 0
  private readonly parts: WordParts
  /** of the part that is read now */
  private related: Related
  private boxes: Node[] = []

  constructor(parts: WordParts) {
    this.parts = parts
    this.related = parts.related
  }

  blocks(elements: readonly XmlElement[]): Node[] {
    const blocks: Node[] = []
    let items: Item[] = []
    const endList = () => {
      blocks.push(...listsOf(items))
      items = []
    }
    for (const one of elements) {
      if (one.name === 'p') {
        const place = this.listPlace(one)
        if (place) items.push({ place, children: this.inline(one, this.styleOf(one).run) })
        else {
          endList()
          blocks.push(...this.paragraph(one))
        }
      } else {
        endList()
        blocks.push(...this.other(one))
      }
      blocks.push(...this.boxes.splice(0))
    }
    endList()
    return blocks
  }

  private other(one: XmlElement): readonly Node[] {
    if (one.name === 'tbl') return [this.table(one)]
    if (/^(?:sdt|sdtContent|ins|moveTo|customXml|smartTag)$/.test(one.name)) return this.blocks(childrenOf(one))
    return []
  }

  private table(table: XmlElement): Element {
    const rows = elementsBelow(table, 'tr').map((row) =>
      element(
        'tr',
        {},
        childrenOf(row, 'tc').map((cell) => element('td', {}, this.blocks(childrenOf(cell)))),
      ),
    )
    return element('table', {}, [element('tbody', {}, rows)])
  }

  private styleOf(paragraph: XmlElement): ParagraphStyle {
    const properties = childOf(paragraph, 'pPr')
    return {
      ...this.parts.styles.paragraph(childOf(properties, 'pStyle')?.attributes.val),
      ...paragraphStyle(properties),
    }
  }

  private listPlace(paragraph: XmlElement): ListPlace | undefined {
    return this.styleOf(paragraph).heading ? undefined : placeIn(childOf(paragraph, 'pPr'), this.parts.numbers)
  }

  private paragraph(one: XmlElement): readonly Node[] {
    const style = this.styleOf(one)
    const children = this.inline(one, style.run)
    if (children.length === 0 && (style.border || hasRule(one))) return [element('hr', {}, [])]
    if (/^title$/i.test(style.name)) return [element('h1', { class: 'title' }, children)]
    if (style.heading) return [element(`h${style.heading}`, {}, children)]
    const align = /^(?:center|right|end)$/.test(style.align ?? '')
      ? { style: `text-align: ${style.align === 'center' ? 'center' : 'right'}` }
      : {}
    const paragraph = element('p', children.length === 0 ? {} : align, children)
    return [/^(?:intense )?quote$/i.test(style.name) ? element('blockquote', {}, [paragraph]) : paragraph]
  }

  /** @param base what the style of the paragraph says of its words */
  private inline(within: XmlElement, base: RunStyle): Node[] {
    return childrenOf(within).flatMap((child): readonly Node[] => {
      if (child.name === 'r') return this.run(child, base)
      if (child.name === 'hyperlink') return [this.link(child, base)]
      if (/^(?:del|moveFrom)$/.test(child.name)) {
        if (xmlText(child).trim() !== '') this.deletions++
        return []
      }
      if (/^(?:ins|moveTo|smartTag|sdt|sdtContent|fldSimple|customXml|bdo|dir)$/.test(child.name))
        return this.inline(child, base)
      return /^oMath/.test(child.name) ? [{ text: xmlText(child) }] : []
    })
  }

  private link(link: XmlElement, base: RunStyle): Node {
    const href = this.related.links.get(link.attributes.id ?? '')
    const children = this.inline(link, base)
    return href ? element('a', { href }, children) : element('span', {}, children)
  }

  private run(run: XmlElement, base: RunStyle): readonly Node[] {
    const properties = childOf(run, 'rPr')
    const named = this.parts.styles.run(childOf(properties, 'rStyle')?.attributes.val)
    const own = runStyle(properties)
    // slanted words in a slanted paragraph are upright, when both say so by a style
    const turned = {
      italic: Boolean(base.italic) !== Boolean(named.italic),
      bold: Boolean(base.bold) !== Boolean(named.bold),
    }
    const style = { ...base, ...named, ...turned, ...own }
    if (style.hidden) return []
    const children = childrenOf(run).flatMap((child) => this.piece(child))
    return children.length === 0 ? [] : [element('span', { style: cssOf(style) }, children)]
  }

  private piece(piece: XmlElement): readonly Node[] {
    switch (piece.name) {
      case 't':
        return [{ text: xmlText(piece) }]
      case 'tab':
        return [{ text: ' ' }]
      case 'br':
        return piece.attributes.type === 'page' ? [] : [element('br', {}, [])]
      case 'cr':
        return [element('br', {}, [])]
      case 'noBreakHyphen':
        return [{ text: '\u2011' }]
      case 'footnoteReference':
      case 'endnoteReference':
        return this.mark(`${piece.name.replace('Reference', '')}${piece.attributes.id}`)
      case 'AlternateContent':
        return childrenOf(childOf(piece, 'Choice')).flatMap((child) => this.piece(child))
      case 'drawing':
      case 'pict':
      case 'object':
        return this.drawn(piece)
      default:
        return []
    }
  }

  private mark(name: string): readonly Node[] {
    const note = this.parts.notes.get(name)
    if (!note) return []
    const mark = element('a', {}, [{ text: '' }])
    const around = this.related
    this.related = note.related
    this.marks.set(mark, element('div', {}, this.blocks(note.said)))
    this.related = around
    return [mark]
  }

  /** A box of text is set below the paragraph that holds it. */
  private drawn(piece: XmlElement): readonly Node[] {
    const [box] = elementsBelow(piece, 'txbxContent')
    if (box) this.boxes.push(...this.blocks(childrenOf(box)))
    if (box || hasRule(piece)) return []
    const [blip] = elementsBelow(piece, 'blip')
    const id = blip?.attributes.embed ?? elementsBelow(piece, 'imagedata')[0]?.attributes.id
    const part = resolved('word/document.xml', this.related.pictures.get(id ?? '') ?? '..')?.file
    if (part) return [element('img', { src: partAddress(part), alt: altOf(piece) }, [])]
    this.pictures++
    return []
  }
}

/** What its author says that is to be seen. */
function altOf(piece: XmlElement): string {
  const said = elementsBelow(piece, 'docPr')[0]?.attributes.descr ?? elementsBelow(piece, 'shape')[0]?.attributes.alt
  return said ?? ''
}

/** The line that Word draws for three hyphens. */
function hasRule(within: XmlElement): boolean {
  return elementsBelow(within, 'rect').some(({ attributes }) => attributes.hr !== undefined)
}

function cssOf({ italic, bold, underline, strike, height }: RunStyle): string {
  const lines = [underline ? 'underline' : '', strike ? 'line-through' : ''].filter(Boolean).join(' ')
  return [
    italic ? 'font-style: italic' : '',
    bold ? 'font-weight: bold' : '',
    lines ? `text-decoration: ${lines}` : '',
    height === 'superscript' ? 'vertical-align: super' : height === 'subscript' ? 'vertical-align: sub' : '',
  ]
    .filter(Boolean)
    .join(';')
}
