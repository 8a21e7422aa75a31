/** desk-keys: j and k move from row to row, x ticks, a ticks all, o opens the tag, s sends what is ticked. Without this
 * file the boxes, links and buttons do. */
export function enhanceDeskKeys(table: HTMLElement): void {
  const boxes = [...table.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
  const hint = document.createElement('p')
  hint.className = 'hint'
  hint.textContent = 'Keys: j and k move, x ticks, a ticks all, o opens the tag, s goes on with what is ticked.'
  table.before(hint)
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
    const act = ACTS[event.key]
    if (!act) return
    event.preventDefault()
    act(boxes, current(boxes))
  })
}

type Act = (boxes: readonly HTMLInputElement[], at: number) => void

const ACTS: Readonly<Record<string, Act>> = {
  j: (boxes, at) => boxes[Math.min(at + 1, boxes.length - 1)]?.focus(),
  k: (boxes, at) => boxes[Math.max(at - 1, 0)]?.focus(),
  x: (boxes, at) => boxes[at]?.click(),
  a: (boxes) => {
    const tick = boxes.some(({ checked }) => !checked)
    for (const box of boxes) box.checked = tick
  },
  o: (boxes, at) => boxes[at]?.closest('tr')?.querySelector<HTMLAnchorElement>('a.tag')?.click(),
  s: (boxes) => boxes[0]?.form?.requestSubmit(),
}

/** @returns the place of the row that has the focus; -1 before the first */
function current(boxes: readonly HTMLInputElement[]): number {
  const row = document.activeElement?.closest('tr')
  return row ? boxes.findIndex((box) => box.closest('tr') === row) : -1
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), select, textarea, [contenteditable]') !== null
  )
}
