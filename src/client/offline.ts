import { flagged } from './offline/flag.ts'

const load = () => import('./offline/index.ts')

/** keep-offline: keeps a work or a series on this device. It is offered only where a browser can, so not without this file. */
export function enhanceKeepOffline(offer: HTMLElement): void {
  const [button, status] = [offer.querySelector('button'), offer.querySelector('[role=status]')]
  if (!('serviceWorker' in navigator) || !('caches' in globalThis) || !button || !navigator.onLine) return
  const say = (words: string) => {
    if (status) status.textContent = words
  }
  button.addEventListener('click', async () => {
    button.disabled = true
    say('Keeping …')
    const kept = await load()
      .then(({ keepAll }) => keepAll(offer.dataset.source ?? '', say))
      .catch(() => {
        say('It could not be kept. Try again in a moment.')
        return false
      })
    button.disabled = false
    button.hidden = kept
  })
  offer.hidden = false
}

/** offline-shelf: lists what this device keeps. Without this file nothing is kept. */
export function enhanceOfflineShelf(shelf: HTMLElement): void {
  const show = () =>
    load().then(
      ({ showShelf }) => showShelf(shelf),
      () => undefined,
    )
  void show()
  for (const change of ['online', 'offline']) addEventListener(change, show)
}

/** offline-bookmark: a bookmark made without a connection is sent later. Without this file the form is sent, or is not. */
export function enhanceOfflineBookmark(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return
  form.addEventListener('submit', async (event) => {
    if (navigator.onLine || !flagged()) return
    event.preventDefault()
    await sendLater(`bookmark ${form.action}`, form.action, new FormData(form))
    const said = document.createElement('p')
    said.setAttribute('role', 'status')
    said.textContent = 'You are offline. The bookmark is sent when you are back.'
    form.replaceWith(said)
  })
}

/** Keeps a form for later, where this browser keeps anything; the script for it is on the device then. */
export function sendLater(name: string, address: string, body: FormData): Promise<void> {
  if (!flagged()) return Promise.resolve()
  return load()
    .then((offline) => offline.sendLater(name, address, body))
    .catch(() => undefined)
}

/** Looks after what is kept, where something is. */
export function lookAfterKept(): void {
  if (!flagged()) return
  const bring = () =>
    load()
      .then(({ bringUpToDate }) => bringUpToDate())
      .catch(() => undefined)
  if (navigator.onLine) void bring()
  addEventListener('online', bring)
}
