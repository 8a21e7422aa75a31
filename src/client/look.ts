/** look: shows a choice of type and theme at once; the form keeps it. A page is asked for anew where only the server knows what
 * stands on it otherwise. Without this file the page shows it when it comes back. */
export function enhanceLook(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return
  // one after the other: an answer that comes late must not bring back what was chosen before
  let sent: Promise<unknown> = Promise.resolve()
  form.addEventListener('change', async (event) => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
    if (target.value === '') delete document.documentElement.dataset[target.name]
    else document.documentElement.dataset[target.name] = target.value
    if (target.name === 'notes') foldNotes(target.value !== 'open')
    const body = new FormData(form)
    sent = sent.then(() => fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined))
    await sent
    if (target.name === 'style') location.reload()
  })
}

function foldNotes(closed: boolean): void {
  for (const notes of document.querySelectorAll<HTMLDetailsElement>('details.content-notes')) notes.open = !closed
}
