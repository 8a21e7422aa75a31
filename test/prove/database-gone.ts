import { setTimeout as pause } from 'node:timers/promises'
import { type Fault, must } from './fault.ts'
import type { Person } from './person.ts'
import { startPrimary } from './primary.ts'
import { cut, mustBeCalm, quantile, Stage, until } from './stage.ts'

const AWAY = 30_000
/** The archive says that it cannot after this long at the latest. */
const MOST_WAITED = 11_000
const MOST_RECOVERY = 5000

/** PostgreSQL crashes, stays away for half a minute, and comes back. */
export const databaseGone: Fault = {
  name: 'database gone for 30 s',
  async run() {
    await using primary = await startPrimary()
    using stage = new Stage({ DATABASE_URL: primary.url })
    await stage.open()
    await using served = await stage.serve()
    const author = await stage.logIn(served.address)
    await stage.post(author, 20)
    await primary.server.stop('immediate')
    const waited = await knockWhileAway(stage, author)
    await primary.start()
    const recovery = await until('posting goes on', MOST_RECOVERY, async () => {
      await stage.post(author, 1)
      return true
    })
    await stage.post(author, 5)
    await cut(served)
    await using again = await stage.serve()
    const kept = await stage.mustHoldAll(again.address)
    return {
      seen: `${waited.length} forms and pages got a calm 503, forms with their text, and it went on by itself`,
      figures: {
        refused: waited.length,
        refusedP95Ms: quantile(waited, 0.95),
        recoveredAfterMs: Math.round(recovery),
        acknowledged: kept,
        lost: 0,
      },
    }
  },
}

/** @returns how long each had to wait for its answer, in milliseconds */
async function knockWhileAway(stage: Stage, author: Person): Promise<readonly number[]> {
  const back = performance.now() + AWAY
  const waited: number[] = []
  while (performance.now() < back) {
    const title = stage.title()
    const [form, page] = await Promise.all([author.sendWork(title), author.get('/works')])
    mustBeCalm(form, title)
    mustBeCalm(page)
    waited.push(form.ms, page.ms)
    await pause(500)
  }
  must(Math.max(...waited) < MOST_WAITED, `somebody waited ${Math.round(Math.max(...waited))} ms for the page`)
  return waited
}
