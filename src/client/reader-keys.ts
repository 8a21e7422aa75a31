/** reader-keys: arrow keys turn chapters, and a hairline shows how far one has read. Without this file the links do. */
export function enhanceReaderKeys(bar: HTMLElement): void {
  document.addEventListener('keydown', (event) => turn(bar, event))
  const progress = bar.querySelector('progress')
  const text = document.getElementById('chapters')
  if (!progress || !text) return
  progress.hidden = false
  const measure = () => {
    progress.value = readSoFar(text)
  }
  addEventListener('scroll', measure, { passive: true })
  measure()
}

function turn(bar: HTMLElement, event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event.target)) return
  const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  bar.querySelector<HTMLAnchorElement>(event.key === back ? 'a.previous' : 'a.next')?.click()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, select, textarea, details[open], [contenteditable]') !== null
  )
}

/** @returns 0 to 100: how much of the text lies above the window's lower edge */
function readSoFar(text: HTMLElement): number {
  const { top, height } = text.getBoundingClientRect()
  return height === 0 ? 0 : Math.min(100, Math.max(0, ((innerHeight - top) / height) * 100))
}
