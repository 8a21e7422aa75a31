import { sendLater } from './offline.ts'

/** kudos: thanks without leaving the text. Without this file the form posts, and the page comes back at the same place. */
export function enhanceKudos(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const button = form.querySelector('button')
    if (button) button.disabled = true
    const [address, body] = [form.dataset.script ?? form.action, new FormData(form)]
    const answer = await fetch(address, { method: 'POST', body }).catch(() => undefined)
    if (!answer && !navigator.onLine) {
      await sendLater(
        `kudos ${address} ${form.querySelector('input[name="kudo[commentable_id]"]')?.getAttribute('value')}`,
        address,
        body,
      )
      tell('You are offline. Your kudos are sent when you are back.')
      return
    }
    const said = (await answer?.json().catch(() => undefined)) as Partial<Record<string, string>> | undefined
    const sentence = said?.message ?? said?.error_message
    if (sentence === undefined) {
      if (button) button.disabled = false
      form.submit()
      return
    }
    tell(sentence)
  })
}

function tell(sentence: string): void {
  const place = document.querySelector('#kudos_message')
  if (place) place.textContent = sentence
}
