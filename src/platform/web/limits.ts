import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** So many tries in so many seconds, for each key apart; counted in this process. */
export interface Limit {
  /** Counts one try.
   * @returns whole seconds to wait when it was one too many, 1 or more; undefined when it was not */
  take(key: string): Promise<number | undefined>
  /** Forgets the tries of this key. */
  forget(key: string): Promise<void>
}

/** @param tries allowed within the time; @param seconds how long a try counts */
export function openLimit(tries: number, seconds: number): Limit {
  const counter = new RateLimiterMemory({ points: tries, duration: seconds })
  return {
    async take(key) {
      try {
        await counter.consume(key)
        return undefined
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
        throw refusal
      }
    },
    async forget(key) {
      await counter.delete(key)
    },
  }
}

/**
 * What a limit counts by. One household has a whole /64 of IPv6 addresses and may use another for every try.
 * @param address an IP address, or any other word, which stays as it is
 * @returns the address for IPv4, the first four groups for IPv6
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

function groupsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(':')
}
