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

/** Lets people read what was posted, and post more, through one address. What is acknowledged is noted on the stage. */
export function letPeopleIn(stage: Stage, address: string, author: Person): Traffic {
  const mishaps: Mishap[] = []
  let [reads, writes, over] = [0, 0, false]
  const until = async (once: () => Promise<void>) => {
    while (!over) {
      await once().catch((error: unknown) => mishaps.push({ at: performance.now(), what: String(error) }))
      await pause(20)
    }
  }
  const read = async () => {
    const works = [...stage.acknowledged.keys()]
    const page = works[Math.floor(Math.random() * works.length * 1.3)] ?? '/works'
    const { status } = await ask(`${address}${page}`)
    if (status !== 200) throw new TypeError(`${page} was answered with ${status}`)
    reads++
  }
  const write = async () => {
    await stage.post(author, 1)
    writes++
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
