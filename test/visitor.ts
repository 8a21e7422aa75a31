import type { Hono } from 'hono'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { WebEnv } from '../src/archive/house.ts'

/** The fields of a form as a test fills them in; a list sends the field once for each. */
export type Fields = Readonly<Record<string, string | File | readonly (string | File)[]>>

/** An answer with its body read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** where a redirect leads, without the host; undefined when it is none */
  readonly location: string | undefined
}

/** A browser without a screen: keeps cookies, sends the proof that forms carry, does not follow redirects by itself. */
export class Visitor {
  private readonly app: Hono<WebEnv>
  private readonly cookies: Map<string, string>

  constructor(app: Hono<WebEnv>, cookies: Readonly<Record<string, string>> = {}) {
    this.app = app
    this.cookies = new Map(Object.entries(cookies))
  }

  /** Opens a page. */
  get(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send(address, { headers })
  }

  /** Opens a page and goes where it sends one, five times at most. */
  async follow(address: string): Promise<Answer> {
    let answer = await this.get(address)
    for (let step = 0; step < 5 && answer.location; step++) answer = await this.get(answer.location)
    return answer
  }

  /** Sends a form as the page that carries it would, the token included. */
  async post(
    address: string,
    fields: Fields = {},
    token?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const body = new FormData()
    body.append('authenticity_token', token ?? (await this.token()))
    for (const [name, value] of Object.entries(fields)) {
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
    }
    return this.send(address, { method: 'POST', body, headers })
  }

  /** @returns the cookie's value, or undefined */
  cookie(name: string): string | undefined {
    return this.cookies.get(name)
  }

  /** @returns the token that this browser's pages carry */
  async token(): Promise<string> {
    const { text } = await this.get('/users/login')
    return /<meta name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? ''
  }

  /** Opens what has no end; whoever reads the answer's body closes it. */
  async open(address: string): Promise<Response> {
    return this.app.request(`http://archive.test${address}`, { headers: this.withCookies() })
  }

  private withCookies(others: RequestInit['headers'] = {}): Headers {
    const headers = new Headers(others)
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    return headers
  }

  /** Sends a request just as it is, with this browser’s cookies and nothing else. */
  async send(address: string, init: RequestInit): Promise<Answer> {
    const headers = this.withCookies(init.headers)
    const response = await this.app.request(`http://archive.test${address}`, { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie)
    const location = response.headers.get('location') ?? undefined
    return { status: response.status, headers: response.headers, text: await response.text(), location }
  }

  private keep(setCookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? []
    if (/max-age=0/i.test(setCookie) || value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

type Node = DefaultTreeAdapterTypes.Node

/** @returns the page's text as a person reads it, white space single */
export function wordsOf(html: string): string {
  return textOf(parse(html)).replace(/\s+/g, ' ').trim()
}

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (node.nodeName === 'script' || node.nodeName === 'style' || node.nodeName === 'head') return ''
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : ''
}
