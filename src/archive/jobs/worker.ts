import type { Log } from '../../platform/web/log.ts'
import type { Db } from '../../schema/index.ts'
import { failJob, finishJob, LEASE, renewLease, type TakenJob, takeJob } from './store.ts'

/** By kind: does the job, or throws. May be run twice when a machine dies in the middle, so each must bear that. */
export type JobHandlers = Readonly<Record<string, (payload: unknown) => Promise<void>>>

/** What a worker needs. */
export interface WorkerHouse {
  readonly db: Db
  readonly now: () => Date
  readonly log: Log
}

/** A worker at work. */
export interface Worker {
  /** Takes no more jobs and waits for the one in hand. */
  stop(): Promise<void>
}

const LOOK_EVERY = 1000

/** Looks for jobs once a second, and goes on without a pause while there are any. */
export function startWorker(house: WorkerHouse, handlers: JobHandlers): Worker {
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
  const loop = (async () => {
    while (!stopping) {
      const worked = await workOne(house, handlers).catch((error: unknown) => {
        house.log.error({ err: error }, 'the queue could not be read')
        return false
      })
      if (!worked && !stopping) await pause()
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

/** Does every job that is due now, one after the other; commands and tests use it. */
export async function workOff(house: WorkerHouse, handlers: JobHandlers): Promise<void> {
  while (await workOne(house, handlers));
}

/** @returns whether there was one */
async function workOne(house: WorkerHouse, handlers: JobHandlers): Promise<boolean> {
  const job = await takeJob(house.db, house.now())
  if (!job) return false
  const renewal = setInterval(() => {
    renewLease(house.db, job, house.now()).catch((error: unknown) =>
      house.log.warn({ err: error }, 'a lease was not renewed'),
    )
  }, LEASE / 3)
  try {
    await handle(job, handlers)
    await finishJob(house.db, job)
  } catch (error) {
    house.log.warn({ err: error, job: job.id, kind: job.kind, attempt: job.attempts }, 'a job failed')
    await failJob(house.db, job, house.now(), error instanceof Error ? error.message : String(error))
  } finally {
    clearInterval(renewal)
  }
  return true
}

async function handle(job: TakenJob, handlers: JobHandlers): Promise<void> {
  const handler = handlers[job.kind]
  if (!handler) throw new Error(`nothing here knows how to do "${job.kind}"`)
  await handler(job.payload)
}
