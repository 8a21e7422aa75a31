import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Milliseconds for which a process that did not answer is left alone. */
const LEFT_ALONE = 500

/** One address in front of several processes. */
export interface Front extends AsyncDisposable {
  readonly address: string
  /** the addresses behind it; one that has moved is set anew */
  readonly behind: string[]
}

/** Hands each request to the next process in turn. One that cannot be reached is passed over; what may have been begun is sent again only
 * when it changes nothing, as proxies do. */
export async function openProxy(behind: readonly string[]): Promise<Front> {
  const addresses = [...behind]
  const rested = new Map<string, number>()
  let turn = 0
  const choose = (tried: ReadonlySet<string>) => {
    const open = addresses.filter((address) => !tried.has(address))
    const awake = open.filter((address) => (rested.get(address) ?? 0) < performance.now())
    return (awake.length > 0 ? awake : open)[turn++ % Math.max(1, (awake.length > 0 ? awake : open).length)]
  }
  const server = createServer(async (asked, answer) => {
    const body = await bodyOf(asked).catch(() => undefined)
    if (!body) return answer.destroy()
    const tried = new Set<string>()
    for (;;) {
      const address = choose(tried)
      if (!address) return say(answer, 502, 'nobody answers')
      tried.add(address)
      const came = await hand(address, asked, body, answer)
      if (came === 'answered') return
      rested.set(address, performance.now() + LEFT_ALONE)
      if (came === 'broke' && asked.method !== 'GET') return say(answer, 502, 'the process ended')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behind: addresses,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Came = 'answered' | 'not reached' | 'broke'

function hand(address: string, asked: IncomingMessage, body: Buffer, answer: ServerResponse): Promise<Came> {
  return new Promise((resolve) => {
    let reached = false
    const headers = { ...asked.headers, connection: 'close', 'content-length': String(body.length) }
    const handed = request(address + asked.url, { method: asked.method, headers, agent: false }, (got) => {
      bodyOf(got).then(
        (bytes) => {
          const { 'transfer-encoding': _, connection: __, ...kept } = got.headers
          answer.writeHead(got.statusCode ?? 502, { ...kept, 'content-length': String(bytes.length) }).end(bytes)
          resolve('answered')
        },
        () => resolve('broke'),
      )
    })
    handed.on('socket', (socket) => socket.on('connect', () => (reached = true)))
    handed.on('error', () => resolve(reached ? 'broke' : 'not reached'))
    handed.end(body)
  })
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function say(answer: ServerResponse, status: number, words: string): void {
  answer.writeHead(status, { 'content-type': 'text/plain' }).end(words)
}
