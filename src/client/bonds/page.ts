import { blocksIn, chapterOf, firstBelow } from '../place.ts'
import { send } from './send.ts'

/** Where one is on the page. */
export interface Here {
  readonly chapter: string
  readonly block: string
  /** of the paragraph among all on the page */
  readonly index: number
}

/** The text that is open: its paragraphs, and which of them is topmost. */
export class TextPage {
  readonly work: number
  readonly chapters: readonly string[]
  readonly blocks: readonly HTMLElement[]
  private readonly indexes: ReadonlyMap<string, number>
  private readonly one: string | undefined

  constructor(sheet: HTMLElement) {
    const { work = '', chapter, chapters = '' } = sheet.dataset
    const text = document.getElementById('chapters')
    this.work = Number(work)
    this.one = chapter
    this.chapters = chapters.split(' ')
    this.blocks = text ? blocksIn(text) : []
    this.indexes = new Map(this.blocks.map(({ id }, index) => [id, index]))
  }

  here(): Here | undefined {
    const index = firstBelow(this.blocks, barEnd())
    const block = this.blocks[index]
    return block && { chapter: this.chapterOf(block), block: block.id, index }
  }

  /** @returns the last paragraph that is at least begun in the window, -1 for none */
  lastSeen(): number {
    return firstBelow(this.blocks, innerHeight) - (this.blocks.at(-1) && isAbove(this.blocks.at(-1)) ? 0 : 1)
  }

  chapterOf(block: HTMLElement): string {
    return this.one ?? chapterOf(block) ?? this.chapters[0] ?? ''
  }

  /** @returns where a paragraph of this work stands on the page; undefined when it does not */
  indexOf(chapter: number, block: string): number | undefined {
    if (block !== '') return this.indexes.get(block)
    const first = this.blocks.findIndex((one) => this.chapterOf(one) === String(chapter))
    return first < 0 ? undefined : first
  }

  goTo(index: number): void {
    const block = this.blocks[index]
    if (!block) return
    scrollTo({ top: block.getBoundingClientRect().top + scrollY - barEnd() - 12, behavior: 'instant' })
  }
}

function isAbove(block: HTMLElement | undefined): boolean {
  return block !== undefined && block.getBoundingClientRect().bottom <= innerHeight
}

function barEnd(): number {
  return Math.max(0, document.querySelector('.reader-bar')?.getBoundingClientRect().bottom ?? 0)
}

/** Says where one is, not more often than that; and not at all while no bond may know. */
export class PlaceTeller {
  private readonly page: TextPage
  private sent = ''
  private timer = 0
  /** milliseconds between two places: short while somebody follows */
  every = 1200
  allowed = false

  constructor(page: TextPage) {
    this.page = page
    addEventListener('scroll', () => this.soon(), { passive: true })
  }

  soon(): void {
    if (this.allowed) this.timer ||= window.setTimeout(() => this.tell(), this.every)
  }

  private tell(): void {
    this.timer = 0
    const here = this.page.here()
    if (!here || !this.allowed || document.visibilityState === 'hidden') return
    const words = `${here.chapter} ${here.block}`
    if (words === this.sent) return
    this.sent = words
    void send('/bonds/place', { work: String(this.page.work), chapter: here.chapter, block: here.block })
  }

  /** What was said before may not have been heard. */
  forget(): void {
    this.sent = ''
  }
}
