import { setTimeout as pause } from 'node:timers/promises'
import type { Served } from '../served.ts'
import { must } from './fault.ts'
import type { Primary } from './primary.ts'
import { PROCESSES, type Rig } from './rig.ts'
import { cut, quantile } from './stage.ts'
import type { Traffic } from './traffic.ts'

/** Milliseconds after the end of something bad in which somebody may still be refused. */
const GRACE = 3000

/** From when to when somebody may be refused, and what happens then. */
export interface Window {
  readonly what: string
  readonly from: number
  readonly to: number
}

/** Lets something bad happen, and notes when. */
export async function window(what: string, happen: () => Promise<void>): Promise<Window> {
  await pause(2000)
  const from = performance.now()
  await happen()
  const to = performance.now() + GRACE
  await pause(GRACE + 1000)
  return { what, from, to }
}

/** One process ends as in a power cut, and is started again. */
export function killOne(rig: Rig): Promise<Window> {
  return window('killed', async () => {
    await cut(rig.served[0] as Served)
    await pause(2000)
    await rig.start(0)
  })
}

/** The database is stopped for two seconds. */
export function restart(primary: Primary): Promise<Window> {
  return window('primary', async () => {
    await primary.server.stop()
    await pause(2000)
    await primary.start()
  })
}

/** One process after another is stopped and started again. */
export function replaceAll(rig: Rig): Promise<Window> {
  return window('replaced', async () => {
    for (let at = 0; at < PROCESSES; at++) {
      await rig.served[at]?.[Symbol.asyncDispose]()
      await rig.start(at)
    }
  })
}

/** @returns how many were refused in each window
 * @throws when somebody was refused outside of all */
export function figuresOf(
  { mishaps, reads, writes }: Traffic,
  windows: readonly Window[],
): Readonly<Record<string, number>> {
  const inside = (at: number) => windows.find(({ from, to }) => at >= from && at <= to)
  const outside = mishaps.filter(({ at }) => !inside(at))
  must(outside.length === 0, `${outside.length} requests failed while nothing was wrong: ${outside[0]?.what}`)
  const counted = windows.map(({ what, from }) => {
    const within = mishaps.filter(({ at }) => inside(at)?.what === what).map(({ at }) => at - from)
    return [
      [`${what}Refused`, within.length],
      [`${what}LastRefusedAfterMs`, quantile(within, 1)],
    ] as const
  })
  return { reads, writes, ...Object.fromEntries(counted.flat()) }
}
