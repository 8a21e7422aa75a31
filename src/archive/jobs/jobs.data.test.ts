import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { openDatabase } from '../../platform/db/open.ts'
import type { Tables } from '../../schema/index.ts'
import { deadJobs, discardJob, enqueue, queueLength, sendRoundAgain, startWorker, workOff } from './index.ts'
import { failJob, finishJob, LEASE, renewLease, takeJob } from './store.ts'

function put(house: TestHouse, payload: unknown, runAt?: Date): Promise<void> {
  return house.db.transaction().execute((trx) => enqueue(trx, house.now(), 'lamp', payload, runAt))
}

function pass(house: TestHouse, milliseconds: number): void {
  house.clock.now = new Date(house.now().getTime() + milliseconds)
}

test('a job is done once, with what it was given, and leaves the queue', async () => {
  await using house = await openTestHouse()
  await put(house, { light: 'on' })
  const done: unknown[] = []
  const handlers = { lamp: async (payload: unknown) => void done.push(payload) }
  await workOff(house, handlers)
  await workOff(house, handlers)
  expect(done).toEqual([{ light: 'on' }])
  expect(await queueLength(house.db)).toBe(0)
})

test('jobs are done in the order in which they fall due, and none before its time', async () => {
  await using house = await openTestHouse()
  const at = (milliseconds: number) => new Date(house.now().getTime() + milliseconds)
  await put(house, 'second', at(2000))
  await put(house, 'first', at(1000))
  await put(house, 'later', at(60_000))
  pass(house, 5000)
  const done: unknown[] = []
  await workOff(house, { lamp: async (payload) => void done.push(payload) })
  expect(done).toEqual(['first', 'second'])
})

test('a job that was put into a transaction which did not stand is gone with it', async () => {
  await using house = await openTestHouse()
  const failing = house.db.transaction().execute(async (trx) => {
    await enqueue(trx, house.now(), 'lamp', {})
    throw new Error('the lamp fell')
  })
  await expect(failing).rejects.toThrow('the lamp fell')
  expect(await queueLength(house.db)).toBe(0)
})

test('a job that fails is tried again later, and one that goes on failing is given up with the reason', async () => {
  await using house = await openTestHouse()
  await put(house, {})
  let tries = 0
  const handlers = {
    lamp: async () => {
      tries++
      throw new Error(`no oil, try ${tries}`)
    },
  }
  await workOff(house, handlers)
  await workOff(house, handlers)
  expect(tries).toBe(1)
  pass(house, 9_999)
  await workOff(house, handlers)
  expect(tries).toBe(1)
  for (let waited = 0; waited < 10; waited++) {
    pass(house, 6 * 3_600_000)
    await workOff(house, handlers)
  }
  expect(tries).toBe(8)
  expect(await deadJobs(house.db)).toMatchObject([{ kind: 'lamp', attempts: 8, lastError: 'no oil, try 8' }])
  expect(await queueLength(house.db)).toBe(0)
})

test('a job that was given up gets its tries again, or is thrown away; a living one cannot be', async () => {
  await using house = await openTestHouse()
  await put(house, {})
  const job = await takeJob(house.db, house.now())
  if (!job) throw new Error('there is a job')
  await failJob(house.db, { ...job, attempts: 8 }, house.now(), 'another attempt')
  expect(await deadJobs(house.db)).toEqual([])
  await house.db.updateTable('jobs').set({ attempts: 8 }).execute()
  await failJob(house.db, { ...job, attempts: 8 }, house.now(), 'no oil')
  await house.db.transaction().execute((trx) => sendRoundAgain(trx, job.id, house.now()))
  expect(await queueLength(house.db)).toBe(1)
  await house.db.transaction().execute((trx) => discardJob(trx, job.id))
  expect(await queueLength(house.db)).toBe(1)
  await house.db.updateTable('jobs').set({ dead_at: house.now().toISOString() }).execute()
  await house.db.transaction().execute((trx) => discardJob(trx, job.id))
  expect(await deadJobs(house.db)).toEqual([])
})

test('two workers that ask at once never get one job', async () => {
  await using house = await openTestHouse()
  await using other = openDatabase<Tables>(house.config.database, 4)
  for (let number = 0; number < 40; number++) await put(house, number)
  const taken: unknown[] = []
  const work = async (db: typeof house.db) => {
    for (let job = await takeJob(db, house.now()); job; job = await takeJob(db, house.now())) {
      taken.push(job.payload)
      await finishJob(db, job)
    }
  }
  await Promise.all([work(house.db), work(other), work(house.db), work(other)])
  expect(taken).toHaveLength(40)
  expect(new Set(taken).size).toBe(40)
})

test('while a worker has a job nobody else gets it; when its lease has run out, another does', async () => {
  await using house = await openTestHouse()
  await put(house, {})
  const first = await takeJob(house.db, house.now())
  if (!first) throw new Error('there is a job')
  expect(await takeJob(house.db, house.now())).toBeUndefined()
  pass(house, LEASE - 1)
  await renewLease(house.db, first, house.now())
  pass(house, LEASE - 1)
  expect(await takeJob(house.db, house.now())).toBeUndefined()
  pass(house, 2)
  const second = await takeJob(house.db, house.now())
  expect(second).toMatchObject({ id: first.id, attempts: 2 })
  // the first worker was only slow: it must not end what the second has in hand
  await finishJob(house.db, first)
  await failJob(house.db, first, house.now(), 'too late')
  expect(await queueLength(house.db)).toBe(1)
  if (second) await finishJob(house.db, second)
  expect(await queueLength(house.db)).toBe(0)
})

test('a job that ends the program each time it is tried is given up in the end', async () => {
  await using house = await openTestHouse()
  await put(house, {})
  for (let started = 0; started < 20; started++) {
    await takeJob(house.db, house.now())
    pass(house, LEASE + 1)
  }
  expect(await deadJobs(house.db)).toMatchObject([{ lastError: 'the program ended in the middle of it each time' }])
})

test('a worker that is told to stop finishes the job in hand', async () => {
  await using house = await openTestHouse()
  await put(house, {})
  const begun = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  const worker = startWorker(house, {
    lamp: async () => {
      begun.resolve()
      await finish.promise
    },
  })
  await begun.promise
  const stopped = worker.stop()
  expect(await queueLength(house.db)).toBe(1)
  finish.resolve()
  await stopped
  expect(await queueLength(house.db)).toBe(0)
})
