import { Agent, get } from 'node:http'

/** What the archive answered to one question. */
export interface Listed {
  readonly total: number
  readonly works: readonly { readonly id: number }[]
  /** null: not counted while someone waits */
  readonly facets: object | null
}

/** One connection that stays open, as a reader's browser has it. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 })
  private readonly address: string

  /** @param address http://HOST:PORT */
  constructor(address: string) {
    this.address = address
  }

  /** @returns the body, and the milliseconds from the request until its last byte was there
   * @throws when the answer is not 200: a fast error is no figure */
  ask(path: string): Promise<{ readonly body: Buffer; readonly ms: number }> {
    return new Promise((resolve, reject) => {
      const began = performance.now()
      const request = get(`${this.address}${path}`, { agent: this.agent }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.once('end', () => {
          const ms = performance.now() - began
          if (answer.statusCode === 200) resolve({ body: Buffer.concat(parts), ms })
          else reject(new Error(`${path} was answered with ${answer.statusCode}`))
        })
      })
      // a server closes a connection that idles, perhaps while the next request is on its way
      request.on('error', (error) => (request.reusedSocket ? resolve(this.ask(path)) : reject(error)))
    })
  }

  async list(path: string): Promise<Listed> {
    return JSON.parse((await this.ask(path)).body.toString()) as Listed
  }

  [Symbol.dispose](): void {
    this.agent.destroy()
  }
}
