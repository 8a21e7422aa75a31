import { Agent, get } from 'node:http'

/** What came of a flood of requests. */
export interface Flooded {
  /** milliseconds that each answered request took, counted from when it should have been sent */
  readonly answered: readonly number[]
  /** and each that was turned away with 503 or 429 */
  readonly turnedAway: readonly number[]
  /** without an answer, or with another one: what was said, and how often */
  readonly broken: ReadonlyMap<string, number>
  /** by a second of answered ones */
  readonly perSecond: number
}

/** Sends so many requests a second, whether the ones before have been answered or not, as crowds do. Where a connection that idled was
 * closed in the same moment, the request goes over another one, as from browsers.
 * @param addressOf the address of the request of this number */
export async function flood(perSecond: number, seconds: number, addressOf: (at: number) => string): Promise<Flooded> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const [answered, turnedAway]: [number[], number[]] = [[], []]
  const broken = new Map<string, number>()
  const one = (at: number, due: number) =>
    new Promise<void>((resolve) => {
      const over = (into: number[] | undefined, what = '') => {
        if (into) into.push(performance.now() - due)
        else broken.set(what, (broken.get(what) ?? 0) + 1)
        resolve()
      }
      const send = () => {
        const sent = get(addressOf(at), { agent }, (answer) => {
          const { statusCode } = answer
          const into = statusCode === 200 ? answered : statusCode === 503 || statusCode === 429 ? turnedAway : undefined
          answer
            .resume()
            .once('end', () => over(into, String(statusCode)))
            .once('error', ({ message }) => over(undefined, message))
        })
        sent.once('error', ({ message }) => (sent.reusedSocket ? send() : over(undefined, message)))
      }
      send()
    })
  const all: Promise<void>[] = []
  const began = performance.now()
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = began + (at * 1000) / perSecond
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1))
    all.push(one(at, due))
  }
  await Promise.all(all)
  agent.destroy()
  return { answered, turnedAway, broken, perSecond: answered.length / seconds }
}
