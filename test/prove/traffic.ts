import { setTimeout as pause } from 'node:timers/promises'
import { ask, type Person } from './person.ts'
import type { Stage } from './stage.ts'

/** A request that was not answered as it should have been, and when. */
export interface Mishap {
  readonly at: number
  readonly what: string
}

/** Readers and writers that go on until they are told to stop. */
export interface Traffic {
  readonly mishaps: readonly Mishap[]
  readonly reads: number
  readonly writes: number
  stop(): Promise<void>
}

const READERS = 4
const WRITERS = 2

/** Lets people read what was posted, and post more and read that at once, through one address. What is acknowledged is noted on the stage.
 * @param after milliseconds that a work must have stood before others have to find it */
export function letPeopleIn(stage: Stage, address: string, author: Person, after = 0): Traffic {
  const stood = new Map<string, number>()
  const mishaps: Mishap[] = []
  let [reads, writes, over] = [0, 0, false]
  const until = async (once: () => Promise<void>) => {
    while (!over) {
      await once().catch((error: unknown) => mishaps.push({ at: performance.now(), what: String(error) }))
      await pause(20)
    }
  }
  const read = async () => {
    for (const work of stage.acknowledged.keys()) if (!stood.has(work)) stood.set(work, performance.now())
    const works = [...stood].filter(([, at]) => performance.now() - at >= after).map(([work]) => work)
    const page = works[Math.floor(Math.random() * works.length * 1.3)] ?? '/works'
    const { status } = await ask(`${address}${page}`)
    if (status !== 200) throw new TypeError(`${page} was answered with ${status}`)
    reads++
  }
  const write = async () => {
    const work = await stage.post(author, 1)
    writes++
    const { status } = await author.get(work)
    if (status !== 200) throw new TypeError(`${work}, just posted, was answered with ${status} to its author`)
  }
  const all = [...Array(READERS).fill(read), ...Array(WRITERS).fill(write)].map(until)
  return {
    mishaps,
    get reads() {
      return reads
    },
    get writes() {
      return writes
    },
    async stop() {
      over = true
      await Promise.all(all)
    },
  }
}
