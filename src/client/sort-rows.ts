/** sort-rows: rows that have a number for their place can be dragged, by a handle that the arrow keys move, too. It writes the
 * numbers, and the form is sent as ever. Without this file people write the numbers themselves. */
export function enhanceSortRows(body: HTMLElement): void {
  const told = document.createElement('p')
  told.className = 'soft'
  told.role = 'status'
  body.closest('.scroll')?.after(told)
  for (const row of rowsOf(body)) giveHandle(row, told)
}

type Row = HTMLTableRowElement

function rowsOf(body: Element): readonly Row[] {
  return [...body.querySelectorAll<Row>('tr')].filter((row) => boxOf(row) !== null)
}

function boxOf(row: Row): HTMLInputElement | null {
  return row.querySelector<HTMLInputElement>('input[name^="place_"]')
}

function nameOf(row: Row): string {
  return row.cells[1]?.textContent?.trim() ?? ''
}

function giveHandle(row: Row, told: HTMLElement): void {
  const handle = document.createElement('button')
  handle.type = 'button'
  handle.className = 'handle'
  handle.ariaLabel = `Move ${nameOf(row)}`
  handle.title = 'Drag, or press the arrow keys'
  row.cells[0]?.prepend(handle)
  handle.addEventListener('keydown', (event) => {
    const step = STEPS[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const rows = inOrder(row)
    moveTo(row, Math.min(Math.max(rows.indexOf(row) + step, 0), rows.length - 1))
    row.scrollIntoView({ block: 'nearest' })
    tell(row, told)
  })
  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    handle.focus()
    drag(row, handle, event, () => tell(row, told))
  })
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** Lets the row follow the pointer until it is let go; Escape puts it back. */
function drag(row: Row, handle: HTMLElement, { pointerId, clientY }: PointerEvent, done: () => void): void {
  const first = inOrder(row).indexOf(row)
  const over = new AbortController()
  const { signal } = over
  let y = clientY
  const follow = () => {
    if (signal.aborted) return
    scrollNear(y)
    moveTo(row, placeAt(row, y))
    requestAnimationFrame(follow)
  }
  const end = (place?: number) => {
    if (place !== undefined) moveTo(row, place)
    over.abort()
    row.classList.remove('dragged')
    done()
  }
  row.classList.add('dragged')
  handle.setPointerCapture(pointerId)
  handle.addEventListener('pointermove', (event) => (y = event.clientY), { signal })
  handle.addEventListener('pointerup', () => end(), { signal })
  handle.addEventListener('pointercancel', () => end(first), { signal })
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(first), { signal })
  requestAnimationFrame(follow)
}

const EDGE = 64
const STRIDE = 10

function scrollNear(y: number): void {
  if (y < EDGE) scrollBy(0, -STRIDE)
  else if (y > innerHeight - EDGE) scrollBy(0, STRIDE)
}

/** @returns how many other rows have their middle above the pointer */
function placeAt(row: Row, y: number): number {
  const others = rowsOf(row.parentElement ?? row).filter((other) => other !== row)
  return others.filter((other) => {
    const { top, height } = other.getBoundingClientRect()
    return top + height / 2 < y
  }).length
}

/** The others go past the row: one that is taken out of the page and put back loses the focus and the pointer. */
function moveTo(row: Row, place: number): void {
  const rows = inOrder(row)
  const at = rows.indexOf(row)
  if (place === at) return
  if (place < at) row.after(...rows.slice(place, at))
  else row.before(...rows.slice(at + 1, place + 1))
  number(row)
}

/** The rows as their numbers ask for: somebody may have written some before they began to drag. */
function inOrder(row: Row): readonly Row[] {
  const rows = rowsOf(row.parentElement ?? row)
  const wanted = new Map(rows.map((one, at) => [one, Number(boxOf(one)?.value) || at + 1]))
  if (rows.every((one, at) => wanted.get(one) === at + 1)) return rows
  const lean = (one: Row) => Math.sign((wanted.get(one) ?? 0) - rows.indexOf(one) - 1)
  const sorted = rows.toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || lean(a) - lean(b))
  const at = sorted.indexOf(row)
  row.before(...sorted.slice(0, at))
  row.after(...sorted.slice(at + 1))
  number(row)
  return sorted
}

function number(row: Row): void {
  for (const [at, one] of rowsOf(row.parentElement ?? row).entries()) {
    const box = boxOf(one)
    if (box) box.value = String(at + 1)
  }
}

function tell(row: Row, told: HTMLElement): void {
  const rows = inOrder(row)
  told.textContent = `${nameOf(row)}: now ${rows.indexOf(row) + 1} of ${rows.length}. Save it with the button below.`
}
