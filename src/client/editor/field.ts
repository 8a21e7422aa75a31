import { closeHistory, history } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { EditorState, Plugin } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { type Field, guessFormat, plainToHtml } from '../../platform/text/for-the-browser.ts'
import { countDocument } from './count.ts'
import { keysFor } from './keys.ts'
import { openHtml } from './open.ts'
import { pasting } from './paste.ts'
import { readWithBrowser } from './read.ts'
import { toHtml } from './to-tree.ts'
import { Toolbar } from './toolbar.ts'
import { leavingMarks } from './typing.ts'

const PAUSE = 250
/** What can wait until the words are seen. */
const AFTER_DRAWING = 50

/** One box of the form with the editor in its place. The box stays the truth for everybody else: it holds what is written a
 * quarter of a second after the last key, and says so with an `input` event. */
export class RichField {
  private readonly box: HTMLTextAreaElement
  private readonly field: Field
  private readonly frame = document.createElement('div')
  private readonly count = document.createElement('p')
  private readonly note = document.createElement('p')
  private readonly toolbar: Toolbar
  private readonly toHtml: HTMLButtonElement
  private readonly first: string
  private view: EditorView
  private timer: ReturnType<typeof setTimeout> | undefined
  private counting: ReturnType<typeof setTimeout> | undefined
  private edited = false
  private raw = false

  /** @param format how the text in the box was written */
  constructor(box: HTMLTextAreaElement, format: 'html' | 'plain') {
    this.box = box
    this.first = box.value
    this.field = box.dataset.rich === 'chapter' ? 'chapter' : 'note'
    const label = box.form?.querySelector<HTMLLabelElement>(`label[for="${box.id}"]`)
    const name = label?.firstChild?.textContent ?? ''
    this.frame.className = box.classList.contains('story') ? 'editor story' : 'editor'
    this.count.className = 'count'
    this.toolbar = new Toolbar(() => this.view, name, box.id, this.field)
    this.toHtml = this.toolbar.control('HTML', 'HTML', () => this.showHtml(!this.raw))
    this.toHtml.ariaPressed = 'false'
    if (label && label.id === '') label.id = `${box.id}-label`
    label?.addEventListener('click', () => this.focus())
    this.frame.append(this.toolbar.element)
    this.view = new EditorView(this.frame, {
      ...pasting(this.field, (sentence) => this.say(sentence)),
      state: this.open(format === 'plain' ? plainToHtml(box.value) : box.value),
      attributes: this.attributes(label?.id ?? ''),
      handleTextInput: leavingMarks,
      dispatchTransaction: (tr) => {
        if (tr.getMeta('paste')) closeHistory(tr) // what was pasted is undone by itself
        this.view.updateState(this.view.state.apply(tr))
        this.toolbar.update(this.view.state)
        if (tr.docChanged) this.writeSoon()
      },
    })
    this.note.className = 'note'
    this.note.role = 'status'
    this.frame.append(this.note, this.count)
    this.box.hidden = true // a box that is seen is laid out anew when it is written into
    this.box.before(this.frame)
    this.toolbar.update(this.view.state)
    if (format === 'plain') this.write()
    else this.counting = setTimeout(() => this.showCount(), AFTER_DRAWING)
  }

  /** Puts the words into the box at once, before somebody reads it. */
  flush(): void {
    if (this.timer === undefined) return
    clearTimeout(this.timer)
    this.timer = undefined
    this.write()
    this.box.dispatchEvent(new Event('input', { bubbles: true }))
  }

  focus(): void {
    if (this.raw) this.box.focus()
    else this.view.focus()
  }

  /** Takes the editor away; the box shows what was typed into it, or the HTML of what was written since.
   * @returns whether anything was written */
  close(): boolean {
    this.flush()
    clearTimeout(this.counting)
    this.frame.remove()
    this.view.destroy()
    this.box.hidden = false
    if (!this.edited) this.box.value = this.first
    return this.edited
  }

  /** A sentence beside the count, until the next key. */
  private say(sentence: string): void {
    this.note.textContent = sentence
  }

  private open(html: string): EditorState {
    const doc = openHtml(html, this.field, readWithBrowser)
    return EditorState.create({ doc, plugins: [keymap(keysFor(this.field)), history(), readyForMore()] })
  }

  private attributes(label: string): Record<string, string> {
    const { box } = this
    const described = box.getAttribute('aria-describedby')
    return {
      id: `${box.id}-editor`,
      class: 'userstuff',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': label,
      spellcheck: 'true',
      dir: 'auto',
      ...(described ? { 'aria-describedby': described } : {}),
      ...(box.ariaInvalid ? { 'aria-invalid': box.ariaInvalid } : {}),
      ...(box.lang ? { lang: box.lang } : {}),
    }
  }

  private writeSoon(): void {
    this.edited = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.flush(), PAUSE)
  }

  private write(): void {
    const { doc } = this.view.state
    this.box.value = toHtml(doc)
    clearTimeout(this.counting)
    this.counting = setTimeout(() => this.showCount(), 0)
  }

  private showCount(): void {
    const { doc } = this.view.state
    const { words, characters } = countDocument(doc)
    this.count.textContent = `${counted(words, 'word')}, ${counted(characters, 'character')}`
  }

  /** The same text as HTML, in the box that was there before; back again it is read as the archive will read it. */
  private showHtml(raw: boolean): void {
    this.flush()
    this.raw = raw
    this.toHtml.ariaPressed = String(raw)
    this.frame.classList.toggle('raw', raw)
    this.box.hidden = !raw
    if (!raw && this.box.value !== toHtml(this.view.state.doc)) {
      const value = guessFormat(this.box.value) === 'plain' ? plainToHtml(this.box.value) : this.box.value
      this.view.updateState(this.open(value))
      this.toolbar.update(this.view.state)
      this.edited = true
      this.write()
    }
    this.focus()
  }
}

function counted(number: number, name: string): string {
  return `${number.toLocaleString('en')} ${name}${number === 1 ? '' : 's'}`
}

/** Behind a picture, table or fold at the end there is always a paragraph to go on in; an empty one is not kept. */
function readyForMore(): Plugin {
  return new Plugin({
    appendTransaction: (_, __, { doc, tr, schema }) => {
      const { lastChild } = doc
      if (lastChild === null || lastChild.isTextblock || lastChild.type.name === 'section') return null
      return tr.insert(doc.content.size, schema.node('p')).setMeta('addToHistory', false)
    },
  })
}
