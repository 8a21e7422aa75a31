import { z } from 'zod'
import { guest } from '../../../platform/web/viewer.ts'
import type { Transaction } from '../../../schema/index.ts'
import { absolute } from '../../absolute.ts'
import type { Fact, House } from '../../house.ts'
import { enqueue } from '../../jobs/index.ts'
import { urls } from '../../urls.ts'
import { findWork } from '../../works/index.ts'
import { pagesWith } from './pages.ts'
import { notBegun, workOfChapter } from './store.ts'

/** Kinds of jobs: which feeds tell of a work; one feed has something new. */
export const TELL_HUB = 'tell-hub'
export const PING_HUB = 'ping-hub'

/** A hub that does not answer is asked again later; no worker waits for it. */
const PATIENCE = 10_000
/** Several postings within a minute are one ping. */
const GATHER = 60_000

const FACTS: ReadonlySet<Fact['kind']> = new Set(['work-posted', 'chapter-posted', 'work-revealed', 'work-collected'])

/** Where the operator has named a hub, it hears of what is posted once that stands; without one nothing leaves the archive. */
export async function listenFeeds(trx: Transaction, fact: Fact, house: House): Promise<void> {
  if (house.config.hub === '' || !FACTS.has(fact.kind)) return
  const workId =
    'workId' in fact ? fact.workId : 'chapterId' in fact ? await workOfChapter(trx, fact.chapterId) : undefined
  if (workId !== undefined) await enqueue(trx, house.now(), TELL_HUB, { workId })
}

/** One ping for each feed that tells guests of the work; of what guests may not see nobody hears. */
export async function tellHub(house: House, payload: unknown): Promise<void> {
  const { workId } = z.object({ workId: z.number() }).parse(payload)
  const work = await findWork(house.db, workId, guest)
  if (!work) return
  const feeds = (await pagesWith(house.db, work)).flatMap((page) =>
    (['atom', 'json'] as const).map((kind) => absolute(house.config, urls.feed(page, kind))),
  )
  const now = house.now()
  await house.db.transaction().execute(async (trx) => {
    const waiting = await notBegun(trx, PING_HUB)
    for (const feed of feeds.filter((one) => !waiting.has(JSON.stringify({ feed: one }))))
      await enqueue(trx, now, PING_HUB, { feed }, new Date(now.getTime() + GATHER))
  })
}

/**
 * Says that a feed has something new. The address is the operator's and no other: a hub that sends one elsewhere is not followed.
 * @throws when it does not take it; then the queue tries again
 * @see https://www.w3.org/TR/websub/#publishing
 */
export async function pingHub({ config }: House, payload: unknown): Promise<void> {
  const { feed } = z.object({ feed: z.string() }).parse(payload)
  if (config.hub === '') return
  const answer = await fetch(config.hub, {
    method: 'POST',
    body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.topic': feed, 'hub.url': feed }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the hub answered ${answer.status}`)
}
