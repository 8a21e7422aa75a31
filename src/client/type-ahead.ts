type TextBox = HTMLInputElement | HTMLTextAreaElement

const PAUSE = 120

/** type-ahead: offers names while one types, from the address in data-source, those of the fandoms in the field data-beside first; with data-several, for the part between
 * commas that one is at. Arrow keys choose, Return or Tab takes, Escape closes. Without this file one types the name. */
export function enhanceTypeAhead(element: HTMLElement): void {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return
  const list = new Suggestions(element)
  element.addEventListener('input', () => list.askSoon())
  element.addEventListener('keydown', (event) => list.steer(event as KeyboardEvent))
  element.addEventListener('blur', () => list.close())
}

class Suggestions {
  private readonly box: TextBox
  private readonly list = document.createElement('ul')
  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = 0
  private chosen = -1

  constructor(box: TextBox) {
    this.box = box
    this.list.className = 'suggestions'
    this.list.id = `${box.id}-suggestions`
    this.list.role = 'listbox'
    this.list.ariaLabel = 'Suggestions'
    this.list.hidden = true
    box.after(this.list)
    box.setAttribute('aria-autocomplete', 'list')
    box.setAttribute('aria-controls', this.list.id)
    if (box instanceof HTMLInputElement) {
      box.role = 'combobox'
      box.ariaExpanded = 'false'
    }
    // pressing the mouse must not take the focus away before the click is heard
    this.list.addEventListener('mousedown', (event) => event.preventDefault())
    this.list.addEventListener('click', (event) => this.take(event.target))
  }

  askSoon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ask(), PAUSE)
  }

  steer(event: KeyboardEvent): void {
    if (this.list.hidden && event.key === 'Escape') this.close() // names that are still on their way are not wanted
    if (this.list.hidden || event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      this.choose(this.chosen + (event.key === 'ArrowDown' ? 1 : -1))
    else if (event.key === 'Escape') this.close()
    else if ((event.key === 'Enter' || event.key === 'Tab') && this.chosen >= 0)
      this.take(this.list.children[this.chosen] ?? null)
    else return
    event.preventDefault()
  }

  close(): void {
    clearTimeout(this.timer)
    this.asked++
    this.show([])
  }

  /** An answer that comes after a later question is not shown. */
  private async ask(): Promise<void> {
    const question = ++this.asked
    const term = this.part().text.trim()
    const names = term === '' ? [] : await fetchNames(this.source(), term)
    if (question === this.asked) this.show(names)
  }

  /** Names that stand beside the fandoms of another field come first. */
  private source(): string {
    const { source = '', beside } = this.box.dataset
    const field = beside === undefined ? null : document.getElementById(beside)
    const fandoms = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value.trim() : ''
    return fandoms === '' ? source : `${source}?fandom=${encodeURIComponent(fandoms)}`
  }

  private show(names: readonly string[]): void {
    this.list.replaceChildren(...names.map((name, at) => option(`${this.list.id}-${at}`, name)))
    this.list.hidden = names.length === 0
    if (this.box instanceof HTMLInputElement) this.box.ariaExpanded = String(names.length > 0)
    this.choose(-1)
  }

  private choose(at: number): void {
    const options = [...this.list.children]
    this.chosen = options.length === 0 || at === -1 ? -1 : (at + options.length) % options.length
    for (const [index, one] of options.entries()) one.ariaSelected = String(index === this.chosen)
    const current = options[this.chosen]
    current?.scrollIntoView({ block: 'nearest' })
    if (current) this.box.setAttribute('aria-activedescendant', current.id)
    else this.box.removeAttribute('aria-activedescendant')
  }

  private take(target: EventTarget | null): void {
    const name = target instanceof Element ? target.closest('[role=option]')?.textContent : undefined
    if (!name) return
    const { from, to } = this.part()
    const several = 'several' in this.box.dataset
    const before = this.box.value.slice(0, from)
    const after = this.box.value.slice(to)
    const written = `${before === '' || !several ? '' : `${before.trimEnd()} `}${name}${several && after.trim() === '' ? ', ' : ''}`
    this.box.value = written + after
    this.box.setSelectionRange(written.length, written.length)
    this.box.dispatchEvent(new Event('change', { bubbles: true }))
    this.close()
  }

  /** The part of the text that is being typed: all of it, or what stands between the commas around the cursor. */
  private part(): { readonly from: number; readonly to: number; readonly text: string } {
    const { value } = this.box
    if (!('several' in this.box.dataset)) return { from: 0, to: value.length, text: value }
    const cursor = this.box.selectionStart ?? value.length
    const from = Math.max(...[',', '，', '、'].map((comma) => value.lastIndexOf(comma, cursor - 1))) + 1
    const rest = value.slice(cursor).search(/[,，、]/)
    const to = rest < 0 ? value.length : cursor + rest
    return { from, to, text: value.slice(from, to) }
  }
}

async function fetchNames(source: string, term: string): Promise<readonly string[]> {
  const answer = await fetch(`${source}${source.includes('?') ? '&' : '?'}term=${encodeURIComponent(term)}`).catch(
    () => undefined,
  )
  if (!answer?.ok) return []
  const found: unknown = await answer.json().catch(() => [])
  return Array.isArray(found)
    ? found.flatMap(({ name }: { name?: unknown }) => (typeof name === 'string' ? [name] : []))
    : []
}

function option(id: string, name: string): HTMLLIElement {
  const item = document.createElement('li')
  item.id = id
  item.role = 'option'
  item.dir = 'auto'
  item.textContent = name
  return item
}
