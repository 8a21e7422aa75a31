import type { MiddlewareHandler } from 'hono'
import { withoutSecrets } from './requests.ts'

/** Seconds up to which answers are counted together. */
const BOUNDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const
const SLOWEST = 10
/** Milliseconds for which a slow answer is worth telling of. */
const TOLD_FOR = 24 * 3_600_000

/** One answer that took long. */
export interface SlowAnswer {
  readonly method: string
  /** without what stands behind the question mark, and without secrets */
  readonly path: string
  readonly ms: number
  readonly at: Date
}

/** What this process has answered since it began. */
export interface Traffic {
  readonly answers: Readonly<Record<'2xx' | '3xx' | '4xx' | '5xx', number>>
  /** seconds that all answers took together */
  readonly seconds: number
  /** how many took so many seconds at most */
  readonly within: readonly (readonly [seconds: number, answers: number])[]
  /** of the last day, the slowest first */
  readonly slowest: readonly SlowAnswer[]
  note(answer: SlowAnswer & { readonly status: number }): void
}

export function openTraffic(): Traffic {
  const answers = { '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 }
  const within = BOUNDS.map((bound): [number, number] => [bound, 0])
  let seconds = 0
  let slowest: readonly SlowAnswer[] = []
  return {
    answers,
    within,
    get seconds() {
      return seconds
    },
    get slowest() {
      return slowest
    },
    note({ status, ...answer }) {
      answers[`${Math.floor(status / 100)}xx` as keyof typeof answers]++
      seconds += answer.ms / 1000
      for (const bound of within) if (answer.ms / 1000 <= bound[0]) bound[1]++
      const known = slowest.filter(({ at }) => answer.at.getTime() - at.getTime() < TOLD_FOR)
      if (known.length === SLOWEST && answer.ms <= (known.at(-1)?.ms ?? 0)) return
      slowest = [...known, answer].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST)
    },
  }
}

/** Notes how long each answer took. What has no end, as a stream, counts until it begins. */
export function watchTraffic(traffic: Traffic, now: () => Date): MiddlewareHandler {
  return async (c, next) => {
    const began = performance.now()
    await next()
    const { method } = c.req
    const ms = performance.now() - began
    traffic.note({ method, path: withoutSecrets(c.req.path), ms, at: now(), status: c.res.status })
  }
}
