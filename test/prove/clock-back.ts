import { readdirSync } from 'node:fs'
import path from 'node:path'
import { movableClock } from './clock.ts'
import { type Fault, must } from './fault.ts'
import { ask } from './person.ts'
import { cut, Stage, until } from './stage.ts'

const HOUR = 3_600_000
const SEEN_WITHIN = 5000

/** Somebody sets the clock, and it goes back an hour under the running program. */
export const clockBack: Fault = {
  name: 'clock back an hour',
  async run() {
    using stage = new Stage()
    await stage.open()
    const clock = movableClock(stage.folder)
    clock.set(HOUR)
    await using served = await stage.serve(clock.environment)
    const author = await stage.logIn(served.address)
    await stage.post(author, 5)
    await mustCountKudos(served.address, [...stage.acknowledged.keys()][0] ?? '')
    clock.set(0)
    await stage.post(author, 5)
    const newest = [...stage.acknowledged].at(-1)
    const listed = await until('a work is listed', SEEN_WITHIN, async () =>
      (await author.get('/works')).text.includes(newest?.[1] ?? ''),
    )
    await mustStillWork(stage, served.address)
    const counted = await mustCountKudos(served.address, newest?.[0] ?? '')
    await cut(served)
    await using again = await stage.serve()
    const kept = await stage.mustHoldAll(again.address)
    return {
      seen: 'nobody was logged out, settings, listings and counters went on at once, mail left',
      figures: { listedAfterMs: Math.round(listed), countedAfterMs: Math.round(counted), acknowledged: kept, lost: 0 },
    }
  },
}

function kudosFor(work: string): Readonly<Record<string, string>> {
  return { 'kudo[commentable_id]': work.replace('/works/', ''), 'kudo[commentable_type]': 'Work' }
}

/** What was decided an hour ahead is still changed, and tasks are done. */
async function mustStillWork(stage: Stage, address: string): Promise<void> {
  const admin = await stage.logIn(address)
  const settings = { name: 'The Lamp Room', welcome: '', source: '', registration: 'open' }
  must((await admin.send('/admin/settings', settings)).status === 303, 'settings could not be saved')
  await until('the new name is shown', SEEN_WITHIN, async () => (await ask(address)).text.includes('The Lamp Room'))
  await admin.send('/users/password/new', { account: 'lamplighter@example.org' })
  const outbox = path.join(stage.data, 'outbox')
  await until('the mail leaves', SEEN_WITHIN, async () => readdirSync(outbox).some((file) => file.endsWith('.eml')))
}

/** A guest's kudos stand in the listing by kudos. @returns milliseconds until they did */
async function mustCountKudos(address: string, work: string): Promise<number> {
  const page = (await ask(address + work)).text
  const token = /<meta name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? ''
  const body = new URLSearchParams({ authenticity_token: token, ...kudosFor(work) })
  const { status } = await ask(`${address}/kudos`, { method: 'POST', body })
  must(status < 400, `kudos were answered with ${status}`)
  return until('kudos are counted in listings', SEEN_WITHIN, async () => {
    const listing = await ask(`${address}/works?work_search[sort_column]=kudos_count&at=${performance.now()}`)
    return /id="work_(\d+)"/.exec(listing.text)?.[1] === work.replace('/works/', '')
  })
}
