/** Words that are chosen on a page, within one paragraph of a story. */
export type Chosen = { readonly at: string; readonly from: number; readonly to: number }

/** What is chosen, if it stands within one paragraph. */
export function chosenIn(text: HTMLElement): Chosen | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const within = range.commonAncestorContainer
  const element = within instanceof Element ? within : within.parentElement
  const paragraph = element?.closest<HTMLElement>('.userstuff [id^=p]')
  if (!paragraph || !text.contains(paragraph)) return undefined
  const before = document.createRange()
  before.selectNodeContents(paragraph)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length
  return { at: paragraph.id, from, to: from + range.toString().length }
}
