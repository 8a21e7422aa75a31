import autocannon from 'autocannon'

/** What one round of requests came to. */
export interface Round {
  readonly perSecond: number
  /** milliseconds */
  readonly p50: number
  readonly p99: number
  /** of one answer's body and head */
  readonly bytes: number
}

/**
 * Asks for one address over and over.
 * @param seconds how long; the first tenth is not counted
 * @throws when any answer was not 200: a fast error page is no figure
 */
export async function load(
  address: string,
  seconds: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Round> {
  await autocannon({ url: address, connections: 8, duration: Math.max(1, seconds / 10), headers })
  const result = await autocannon({ url: address, connections: 8, duration: seconds, headers })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${address}: ${result.non2xx} answers were not 200, ${result.errors} failed`)
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes: Math.round(result.throughput.total / result.requests.total),
  }
}

/** @returns the middle one; of an even number, the lower middle */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN
}
