import type { TextPage } from './page.ts'

/** A quiet sign beside a paragraph. */
export interface Mark {
  readonly index: number
  /** one letter, or a sign */
  readonly sign: string
  readonly kind: 'hand' | 'whisper'
}

/** The margin: a layer over the page, so that the text itself stays as it is for copying, searching and screen readers. */
export class Margin {
  private readonly page: TextPage
  private readonly layer = document.createElement('div')
  private marks: readonly Mark[] = []

  constructor(page: TextPage) {
    this.page = page
    this.layer.className = 'bond-margin'
    this.layer.setAttribute('aria-hidden', 'true')
    document.body.append(this.layer)
    new ResizeObserver(() => this.draw()).observe(document.getElementById('outer') ?? document.body)
  }

  show(marks: readonly Mark[]): void {
    this.marks = marks
    this.draw()
  }

  private draw(): void {
    const beside = new Map<number, number>()
    const drawn = this.marks.flatMap(({ index, sign, kind }) => {
      const block = this.page.blocks[index]
      if (!block) return []
      const mark = document.createElement('span')
      const { top, left, right } = block.getBoundingClientRect()
      const rightToLeft = getComputedStyle(block).direction === 'rtl'
      const nth = beside.get(index) ?? 0
      beside.set(index, nth + 1)
      mark.textContent = sign
      mark.className = kind
      const room = 26
      const start = rightToLeft ? right + 4 : Math.max(0, left - room)
      mark.style.transform = `translate(${start + scrollX}px, ${top + scrollY + 3 + nth * 24}px)`
      return [mark]
    })
    this.layer.replaceChildren(...drawn)
  }
}
