import { inertHtml } from './trusted.ts'

/** suggest-tags: asks for suggestions and takes them over without leaving the form. Without this file the buttons send the form,
 * and it comes back with them. */
export function enhanceSuggestTags(element: HTMLElement): void {
  element.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button?.form || button.name !== 'suggest') return
    event.preventDefault()
    if (button.value === '') void ask(element, button, button.form)
    else take(button, button.form)
  })
}

async function ask(element: HTMLElement, button: HTMLButtonElement, form: HTMLFormElement): Promise<void> {
  button.disabled = true
  const fields = new FormData(form)
  fields.append('suggest', '')
  const answer = await fetch(form.action, { method: 'POST', body: fields }).catch(() => undefined)
  button.disabled = false
  const page = answer?.ok ? new DOMParser().parseFromString(inertHtml(await answer.text()), 'text/html') : undefined
  const found = page?.querySelector('#suggested .found')
  const place = element.querySelector('.found')
  if (!place) return
  if (found) place.replaceChildren(...found.childNodes)
  else place.textContent = 'No suggestions could be had just now. Everything you typed is still here.'
  button.textContent = 'Suggest again'
}

/** The other option of a pair goes with the one that was taken. */
function take(button: HTMLButtonElement, form: HTMLFormElement): void {
  const at = button.value.indexOf(':')
  const [field, value] = [button.value.slice(0, at), button.value.slice(at + 1)]
  if (!fill(form, field, value)) return
  const line = button.closest('li')
  for (const other of line?.querySelectorAll('button') ?? []) if (other !== button) other.remove()
  button.replaceChildren(`Added: ${value}`)
  button.setAttribute('aria-disabled', 'true')
}

function fill(form: HTMLFormElement, field: string, value: string): boolean {
  const boxes = [...form.querySelectorAll<HTMLElement>(`[name="${CSS.escape(field)}"]`)]
  const box = boxes.find((one) => !(one instanceof HTMLInputElement) || one.value === value)
  if (box instanceof HTMLInputElement) box.checked = true
  else if (box instanceof HTMLSelectElement) box.value = value
  else if (box instanceof HTMLTextAreaElement) {
    const names = box.value.split(',').map((name) => name.trim())
    if (!names.includes(value)) box.value = [...names.filter((name) => name !== ''), value].join(', ')
  } else return false
  box.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}
