/** kudos: thanks without leaving the text. Without this file the form posts, and the page comes back at the same place. */
export function enhanceKudos(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const button = form.querySelector('button')
    if (button) button.disabled = true
    const answer = await fetch(form.dataset.script ?? form.action, { method: 'POST', body: new FormData(form) }).catch(
      () => undefined,
    )
    const said = (await answer?.json().catch(() => undefined)) as Partial<Record<string, string>> | undefined
    const sentence = said?.message ?? said?.error_message
    if (sentence === undefined) {
      if (button) button.disabled = false
      form.submit()
      return
    }
    const place = document.querySelector('#kudos_message')
    if (place) place.textContent = sentence
  })
}
