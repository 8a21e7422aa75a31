import style from './bonds.css' with { type: 'text' }
import { Together } from './together.ts'

let styled = false

/** Once a page, however many parts of it want the style. */
export function adoptStyle(): void {
  if (styled) return
  styled = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  document.adoptedStyleSheets.push(sheet)
}

/** Shows who else is in the text, and lets them walk and whisper. */
export function openTogether(sheet: HTMLElement): void {
  adoptStyle()
  new Together(sheet)
}
