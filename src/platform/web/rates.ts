import type { Context, MiddlewareHandler } from 'hono'

/** How many requests a key may make: so many a minute in the long run, and as many at once after a pause. */
export interface Rates {
  /** Counts one request.
   * @returns whole seconds to wait when it was one too many, 1 or more; undefined when it was not */
  take(key: string, now: number): number | undefined
  /** @returns how many more a key may make at once */
  left(key: string): number
  /** keys remembered now */
  readonly size: number
}

interface Bucket {
  left: number
  at: number
}

/**
 * Counts without keeping more than so many keys, however many addresses somebody has: the one asked for longest ago gives way. Its
 * owner starts with a full measure again, which is what a pause would have given them anyway.
 * @param perMinute requests; @param most keys that are remembered
 */
export function openRates(perMinute: number, most: number): Rates {
  const buckets = new Map<string, Bucket>()
  const perMs = perMinute / 60_000
  return {
    take(key, now) {
      const known = buckets.get(key)
      const passed = Math.max(0, now - (known?.at ?? now))
      const left = Math.min(perMinute, (known?.left ?? perMinute) + passed * perMs)
      buckets.delete(key)
      buckets.set(key, { left: left < 1 ? left : left - 1, at: now })
      for (const oldest of buckets.keys()) {
        if (buckets.size <= most) break
        buckets.delete(oldest)
      }
      return left < 1 ? Math.max(1, Math.ceil((1 - left) / perMs / 1000)) : undefined
    },
    left: (key) => Math.floor(buckets.get(key)?.left ?? perMinute),
    get size() {
      return buckets.size
    },
  }
}

/** What shaping needs to know of a site. */
export interface Shaping {
  readonly perMinute: number
  readonly now: () => number
  /** whose request it is; undefined for one that is not counted */
  readonly keyOf: (c: Context) => string | undefined
  readonly refuse: (c: Context, seconds: number) => Response | Promise<Response>
  /** hears of each request that was counted how many more there may be at once */
  readonly tell?: (c: Context, left: number) => void
}

const MOST_KEYS = 50_000

/** Answers whoever asks too often with how long to wait. 0 a minute counts nobody. */
export function shapeRates({ perMinute, now, keyOf, refuse, tell }: Shaping): MiddlewareHandler {
  const rates = openRates(perMinute, MOST_KEYS)
  return async (c, next) => {
    const key = perMinute === 0 ? undefined : keyOf(c)
    const wait = key === undefined ? undefined : rates.take(key, now())
    if (key !== undefined) tell?.(c, rates.left(key))
    if (wait === undefined) return next()
    c.header('Retry-After', String(wait))
    return refuse(c, wait)
  }
}
