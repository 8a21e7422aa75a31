/** Milliseconds without a key after which the form is sent, and the longest that typing on puts it off. */
const PAUSE = 1500
const LONGEST = 10_000
/** How soon a form that could not be sent is tried again. */
const AGAIN = 10_000
/** Browsers send no more than this while a page goes away. */
const MOST_AT_THE_END = 60_000

const SENTENCES: Readonly<Record<number, string>> = {
  403: 'Not saved: you are logged out, or the page has gone stale; kept in this browser. Copy your text before you load it again.',
  404: 'Not saved: this was deleted meanwhile; kept in this browser.',
  413: 'Not saved: it is too long, or too many texts of yours wait; kept in this browser.',
}

const WAITING = 'A text of yours is kept in this browser and could not be sent yet.'

/** autosave: sends what is typed into the form whenever one stops typing, and keeps it in the browser while it cannot be sent.
 * Without this file one presses Save. */
export function enhanceAutosave(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement)) return
  const keeper = new Keeper(element)
  const typed = () => keeper.typed()
  element.addEventListener('input', typed)
  element.addEventListener('change', typed)
  element.addEventListener('submit', () => keeper.close())
  window.addEventListener('pageshow', ({ persisted }) => persisted && keeper.open())
  window.addEventListener('pagehide', () => keeper.leave())
  window.addEventListener('online', () => keeper.save())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keeper.leave())
  keeper.offer()
}

type Answer = { readonly kept?: string; readonly compare?: string; readonly saved?: boolean }
type Fields = readonly (readonly [name: string, value: string])[]

class Keeper {
  private readonly form: HTMLFormElement
  private readonly state: HTMLElement | null
  private readonly place: string
  private timer: ReturnType<typeof setTimeout> | undefined
  /** when the first key was pressed that is not saved yet; 0 when all is saved */
  private since = 0
  private sending = false
  private closed = false

  constructor(form: HTMLFormElement) {
    this.form = form
    this.state = form.querySelector('.autosave')
    this.place = `autosave ${form.dataset.owner} ${form.dataset.autosave}`
  }

  typed(): void {
    if (this.closed) return
    this.since ||= Date.now()
    this.soon(Math.min(PAUSE, Math.max(0, this.since + LONGEST - Date.now())))
  }

  /** The form itself is on its way: what would be autosaved now would only lie about afterwards. */
  close(): void {
    if (this.since > 0) this.keep()
    this.closed = true
    clearTimeout(this.timer)
  }

  open(): void {
    this.closed = false
  }

  /** The page may be gone in a moment. */
  leave(): void {
    if (this.closed || this.since === 0) return
    const fields = this.keep()
    const size = fields.reduce((sum, [name, value]) => sum + name.length + 2 * value.length + 200, 0)
    void send(this.form, fields, size < MOST_AT_THE_END)
  }

  async save(): Promise<void> {
    if (this.closed || this.sending || this.since === 0) return
    this.sending = true
    const since = this.since
    this.since = 0
    const answer = await send(this.form, fieldsOf(this.form), false)
    this.sending = false
    if (typeof answer === 'number') this.failed(answer, since)
    else this.succeeded(answer)
  }

  /** What did not reach the archive the last time goes there now, and is offered like all that lies there. */
  async offer(): Promise<void> {
    const fields = readKept(this.place)
    if (!fields) return
    const answer = await send(this.form, [...fields, ['kept', '1']], false)
    if (typeof answer === 'number') return this.say(WAITING)
    this.forget()
    const [id] = answer.kept?.split('.') ?? []
    const typed = fields.some(([name, value]) => name === 'sheet' && value === this.field('sheet')?.value)
    if (id && !typed && !document.querySelector(`#unsaved [href='/autosaves/${id}']`)) this.show(id)
  }

  private succeeded({ kept, compare }: Answer): void {
    const from = this.field('autosave')
    if (from && kept) from.value = kept
    if (this.since > 0) this.soon(PAUSE)
    else this.saved(compare)
  }

  private saved(compare: string | undefined): void {
    this.forget()
    const at = new Date()
    this.say('Saved a moment ago.', compare)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.say(`Saved at ${at.toTimeString().slice(0, 5)}.`, compare), 60_000)
  }

  private failed(status: number, since: number): void {
    this.since = since
    this.keep()
    this.say(SENTENCES[status] ?? 'Not saved: no connection; kept in this browser.')
    this.soon(AGAIN)
  }

  private soon(wait: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.save(), wait)
  }

  private keep(): Fields {
    const fields = fieldsOf(this.form)
    try {
      localStorage.setItem(this.place, JSON.stringify(fields))
    } catch {
      this.say('Not saved: no connection, and this browser has no room for it. Copy your text.')
    }
    return fields
  }

  private forget(): void {
    try {
      localStorage.removeItem(this.place)
    } catch {
      // a browser that keeps nothing has nothing to forget
    }
  }

  private field(name: string): HTMLInputElement | null {
    return this.form.querySelector(`input[name=${name}]`)
  }

  private say(words: string, compare?: string): void {
    if (!this.state) return
    const more = compare ? [' There is another text of this, from another window. ', link(compare, 'See both')] : []
    this.state.replaceChildren(words, ...more)
  }

  private show(id: string): void {
    const card = document.createElement('p')
    card.className = 'card'
    card.append(
      'You were writing here, and it was kept in this browser. ',
      link(`?take_up=${id}`, 'Take it up'),
      ' or ',
    )
    card.append(link(`/autosaves/${id}`, 'see the difference'), '.')
    this.form.before(card)
  }
}

/** @returns what the archive answers, or the status when it refuses; 0 when nothing answers */
async function send(form: HTMLFormElement, fields: Fields, keepalive: boolean): Promise<Answer | number> {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  body.set('authenticity_token', new FormData(form).get('authenticity_token') ?? '')
  const answer = await fetch(form.dataset.autosave ?? '', { method: 'POST', body, keepalive }).catch(() => undefined)
  if (!answer) return 0
  if (!answer.ok || answer.redirected) return answer.redirected ? 403 : answer.status
  return answer.json().catch(() => 0)
}

function fieldsOf(form: HTMLFormElement): Fields {
  const fields = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  return [...fields, ['serial', String(Date.now())]]
}

function readKept(place: string): Fields | undefined {
  try {
    const fields: unknown = JSON.parse(localStorage.getItem(place) ?? 'null')
    return Array.isArray(fields) ? (fields as Fields) : undefined
  } catch {
    return undefined
  }
}

function link(address: string, words: string): HTMLAnchorElement {
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.textContent = words
  return anchor
}
