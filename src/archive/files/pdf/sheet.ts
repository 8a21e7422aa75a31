import type { Font } from 'fontkit'
import { type SetLine, setLines, type Words } from './lines.ts'
import type { Look, Type } from './type.ts'

/** A5, in points. */
const [WIDTH, HEIGHT] = [419.53, 595.28]
const SIDE = 52
const TOP = 56
const BOTTOM = 64
const LEADING = 1.45
const INK = '#1f1b16'
const LINK = '#1d5c6b'

/** How a block stands on its page. */
export interface Standing {
  readonly before?: number
  readonly after?: number
  readonly left?: number
  readonly indent?: number
  readonly align?: 'start' | 'center' | 'right'
  /** stands before the first line, to its left */
  readonly mark?: string
  /** the next line must be on the same page */
  readonly keep?: boolean
}

type About = { readonly title: string; readonly author: string; readonly at: Date; readonly language: string }

/** @param at when it was last changed: the same content is the same bytes */
export async function openSheet(type: Type, { title, author, at, language }: About): Promise<Sheet> {
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    font: null as unknown as string,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at, Producer: 'Fanlight', Creator: 'Fanlight' },
  })
  return new Sheet(type, document)
}

/** Sets blocks on pages, one below the other. */
export class Sheet {
  readonly document: PDFKit.PDFDocument
  private readonly type: Type
  private readonly names = new Map<Font, string>()
  private y = HEIGHT

  constructor(type: Type, document: PDFKit.PDFDocument) {
    this.type = type
    this.document = document
  }

  /** pages so far */
  get pages(): number {
    return this.document.bufferedPageRange().count
  }

  turn(): void {
    this.document.addPage()
    this.y = TOP
  }

  /** @returns the lines that a page of this size of letters holds */
  static linesOf(size: number): number {
    return Math.floor((HEIGHT - TOP - BOTTOM) / (size * LEADING))
  }

  block(words: readonly Words[], standing: Standing = {}): void {
    const { before = 0, after = 0, left = 0, indent = 0, align = 'start', mark, keep = false } = standing
    const size = words[0]?.look.size ?? 10.5
    const room = WIDTH - 2 * SIDE - left
    if (this.y > TOP) this.y += before
    for (const [at, line] of setLines(this.type, words, room, indent).entries()) {
      this.need(size * LEADING * (keep ? 3 : 1))
      if (at === 0 && mark)
        this.line(
          setLines(this.type, [{ text: mark, look: words[0]?.look ?? BODY, link: undefined }], room)[0],
          SIDE + left - 16,
        )
      const free = room - line.width
      this.line(line, SIDE + left + (align === 'center' ? free / 2 : align === 'right' ? free : 0))
      this.y += size * LEADING
    }
    this.y += after
  }

  /** A short rule in the middle. */
  divider(): void {
    this.need(40)
    this.y += 14
    this.document
      .moveTo(WIDTH / 2 - 30, this.y)
      .lineTo(WIDTH / 2 + 30, this.y)
      .lineWidth(0.6)
      .stroke(INK)
    this.y += 14
  }

  /** Goes back to a page that was left empty. */
  back(page: number): void {
    this.document.switchToPage(page)
    this.y = TOP
  }

  /** A line of the table of contents, with the page it leads to. */
  entry(title: string, page: string, goTo: string, look: Look): void {
    const room = WIDTH - 2 * SIDE
    const [line] = setLines(this.type, [{ text: title, look, link: undefined }], 10_000)
    const number = setLines(this.type, [{ text: page, look, link: undefined }], room)[0]
    const short =
      line && line.width > room - 40
        ? setLines(this.type, [{ text: title, look, link: undefined }], room - 40)[0]
        : line
    this.line(short, SIDE)
    this.line(number, WIDTH - SIDE - (number?.width ?? 0))
    this.document.goTo(SIDE, this.y, room, look.size * LEADING, goTo)
    this.y += look.size * LEADING
  }

  /** Numbers at the foot of all pages from this one on. */
  foot(from: number, look: Look): void {
    for (let page = from; page < this.pages; page++) {
      this.document.switchToPage(page)
      const [line] = setLines(this.type, [{ text: String(page + 1), look, link: undefined }], WIDTH)
      this.y = HEIGHT - BOTTOM / 2 - look.size
      this.line(line, (WIDTH - (line?.width ?? 0)) / 2)
    }
  }

  private need(height: number): void {
    if (this.y + height > HEIGHT - BOTTOM) this.turn()
  }

  private line(line: SetLine | undefined, x: number): void {
    for (const { face, text, look, link, x: at, width } of line?.pieces ?? []) {
      this.document
        .font(this.nameOf(face))
        .fontSize(look.size)
        .fillColor(link ? LINK : INK)
        .text(text, x + at, this.y, { lineBreak: false })
      if (link) this.document.link(x + at, this.y, width, look.size * LEADING, link)
    }
  }

  private nameOf(face: Font): string {
    const known = this.names.get(face)
    if (known) return known
    const name = `face-${this.names.size}`
    this.names.set(face, name)
    this.document.registerFont(name, face as unknown as string)
    return name
  }
}

export const BODY: Look = { size: 10.5, weight: 400, slant: 'normal' }
export const BOLD: Look = { ...BODY, weight: 700 }
export const ITALIC: Look = { ...BODY, slant: 'italic' }
