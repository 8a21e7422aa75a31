import type { TextPage } from './page.ts'

const LONGEST = 500

/** Words that somebody has chosen in the text, and the paragraph in which they begin. */
export interface Passage {
  readonly words: string
  readonly chapter: string
  readonly block: string
}

/** @returns undefined when nothing is chosen in the text any more; `elsewhere` when something outside it is, as when one types */
export function chosenIn(page: TextPage): Passage | undefined | 'elsewhere' {
  const selection = document.getSelection()
  const anchor = selection?.anchorNode?.parentElement
  if (!selection || !anchor?.closest('#chapters')) return 'elsewhere'
  const words = selection.toString().trim().slice(0, LONGEST)
  const begins = selection.rangeCount > 0 ? selection.getRangeAt(0).startContainer : undefined
  const block = page.blocks.findLast((one) => begins !== undefined && one.contains(begins))
  return words === '' || !block ? undefined : { words, chapter: page.chapterOf(block), block: block.id }
}
