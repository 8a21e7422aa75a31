import { chosenIn } from './chosen.ts'

/** margin: once words of the text are chosen, the link to the margin leads to the form for just these. Without this file it leads to a page
 * of all paragraphs. */
export function enhanceMargin(link: HTMLElement): void {
  const text = document.getElementById('chapters')
  if (!(link instanceof HTMLAnchorElement) || !text) return
  const { href, textContent } = link
  document.addEventListener('selectionchange', () => {
    const chosen = chosenIn(text)
    link.href = chosen ? `${href}/${chosen.at}?from=${chosen.from}&to=${chosen.to}#add_comment` : href
    link.textContent = chosen ? 'Comment on the chosen words' : textContent
    link.classList.toggle('current', chosen !== undefined)
  })
}
