/** bonds: who else is in the text that is open. It is fetched only by those who have a bond. Without this file the pages of bonds
 * say where each one is. */
export function enhanceBonds(sheet: HTMLElement): void {
  import('./bonds/index.ts').then(({ openTogether }) => openTogether(sheet)).catch(() => undefined)
}

/** bond-letters: the whispers of one bond, its keys, and what to do with them. Without this file there are none. */
export function enhanceBondLetters(section: HTMLElement): void {
  import('./bonds/letters.ts').then(({ openLetters }) => openLetters(section)).catch(() => undefined)
}

/** bonds-pause: pauses without leaving the page. Without this file the form does. */
export function enhanceBondsPause(form: HTMLElement): void {
  form.addEventListener('submit', async (event) => {
    const button = form.querySelector('button')
    const token = document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content
    if (!button || !token || !(form instanceof HTMLFormElement)) return
    event.preventDefault()
    const body = new FormData(form, button)
    const answer = await fetch(form.action, { method: 'POST', body, headers: { 'x-csrf-token': token } }).catch(
      () => undefined,
    )
    if (!answer?.ok) {
      body.forEach((value, name) => {
        if (name === 'paused') form.append(hidden(name, String(value)))
      })
      return form.submit()
    }
    const paused = button.value === '1'
    button.value = paused ? '0' : '1'
    button.setAttribute('aria-pressed', String(paused))
    button.textContent = paused ? 'Bonds paused' : 'Pause bonds'
  })
}

/** A form that a script sends says nothing of the button that was pressed. */
function hidden(name: string, value: string): HTMLInputElement {
  const input = document.createElement('input')
  Object.assign(input, { type: 'hidden', name, value })
  return input
}
