/** footnotes: opens a note below the paragraph that its mark stands in; the mark again, Escape or the button closes it. Without this file
 * the mark leads to the note. */
export function enhanceFootnotes(text: HTMLElement): void {
  text.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('sup a[href^="#"]') : null
    const note = mark && noteOf(mark)
    const place = mark?.closest('p, li, dd, td, h2, h3, h4, h5, h6, blockquote, div')
    if (!mark || !note || !place || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const open = place.querySelector('.open-note') ?? nextNote(place)
    open?.remove()
    if (open?.getAttribute('data-of') !== mark.hash) show(mark, place, note)
  })
}

/** @returns the paragraph that the mark leads to, unless it stands there already or before */
function noteOf(mark: HTMLAnchorElement): Element | undefined {
  const target = document.getElementById(decodeURIComponent(mark.hash.slice(1)))
  const note = target?.closest('p, li, dd, div') ?? undefined
  const isBelow = note && mark.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING
  return isBelow ? note : undefined
}

function nextNote(place: Element): Element | undefined {
  const next = place.nextElementSibling
  return next?.classList.contains('open-note') ? next : undefined
}

function show(mark: HTMLAnchorElement, place: Element, note: Element): void {
  const box = document.createElement('aside')
  box.className = 'open-note'
  box.dataset.of = mark.hash
  box.tabIndex = -1
  box.ariaLabel = 'Note'
  const copy = note.cloneNode(true) as Element
  // a name may stand once on a page, and the way back is where one is
  for (const named of [copy, ...copy.querySelectorAll('[id]')]) named.removeAttribute('id')
  const close = document.createElement('button')
  close.type = 'button'
  close.textContent = 'Close the note'
  const end = () => {
    box.remove()
    mark.focus()
  }
  close.addEventListener('click', end)
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') end()
  })
  box.append(...copy.childNodes, ' ', close)
  if (place.matches('li, dd, td, div')) place.append(box)
  else place.after(box)
  box.focus()
}
