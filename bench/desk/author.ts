/** An author with a browser of their own: keeps cookies, sends forms with their token, and says how long answers took. */
export class Author {
  private readonly address: string
  private readonly cookies = new Map<string, string>()
  private token = ''

  /** @param address http://HOST:PORT */
  constructor(address: string) {
    this.address = address
  }

  async logIn(login: string, password: string): Promise<void> {
    await this.get('/users/login')
    await this.post('/users/login', { 'user[login]': login, 'user[password]': password })
    await this.get('/works/new')
  }

  /** @returns the page, and the milliseconds until its last byte was there */
  async get(path: string): Promise<{ readonly text: string; readonly ms: number }> {
    const began = performance.now()
    const answer = await this.send(path, {})
    const text = await answer.text()
    const ms = performance.now() - began
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`)
    this.token = /<meta name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? this.token
    return { text, ms }
  }

  /** @returns where the answer leads or what it says, and how long it took
   * @throws when it is a refusal: a fast error is no figure */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<{ readonly location: string; readonly text: string; readonly ms: number }> {
    const body = new FormData()
    body.append('authenticity_token', this.token)
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const began = performance.now()
    const answer = await this.send(path, { method: 'POST', body })
    const text = await answer.text()
    const ms = performance.now() - began
    if (answer.status >= 400) throw new Error(`${path} was answered with ${answer.status}`)
    return { location: answer.headers.get('location') ?? '', text, ms }
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(this.address + path, { ...init, redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      this.cookies.set(name, value)
    }
    return answer
  }
}
