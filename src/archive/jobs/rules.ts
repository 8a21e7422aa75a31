/** How often a job is tried before it waits for a person. */
export const MOST_ATTEMPTS = 8

const FIRST_WAIT = 10_000
const LONGEST_WAIT = 6 * 3_600_000

/**
 * When a job that failed is tried again.
 * @param attempts how often it has run, 1 or more
 * @returns milliseconds from now: 10 s, then four times as long each time, six hours at most; undefined to give up
 */
export function retryDelay(attempts: number): number | undefined {
  if (attempts >= MOST_ATTEMPTS) return undefined
  return Math.min(FIRST_WAIT * 4 ** (attempts - 1), LONGEST_WAIT)
}
