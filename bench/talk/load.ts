/** One request: its address, what else it takes, and the answer that counts. */
export type Ask = (turn: number) => {
  readonly address: string
  readonly init?: RequestInit
  readonly expect?: number
}

/** How fast something was answered. */
export interface Figure {
  readonly name: string
  readonly perSecond: number
  /** milliseconds */
  readonly p50: number
  readonly p99: number
}

const AT_ONCE = 4

/** Asks over and over, a few at once; the first tenth of the time is not counted.
 * @throws when an answer is another one than was expected: a fast error page is no figure */
export async function askFor(name: string, archive: string, seconds: number, ask: Ask): Promise<Figure> {
  const times: number[] = []
  const began = performance.now()
  const counted = began + seconds * 100
  const end = began + seconds * 1100
  let turn = 0
  const one = async () => {
    while (performance.now() < end) {
      const { address, init, expect = 200 } = ask(turn++)
      const start = performance.now()
      const answer = await fetch(archive + address, { redirect: 'manual', ...init })
      await answer.arrayBuffer()
      if (answer.status !== expect) throw new Error(`${name}: ${address} was answered with ${answer.status}`)
      if (start >= counted) times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10
  return { name, perSecond: Math.round(sorted.length / seconds), p50: at(0.5), p99: at(0.99) }
}
