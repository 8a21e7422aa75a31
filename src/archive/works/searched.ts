import { setImmediate as turn } from 'node:timers/promises'
import type { Log } from '../../platform/web/log.ts'
import type { Db } from '../../schema/index.ts'
import { indexTexts } from './store/pieces.ts'
import { noteOldTexts, textRead, textsToRead, textUnread } from './store/texts-to-read.ts'

/** What reading needs. */
interface Readers {
  readonly db: Db
  readonly log: Log
}

const AT_ONCE = 20
const LOOK_EVERY = 1000

/** Reads the words of all works that are to be read, so that search finds them. */
export async function readTexts(house: Readers, isStopping = () => false): Promise<void> {
  while (!isStopping()) {
    const some = await textsToRead(house.db, AT_ONCE)
    if (some.length === 0) return
    for (const one of some) if (!isStopping()) await readText(house, one)
  }
}

/** Two processes may read the same text; the later one writes the same again. */
async function readText({ db, log }: Readers, one: Awaited<ReturnType<typeof textsToRead>>[number]): Promise<void> {
  try {
    await indexTexts(db, one.workId, turn)
    await textRead(db, one)
  } catch (error) {
    log.warn({ err: error, work: one.workId }, 'the words of a work could not be read')
    await textUnread(db, one)
  }
}

/** Reads what has changed once a second, after the changes stand: saving waits for none of it. At the start it goes through what was kept
 * in another way by an older version; what has not been read yet is found as it was kept.
 * @returns what ends it, once the text in hand is read */
export function startReadingTexts(house: Readers): { stop(): Promise<void> } {
  let stopping = false
  let wake = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const tell = (error: unknown) => house.log.error({ err: error }, 'the words of works could not be read')
  const loop = (async () => {
    await noteOldTexts(house.db).catch(tell)
    while (!stopping) {
      await readTexts(house, () => stopping).catch(tell)
      if (!stopping) await pause()
    }
  })()
  return {
    async stop() {
      stopping = true
      wake()
      await loop
    },
  }
}
