import { closeSync, openSync, readSync } from 'node:fs'

/** Connections that listen stand first in these files. @see proc(5), /proc/net/tcp */
const FILES = ['/proc/net/tcp', '/proc/net/tcp6']
const BYTES = 32 * 1024
const LISTENS = '0A'
/** Milliseconds for which a look holds. */
const FRESH = 20
/** A look takes longer the more sockets the system knows: 1–3 ms are usual. It holds so many times as long as it took. */
const TIMES = 25
/** A loop that idles for longer than the rest of its time has taken everybody in. */
const BUSY = 0.9

/**
 * How many connections to a port wait for this program to take them. The loop takes one in each of its turns, so that a crowd waits there,
 * where the program does not see it by itself.
 * @returns what looks; 0 on systems that do not tell
 */
export function unacceptedAt(port: number): () => number {
  return lookSeldom(() => Math.max(...FILES.map((file) => waitingIn(beginningOf(file), port))))
}

/** How it is known that it is time to look. */
export interface Occasion {
  /** in milliseconds, never going back */
  readonly now?: () => number
  /** which share of the time since it was asked last the loop had something to do, 0–1 */
  readonly busy?: () => number
}

/** @param look what takes long
 * @returns what it said last, at no cost; it is asked again when that is old and the loop has not idled meanwhile */
export function lookSeldom(
  look: () => number,
  { now = () => performance.now(), busy = shareOfWork() }: Occasion = {},
): () => number {
  let seen = { until: Number.NEGATIVE_INFINITY, count: 0 }
  return () => {
    const began = now()
    if (began < seen.until) return seen.count
    const count = busy() < BUSY ? 0 : look()
    const ended = now()
    seen = { until: ended + Math.max(FRESH, TIMES * (ended - began)), count }
    return count
  }
}

function shareOfWork(): () => number {
  let before = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    return utilization
  }
}

/** @param table as the system writes it; @returns how many wait at the port */
export function waitingIn(table: string, port: number): number {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  for (const line of table.split('\n')) {
    const [, local = '', , state, queues = ''] = line.trim().split(/\s+/)
    if (state === LISTENS && local.endsWith(suffix)) return Number.parseInt(queues.split(':')[1] ?? '0', 16)
  }
  return 0
}

function beginningOf(file: string): string {
  try {
    const opened = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(BYTES)
      return bytes.toString('latin1', 0, readSync(opened, bytes, 0, BYTES, 0))
    } finally {
      closeSync(opened)
    }
  } catch {
    return ''
  }
}
