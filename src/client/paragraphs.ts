import { inertHtml } from './trusted.ts'

/** paragraphs: Return splits where the cursor stands, Backspace at the beginning joins; no other key changes anything. Without this
 * file each paragraph has its buttons. */
export function enhanceParagraphs(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return
  open(form)
  form.addEventListener('beforeinput', (event) => {
    if (wordsAt(event.target)) event.preventDefault()
  })
  form.addEventListener('keydown', (event) => {
    const words = wordsAt(event.target)
    if (!words || event.isComposing) return
    const [caret, at] = [caretIn(words), Number(words.dataset.at)]
    if (event.key === 'Enter') {
      event.preventDefault()
      void send(form, `split:${Number(words.dataset.start) + caret}`, at + 1, 0)
    } else if (event.key === 'Backspace' && caret === 0 && at > 0) {
      event.preventDefault()
      const before = form.querySelector(`[data-at="${at - 1}"]`)?.textContent?.length ?? 0
      void send(form, `join:${at}`, at - 1, before)
    }
  })
}

function open(form: HTMLFormElement): void {
  for (const words of form.querySelectorAll<HTMLElement>('.words')) {
    words.contentEditable = 'true'
    words.role = 'textbox'
    words.ariaReadOnly = 'false'
    words.ariaLabel = `Paragraph ${Number(words.dataset.at) + 1}`
    words.spellcheck = false
  }
}

function wordsAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.words') : null
}

function caretIn(words: HTMLElement): number {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return 0
  const before = selection.getRangeAt(0).cloneRange()
  before.selectNodeContents(words)
  before.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset)
  return before.toString().length
}

let sending = false

/** One edit at a time: the places of the next one are those that the answer has. */
async function send(form: HTMLFormElement, edit: string, at: number, caret: number): Promise<void> {
  if (sending) return
  sending = true
  const fields = new FormData(form)
  fields.append('edit', edit)
  const answer = await fetch(form.action, { method: 'POST', body: fields }).catch(() => undefined)
  const page = answer?.ok ? new DOMParser().parseFromString(inertHtml(await answer.text()), 'text/html') : undefined
  sending = false
  const found = page?.querySelector('#found')
  if (!found) return
  form.querySelector('#found')?.replaceWith(found)
  open(form)
  const words = form.querySelector<HTMLElement>(`[data-at="${at}"]`)
  words?.focus()
  if (words?.firstChild) getSelection()?.collapse(words.firstChild, Math.min(caret, words.textContent?.length ?? 0))
}
