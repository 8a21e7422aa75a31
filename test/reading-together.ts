import { createHmac, randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { urls } from '../src/archive/urls.ts'
import type { Visitor } from './visitor.ts'

/** Two members with a bond between them, by offer and answer.
 * @returns the bond's number */
export async function bind(one: Visitor, other: Visitor, login: string): Promise<number> {
  expect((await one.post(urls.bondOffers(), { name: login, do: 'name' })).status).toBe(303)
  const [, offer] = /action="\/bonds\/offers\/(\d+)"/.exec((await other.get(urls.bonds())).text) ?? []
  const answer = await other.post(urls.bondOffer(offer ?? '0'), { do: 'accept' })
  expect(answer.status).toBe(303)
  return Number(/\/bonds\/(\d+)$/.exec(answer.location ?? '')?.[1])
}

/** Lets everything pass, from both. */
export async function open(bondId: number, ...hands: readonly Visitor[]): Promise<void> {
  for (const hand of hands) expect((await hand.post(urls.bondShields(bondId), { all: 'down' })).status).toBe(303)
}

const text = (bytes: Buffer) => bytes.toString('base64url')

/** Sends what a script of ours would. */
export async function sendJson(visitor: Visitor, address: string, value: unknown) {
  const headers = { 'content-type': 'application/json', 'x-csrf-token': await visitor.token() }
  const answer = await visitor.send(address, { method: 'POST', body: JSON.stringify(value), headers })
  return { status: answer.status, json: answer.text.startsWith('{') ? JSON.parse(answer.text) : undefined }
}

/** A letter of the right shape; only browsers put something into it. */
export function letter(inner = '{"text":"hush"}', more: Readonly<Record<string, unknown>> = {}) {
  const proof = randomBytes(32)
  const commitment = text(createHmac('sha256', proof).update(inner).digest())
  const body = text(randomBytes(12 + 256 + 16))
  const sent = { nonce: text(randomBytes(16)), kind: 'whisper', body, commitment, seals: {}, ...more }
  return { sent, inner, proof: text(proof) }
}

/** One event of a stream. */
export interface Told {
  readonly id: string | undefined
  readonly name: string
  // biome-ignore lint/suspicious/noExplicitAny: what tests look at differs from event to event
  readonly data: Record<string, any>
}

/** What a page of somebody is told while it is open. */
export class Ear implements AsyncDisposable {
  readonly heard: Told[] = []
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>
  private readonly decoder = new TextDecoder()
  private rest = ''

  private constructor(response: Response) {
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    if (!response.body) throw new Error('a stream without a body')
    this.reader = response.body.getReader()
  }

  static async of(visitor: Visitor, after?: number): Promise<Ear> {
    return new Ear(await visitor.open(`${urls.bondStream()}${after === undefined ? '' : `?after=${after}`}`))
  }

  /** Reads until an event of this name comes that fits. */
  async until(name: string, fits: (data: Told['data']) => boolean = () => true): Promise<Told> {
    for (;;) {
      const { value, done } = await this.reader.read()
      if (done) throw new Error(`the stream ended before ${name}`)
      const fresh = this.take(this.decoder.decode(value, { stream: true }))
      const found = fresh.find((event) => event.name === name && fits(event.data))
      if (found) return found
    }
  }

  /** Reads to the end of the stream. */
  async toEnd(): Promise<void> {
    for (;;) {
      const { value, done } = await this.reader.read()
      if (done) return
      this.take(this.decoder.decode(value, { stream: true }))
    }
  }

  private take(text: string): readonly Told[] {
    const parts = (this.rest + text).split('\n\n')
    this.rest = parts.pop() ?? ''
    const fresh = parts.flatMap((part) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1]
      const name = field('event')
      return name === undefined ? [] : [{ id: field('id'), name, data: JSON.parse(field('data') ?? '{}') }]
    })
    this.heard.push(...fresh)
    return fresh
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.reader.cancel().catch(() => undefined)
  }
}
