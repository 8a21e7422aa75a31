/** How long answers took, in milliseconds. */
export interface Spread {
  readonly n: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** @param ms at least one */
export function spreadOf(ms: readonly number[]): Spread {
  const sorted = ms.toSorted((one, other) => one - other)
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { n: ms.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

export function rounded(ms: number): number {
  return Math.round(ms * 100) / 100
}
