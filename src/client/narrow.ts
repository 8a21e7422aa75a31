import { inertHtml } from './trusted.ts'

const PAUSE = 150

/** narrow: shows in #values what the form would find, while one types. Without this file the form is sent. */
export function enhanceNarrow(form: HTMLElement): void {
  const values = document.getElementById('values')
  if (!(form instanceof HTMLFormElement) || !values) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const ask = async () => {
    const question = ++asked
    const address = `${form.action}?${new URLSearchParams(new FormData(form) as never)}`
    const answer = await fetch(address).catch(() => undefined)
    const text = answer?.ok ? await answer.text().catch(() => '') : ''
    const found = new DOMParser().parseFromString(inertHtml(text), 'text/html').getElementById('values')
    // an answer that comes after a later question is not shown
    if (question === asked && found) values.replaceChildren(...found.childNodes)
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), PAUSE)
  })
}
