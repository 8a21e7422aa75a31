import { guessFormat } from '../../platform/text/for-the-browser.ts'
import style from './editor.css' with { type: 'text' }
import { RichField } from './field.ts'

/** Whether this browser's writer asked for plain boxes; kept here, since it is a matter of the device. */
const CHOICE = 'fanlight-editor'

/** Puts the editor in the place of the boxes for chapter, summary and notes, and leaves a button that puts them back. */
export function openEditors(form: HTMLFormElement): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  document.adoptedStyleSheets.push(sheet)
  new Desk(form)
}

class Desk {
  private readonly boxes: readonly HTMLTextAreaElement[]
  private readonly format: HTMLSelectElement | null
  private readonly formatFirst: string
  private readonly choice = document.createElement('p')
  private readonly button = document.createElement('button')
  private fields: readonly RichField[] = []

  constructor(form: HTMLFormElement) {
    this.boxes = [...form.querySelectorAll<HTMLTextAreaElement>('textarea[data-rich]')]
    this.format = form.querySelector<HTMLSelectElement>('select[name=format]')
    this.formatFirst = this.format?.value ?? ''
    this.button.type = 'button'
    this.button.className = 'quiet'
    this.choice.className = 'editor-choice'
    this.choice.append(this.button)
    this.boxes[0]?.closest('.field')?.after(this.choice)
    this.button.addEventListener('click', () => this.choose())
    const flush = () => this.flush()
    form.addEventListener('submit', flush, { capture: true })
    form.addEventListener('formdata', ({ formData }) => {
      flush()
      for (const { name, value } of this.boxes) formData.set(name, value)
    })
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    document.addEventListener('click', (event) => this.followError(event))
    if (remembered() === 'off' || this.isMarkdown()) this.sayChoice()
    else this.open()
  }

  private open(): void {
    const format = this.format?.value
    this.fields = this.boxes.map((box) => new RichField(box, isPlain(box.value, format) ? 'plain' : 'html'))
    if (this.format) this.format.value = 'html'
    this.sayChoice()
  }

  private close(): void {
    const edited = this.fields.map((field) => field.close()).includes(true)
    if (this.format) this.format.value = edited ? 'html' : this.formatFirst
    this.fields = []
    this.sayChoice()
  }

  private choose(): void {
    const open = this.fields.length > 0
    remember(open ? 'off' : 'on')
    if (open) this.close()
    else if (!this.isMarkdown()) this.open()
    else this.sayChoice('The editor opens plain text and HTML, not Markdown.')
  }

  private sayChoice(more = ''): void {
    const open = this.fields.length > 0
    this.button.textContent = open ? 'Write without the editor' : 'Write with the editor'
    const format = this.format?.closest<HTMLElement>('.field')
    if (format) format.hidden = open
    this.choice.querySelector('.hint')?.remove()
    if (more === '') return
    const hint = document.createElement('span')
    hint.className = 'hint'
    hint.role = 'status'
    hint.textContent = more
    this.choice.append(hint)
  }

  private flush(): void {
    for (const field of this.fields) field.flush()
  }

  private isMarkdown(): boolean {
    return this.format?.value === 'markdown' && this.boxes.some(({ value }) => value.trim() !== '')
  }

  /** Links of the error summary lead to boxes that are not seen now. */
  private followError(event: MouseEvent): void {
    const { target } = event
    const hash = target instanceof Element ? target.closest('a[href^="#field-"]')?.getAttribute('href') : undefined
    const at = this.boxes.findIndex((box) => `#${box.id}` === hash)
    const field = this.fields[at]
    if (!field) return
    event.preventDefault()
    field.focus()
  }
}

function isPlain(text: string, format: string | undefined): boolean {
  return format === 'plain' || (format !== 'html' && guessFormat(text) === 'plain')
}

/** A browser may keep nothing for us, and say so with an exception. */
function remembered(): string | null {
  try {
    return localStorage.getItem(CHOICE)
  } catch {
    return null
  }
}

function remember(choice: 'on' | 'off'): void {
  try {
    localStorage.setItem(CHOICE, choice)
  } catch {
    // then it holds for this page
  }
}
