import { button, el } from './dom.ts'
import { adoptStyle } from './index.ts'
import { Keep, type Kept } from './keep.ts'
import { begin, letIn, standing } from './keys.ts'
import { type Device, fingerprint, type Opened, openLetter } from './sealing.ts'
import { ask, send, sendJson } from './send.ts'
import { Stream } from './stream.ts'
import { contentParts } from './whispers.ts'

const SHORTEST = 10

/** The whispers of one bond on its page: setting up, all that was said, taking it along, reporting, forgetting. */
export function openLetters(section: HTMLElement): void {
  adoptStyle()
  void new LettersPage(section).start()
}

class LettersPage {
  private readonly section: HTMLElement
  private readonly bond: number
  private readonly user: number
  private readonly keep: Keep
  private readonly body = el('div')
  private readonly list = el('ol', { className: 'letter-list' })
  private names: ReadonlyMap<number, string> = new Map()

  constructor(section: HTMLElement) {
    this.section = section
    this.bond = Number(section.dataset.bond)
    this.user = Number(section.dataset.user)
    this.keep = new Keep(String(this.user))
  }

  async start(): Promise<void> {
    this.section.querySelector('p')?.remove()
    this.section.append(this.body)
    const stands = await standing(this.keep)
    if (stands === 'unable')
      this.body.append(
        el(
          'p',
          {},
          'This browser cannot encrypt as whispers need it (X25519, and a connection over https), so it sends and shows none. Newer versions of Firefox, Chromium and Safari can.',
        ),
      )
    else if (stands === 'new') this.askForPassphrase(false)
    else if (stands === 'locked') this.askToBeLetIn()
    else await this.show()
  }

  private askForPassphrase(again: boolean): void {
    const field = el('input', { type: 'password', id: 'passphrase', autocomplete: 'new-password', minLength: SHORTEST })
    const form = this.form(
      again
        ? 'Begin anew: what was whispered so far cannot be read any more on any browser of yours.'
        : 'Whispers are encrypted in this browser, for the browsers of you all and nobody else. A passphrase lets further browsers of yours in. The archive does not know it and cannot find it for you.',
      field,
      `Passphrase, at least ${SHORTEST} characters; several words are best`,
      'Begin',
    )
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      if (field.value.length < SHORTEST) return this.complain(form, `At least ${SHORTEST} characters.`)
      const code = await begin(this.keep, field.value)
      if (code === undefined) return this.complain(form, 'The archive did not take it. Try again.')
      this.body.replaceChildren(
        el(
          'p',
          {},
          'Print this code or write it down, and keep it where you keep important papers. It stands in for the passphrase, and is not shown again:',
        ),
        el('p', { className: 'recovery-code' }, el('code', {}, code)),
        button('I have it', () => void this.show(), { className: 'primary' }),
      )
    })
    this.body.replaceChildren(form)
  }

  private askToBeLetIn(): void {
    const field = el('input', { type: 'password', id: 'passphrase', autocomplete: 'current-password' })
    const form = this.form(
      'This browser is new to your whispers. Your passphrase, or the code that you printed, lets it in.',
      field,
      'Passphrase or code',
      'Let this browser in',
    )
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      if (await letIn(this.keep, field.value)) await this.show()
      else this.complain(form, 'This is neither, or the archive did not answer.')
    })
    form.append(button('I have neither', () => this.askForPassphrase(true), { className: 'plain' }))
    this.body.replaceChildren(form)
  }

  private form(words: string, field: HTMLInputElement, label: string, act: string): HTMLFormElement {
    const form = el('form', { className: 'page' })
    form.append(
      el('p', {}, words),
      el('p', { className: 'field' }, el('label', { for: field.id }, label), ' ', field),
      el('p', { className: 'error', role: 'alert' }),
      el('p', { className: 'actions' }, el('button', { type: 'submit', className: 'primary' }, act)),
    )
    return form
  }

  private complain(form: HTMLFormElement, sentence: string): void {
    const line = form.querySelector('.error')
    if (line) line.textContent = sentence
  }

  private async show(): Promise<void> {
    const devices = (await ask<readonly Device[]>(`/bonds/${this.bond}/devices`)) ?? []
    const digits = await fingerprint(devices)
    this.body.replaceChildren(
      this.list,
      el(
        'p',
        { className: 'soft' },
        'Read these digits to each other some other way; if they are the same, nobody stands between you: ',
        el('code', {}, digits),
      ),
      el(
        'p',
        { className: 'actions' },
        button('Take it all along', () => void this.takeAlong()),
        button('Forget whispers in this browser', () => void this.forget()),
      ),
    )
    new Stream({
      hello: (bonds) => {
        this.names = new Map(bonds.flatMap(({ hands }) => hands.map(({ id, login }) => [id, login] as const)))
        void this.draw()
      },
      place: () => undefined,
      here: () => undefined,
      step: () => undefined,
      letter: async (letter, seq) => {
        if (await this.keep.add(letter, seq)) await this.draw()
      },
      gone: async (id, seq) => {
        await this.keep.remove(id, seq)
        await this.draw()
      },
      after: () => this.keep.after(),
    })
    await this.draw()
  }

  private async opened(): Promise<readonly { readonly letter: Kept; readonly opened: Opened | undefined }[]> {
    const keys = await this.keep.keys()
    const letters = (await this.keep.letters()).filter(({ bondId }) => bondId === this.bond)
    return Promise.all(letters.map(async (letter) => ({ letter, opened: await openLetter(letter, keys) })))
  }

  private async draw(): Promise<void> {
    const letters = await this.opened()
    this.list.replaceChildren(...letters.map(({ letter, opened }) => this.item(letter, opened)))
    if (letters.length === 0)
      this.list.append(
        el(
          'li',
          { className: 'soft' },
          'Nothing yet. One whispers while reading: “Together” in the bar over the text.',
        ),
      )
  }

  private item(letter: Kept, opened: Opened | undefined): HTMLElement {
    const own = letter.fromId === this.user
    const from = el('strong', {}, own ? 'You' : (this.names.get(letter.fromId) ?? 'Somebody'))
    const when = el('time', { dateTime: letter.sentAt, className: 'soft' }, new Date(letter.sentAt).toLocaleString())
    const line = el('li', {}, from, ' ', when, ' ')
    if (!opened) {
      line.append(el('span', { className: 'soft' }, 'cannot be opened in this browser'))
      return line
    }
    const at = opened.content.at
    const closed = !own && !letter.read && at !== undefined
    const words = el('span', {}, ...contentParts(opened.content))
    if (closed) {
      const link = el('a', { href: `/works/${at.work}/chapters/${at.chapter}#${at.block}` }, 'waits in the text')
      line.append(
        link,
        ' ',
        button('Open it here', () => line.replaceChildren(from, ' ', when, ' ', words), { className: 'plain' }),
      )
    } else line.append(words)
    line.append(' ', own ? this.backButton(letter) : this.reportButton(letter, opened))
    return line
  }

  private backButton({ id }: Kept): HTMLElement {
    return button('Take back', () => void send(`/bonds/${this.bond}/letters/${id}/back`, {}), { className: 'plain' })
  }

  /** Nothing is sent until it is said a second time, and then this one letter alone, with the reason. */
  private reportButton({ id }: Kept, { inner, proof }: Opened): HTMLElement {
    const why = el('textarea', { id: `why-${id}`, rows: 3, maxLength: 5000 })
    const told = el('span', { role: 'status' })
    const send = button('Send these words to the moderators', () => {
      void sendJson(`/bonds/${this.bond}/letters/${id}/report`, { inner, proof, why: why.value }).then((answer) => {
        if (answer?.ok) sheet.replaceChildren('Reported.')
        else told.textContent = 'It was not sent. Try again'
      })
    })
    const label = el('label', { for: why.id }, 'What is wrong with it (the moderators read this, and the whisper)')
    const sheet = el('details', { className: 'report' }, el('summary', {}, 'Report'), label, why, send, told)
    return sheet
  }

  private async takeAlong(): Promise<void> {
    const letters = (await this.opened()).map(({ letter, opened }) => ({
      from: letter.fromId === this.user ? 'you' : (this.names.get(letter.fromId) ?? 'somebody'),
      sentAt: letter.sentAt,
      kind: letter.kind,
      ...opened?.content,
    }))
    const file = new Blob([JSON.stringify(letters, null, 2)], { type: 'application/json' })
    const link = el('a', { href: URL.createObjectURL(file), download: `whispers-${this.bond}.json` })
    link.click()
    URL.revokeObjectURL(link.href)
  }

  private async forget(): Promise<void> {
    await this.keep.forgetAll()
    location.reload()
  }
}
