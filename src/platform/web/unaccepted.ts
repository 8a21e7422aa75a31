import { closeSync, openSync, readSync } from 'node:fs'

/** Connections that listen stand first in these files. @see proc(5), /proc/net/tcp */
const FILES = ['/proc/net/tcp', '/proc/net/tcp6']
const BYTES = 32 * 1024
const LISTENS = '0A'
/** Milliseconds for which a look holds. */
const FRESH = 20

/**
 * How many connections to a port wait for this program to take them. The loop takes one in each of its turns, so that a crowd waits there,
 * where the program does not see it by itself.
 * @returns what looks; 0 on systems that do not tell
 */
export function unacceptedAt(port: number, now: () => number = () => performance.now()): () => number {
  let seen = { at: Number.NEGATIVE_INFINITY, count: 0 }
  return () => {
    if (now() - seen.at < FRESH) return seen.count
    const count = Math.max(...FILES.map((file) => waitingIn(beginningOf(file), port)))
    seen = { at: now(), count }
    return count
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
