/** What the browser offers for keys, under the names that its types do not know yet everywhere. */
interface Keys {
  parseCreationOptionsFromJSON(options: unknown): PublicKeyCredentialCreationOptions
  parseRequestOptionsFromJSON(options: unknown): PublicKeyCredentialRequestOptions
}

/** passkey-login: shows the button where the browser knows passkeys, and answers with the one that the person picks. */
export function enhancePasskeyLogin(form: HTMLElement): void {
  const keys = keysOf()
  if (!(form instanceof HTMLFormElement) || !keys) return
  form.hidden = false
  answerWith(form, async (options) =>
    navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(options) }),
  )
}

/** new-passkey: has the device make a key, and sends what may be known of it. */
export function enhanceNewPasskey(form: HTMLElement): void {
  const keys = keysOf()
  if (!(form instanceof HTMLFormElement) || !keys) return
  answerWith(form, async (options) =>
    navigator.credentials.create({ publicKey: keys.parseCreationOptionsFromJSON(options) }),
  )
}

function keysOf(): Keys | undefined {
  const { PublicKeyCredential: keys } = globalThis as { readonly PublicKeyCredential?: Partial<Keys> }
  return keys?.parseCreationOptionsFromJSON && keys.parseRequestOptionsFromJSON ? (keys as Keys) : undefined
}

function answerWith(form: HTMLFormElement, ask: (options: unknown) => Promise<Credential | null>): void {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const address = form.querySelector('button')?.dataset.challenge ?? ''
    say(form, '')
    try {
      const told = await fetch(address, { method: 'POST', body: new FormData(form) })
      const options = (await told.json()) as { readonly error?: string }
      if (options.error !== undefined) return say(form, options.error)
      const answer = (await ask(options)) as (Credential & { toJSON(): unknown }) | null
      fill(form, 'answer', JSON.stringify(answer?.toJSON()))
      const remembered = document.querySelector<HTMLInputElement>('input[name="user[remember_me]"]:checked')
      fill(form, 'remember', remembered ? '1' : '')
      form.submit()
    } catch (problem) {
      const left = problem instanceof DOMException && problem.name === 'NotAllowedError'
      say(form, left ? 'Nothing was chosen.' : 'This did not work. Your password still does.')
    }
  })
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  if (field) field.value = value
}

function say(form: HTMLFormElement, words: string): void {
  const place = form.querySelector('[role="status"]')
  if (place) place.textContent = words
}
