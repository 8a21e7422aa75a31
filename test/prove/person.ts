/** What the archive answered. */
export interface Page {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly ms: number
}

/** Words long enough to be somebody's work. */
export const STORY = `<p>${'A short text of a few words. '.repeat(40)}</p>\n`.repeat(5)

const PATIENCE = 30_000

/** A browser that somebody is logged in with, at whichever process its address leads to. */
export class Person {
  private readonly address: string
  private readonly cookie: string
  /** where the database was when this browser wrote last, as it was told */
  private position = ''
  private readonly token: string

  private constructor(address: string, cookie: string, token: string) {
    this.address = address
    this.cookie = cookie
    this.token = token
  }

  static async logIn(address: string, login: string, password: string): Promise<Person> {
    const page = await ask(`${address}/users/login`)
    const answer = await ask(`${address}/users/login`, {
      method: 'POST',
      body: new URLSearchParams({
        authenticity_token: tokenOf(page.text),
        'user[login]': login,
        'user[password]': password,
      }),
    })
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const form = await ask(`${address}/works/new`, { headers: { cookie } })
    if (answer.status !== 302 || form.status !== 200) throw new Error(`${login} could not log in (${answer.status})`)
    return new Person(address, cookie, tokenOf(form.text))
  }

  /** The same browser, led to another process. */
  at(address: string): Person {
    return new Person(address, this.cookie, this.token)
  }

  get(path: string): Promise<Page> {
    return this.ask(path, {})
  }

  private async ask(path: string, init: RequestInit): Promise<Page> {
    const cookie = [this.cookie, this.position].filter(Boolean).join('; ')
    const page = await ask(this.address + path, { ...init, headers: { ...init.headers, cookie } })
    const [told] = page.headers.getSetCookie().filter((line) => line.startsWith('fanlight_position='))
    if (told) this.position = told.split(';')[0] ?? ''
    return page
  }

  /** Sends a form of the archive's, with its proof. */
  send(path: string, fields: Readonly<Record<string, string | Blob>>, accept = 'text/html'): Promise<Page> {
    const isPlain = Object.values(fields).every((value) => typeof value === 'string')
    const body = isPlain ? new URLSearchParams() : new FormData()
    body.append('authenticity_token', this.token)
    for (const [name, value] of Object.entries(fields)) (body as FormData).append(name, value)
    return this.ask(path, { method: 'POST', headers: { accept }, body })
  }

  /** Sends a work as the form for new works does. */
  sendWork(title: string): Promise<Page> {
    return this.send('/works/new', {
      title,
      text: STORY,
      language: 'en',
      rating: 'General Audiences',
      'warnings[]': 'No Archive Warnings Apply',
      fandoms: 'Sherlock Holmes - Arthur Conan Doyle',
      characters: 'Sherlock Holmes, John Watson',
      do: 'post',
    })
  }

  /** Posts a work. @returns its address; @throws when that was not acknowledged */
  async post(title: string): Promise<string> {
    const { status, headers } = await this.sendWork(title)
    const location = headers.get('location') ?? ''
    if (status !== 303 || !/^\/works\/\d+/.test(location)) throw new Error(`a posting was answered with ${status}`)
    return location
  }
}

/** Asks without following. @throws when nothing answers within half a minute */
export async function ask(address: string, init: RequestInit = {}): Promise<Page> {
  const began = performance.now()
  const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE), ...init })
  const text = await answer.text()
  return { status: answer.status, text, headers: answer.headers, ms: performance.now() - began }
}

function tokenOf(page: string): string {
  return /<meta name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? ''
}
