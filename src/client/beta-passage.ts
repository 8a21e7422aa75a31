import { type Chosen, chosenIn } from './chosen.ts'

/** beta-passage: words that are chosen in the text can be noted without copying them. Without this file the form of a note has a field for
 * them. */
export function enhanceBetaPassage(text: HTMLElement): void {
  const look = () => {
    const chosen = chosenIn(text)
    if (!chosen) return
    for (const link of text.querySelectorAll<HTMLAnchorElement>('a[data-at]'))
      point(link, link.dataset.at === chosen.at ? chosen : undefined)
  }
  document.addEventListener('selectionchange', look)
  look()
}

/** The link beside the paragraph leads to a form for just these words, and says so; others lead where they led before. */
function point(link: HTMLAnchorElement, chosen: Chosen | undefined): void {
  const address = new URL(link.href)
  for (const [name, value] of [
    ['from', chosen?.from],
    ['to', chosen?.to],
  ] as const) {
    if (value === undefined) address.searchParams.delete(name)
    else address.searchParams.set(name, String(value))
  }
  link.href = address.href
  link.classList.toggle('current', chosen !== undefined)
  const [words] = link.childNodes
  if (!(words instanceof Text)) return
  link.dataset.words ??= words.data
  words.data = chosen ? `${link.dataset.words} on the chosen words` : link.dataset.words
}
