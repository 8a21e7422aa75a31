import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Field } from '../../platform/text/for-the-browser.ts'
import { blockAt, setBlock } from './blocks.ts'
import { BUTTONS, type Button } from './buttons.ts'
import { iconOf } from './icons.ts'
import { openPanel, type PanelName } from './panels.ts'

const KINDS: readonly (readonly [string, string])[] = [
  ['p', 'Paragraph'],
  ['h2', 'Heading'],
  ['h3', 'Smaller heading'],
  ['h4', 'Smallest heading'],
  ['pre', 'Preformatted'],
]

/** The buttons above a text. One of them can be reached with Tab; the arrow keys go from one to the next.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/ */
export class Toolbar {
  readonly element = document.createElement('div')
  private readonly bar = document.createElement('div')
  private readonly drawn: { readonly button: Button; readonly element: HTMLButtonElement }[] = []
  private readonly kinds = document.createElement('select')
  private readonly view: () => EditorView
  private readonly name: string
  private panel: HTMLElement | undefined
  private more = false

  /** @param label of the text that it belongs to
   * @param name id of the box; ids of panels begin with it */
  constructor(view: () => EditorView, label: string, name: string, field: Field) {
    this.view = view
    this.name = name
    this.element.className = 'toolbar'
    this.bar.className = 'buttons'
    this.bar.role = 'toolbar'
    this.bar.ariaLabel = `${label}: form`
    this.bar.setAttribute('aria-controls', `${name}-editor`)
    this.element.append(this.bar)
    if (field === 'chapter') this.addKinds()
    for (const button of BUTTONS) if (button.only === undefined || button.only === field) this.add(button)
    const rare = this.control('More', 'More', () => this.showMore(!this.more))
    rare.ariaExpanded = 'false'
    this.bar.insertBefore(rare, this.drawn.find(({ button }) => button.rare)?.element ?? null)
    this.bar.addEventListener('keydown', (event) => this.steer(event))
    this.bar.addEventListener('focusin', ({ target }) => this.makeReachable(target))
    // a press must not take the selection away from the words
    this.bar.addEventListener('mousedown', (event) => {
      if (!(event.target instanceof HTMLSelectElement)) event.preventDefault()
    })
    this.makeReachable(this.controls()[0] ?? null)
  }

  /** A button that the field adds at the end: to HTML, for instance. */
  control(name: string, icon: string, act: () => void): HTMLButtonElement {
    const element = document.createElement('button')
    element.type = 'button'
    element.ariaLabel = name
    element.title = name
    element.tabIndex = -1
    element.append(iconOf(icon))
    element.addEventListener('click', act)
    this.bar.append(element)
    return element
  }

  /** Shows what is switched on where the cursor is. */
  update(state: EditorState): void {
    for (const { button, element } of this.drawn) {
      if (button.on) element.ariaPressed = String(button.on(state))
      element.hidden = (button.rare === true && !this.more) || button.shown?.(state) === false
    }
    const kind = blockAt(state)
    this.kinds.value = KINDS.some(([value]) => value === kind) ? kind : ''
  }

  private add(button: Button): void {
    const element = this.control(button.name, button.icon, () => this.press(button, element))
    if (button.keys) {
      element.setAttribute('aria-keyshortcuts', button.keys)
      element.title = `${button.name} (${button.keys.replace('Control', 'Ctrl')})`
    }
    if (typeof button.act === 'string') element.ariaExpanded = 'false'
    this.drawn.push({ button, element })
  }

  private addKinds(): void {
    this.kinds.ariaLabel = 'Kind of paragraph'
    this.kinds.tabIndex = -1
    for (const [value, words] of [...KINDS, ['', 'Something else'] as const])
      this.kinds.append(new Option(words, value))
    this.kinds.addEventListener('change', (event) => {
      event.stopPropagation()
      setBlock(this.kinds.value)(this.view().state, this.view().dispatch)
      this.view().focus()
    })
    this.kinds.addEventListener('input', (event) => event.stopPropagation())
    this.bar.append(this.kinds)
  }

  private press({ act }: Button, element: HTMLButtonElement): void {
    const view = this.view()
    if (typeof act === 'string') this.togglePanel(act, element)
    else {
      act(view.state, view.dispatch, view)
      view.focus()
    }
  }

  private togglePanel(name: PanelName, element: HTMLButtonElement): void {
    const open = element.ariaExpanded === 'true'
    this.closePanel()
    if (open) return
    this.panel = openPanel(name, this.view(), this.name, () => this.closePanel())
    this.element.append(this.panel)
    element.ariaExpanded = 'true'
    this.panel.querySelector<HTMLElement>('input, select')?.focus()
  }

  private closePanel(): void {
    this.panel?.remove()
    this.panel = undefined
    for (const { button, element } of this.drawn) if (typeof button.act === 'string') element.ariaExpanded = 'false'
  }

  private showMore(more: boolean): void {
    this.more = more
    const toggle = this.bar.querySelector<HTMLButtonElement>('[aria-label="More"]')
    if (toggle) toggle.ariaExpanded = String(more)
    this.update(this.view().state)
  }

  private controls(): readonly HTMLElement[] {
    return [...this.bar.querySelectorAll<HTMLElement>('button, select')].filter((one) => !one.hidden)
  }

  private steer(event: KeyboardEvent): void {
    const controls = this.controls()
    const at = controls.indexOf(document.activeElement as HTMLElement)
    const forward = getComputedStyle(this.bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const places: Readonly<Record<string, number>> = { Home: 0, End: controls.length - 1 }
    const next = /^Arrow(?:Left|Right)$/.test(event.key) ? at + (event.key === forward ? 1 : -1) : places[event.key]
    if (event.key === 'Escape') this.view().focus()
    if (next === undefined || at < 0) return
    event.preventDefault()
    controls[(next + controls.length) % controls.length]?.focus()
  }

  private makeReachable(target: EventTarget | null): void {
    for (const control of this.bar.querySelectorAll<HTMLElement>('button, select'))
      control.tabIndex = control === target ? 0 : -1
  }
}
