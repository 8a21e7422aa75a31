import style from './listening.css' with { type: 'text' }

/** What the browser's highlights offer, which its types may not name.
 * @see https://www.w3.org/TR/css-highlight-api-1/ */
const NAME = 'listening'

/** Shows which sentence is read, without touching the text: over it where the browser can, else beside its paragraph. */
export class Light {
  private block: HTMLElement | undefined

  constructor() {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    document.adoptedStyleSheets.push(sheet)
  }

  show(block: HTMLElement, range: Range | undefined): void {
    this.hide()
    if (range && 'highlights' in CSS) CSS.highlights.set(NAME, new Highlight(range))
    else {
      this.block = block
      block.classList.add(NAME)
    }
    bringIntoView((range ?? block).getBoundingClientRect())
  }

  hide(): void {
    if ('highlights' in CSS) CSS.highlights.delete(NAME)
    this.block?.classList.remove(NAME)
    this.block = undefined
  }
}

/** Moves the page only when the sentence would not be seen, and then so that what follows is. */
function bringIntoView({ top, bottom }: DOMRect): void {
  const bar = document.querySelector('.reader-bar')?.getBoundingClientRect().bottom ?? 0
  if (top >= bar && bottom <= innerHeight * 0.8) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  scrollBy({ top: top - bar - innerHeight * 0.1, behavior: calm ? 'instant' : 'smooth' })
}
