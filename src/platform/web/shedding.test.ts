import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { openLoad, shedLoad } from './shedding.ts'

const LIMITS = { most: 100, turn: 250, waiting: 50 }

test('what comes late in a long turn is turned away, and the next turn begins anew', () => {
  let [now, over] = [0, () => {}]
  const load = openLoad({ ...LIMITS, now: () => now, atTurnsEnd: (done) => (over = done) })
  expect(load.hasRoom(1)).toBe(true)
  now = 249
  expect(load.hasRoom(1)).toBe(true)
  now = 250
  expect([load.hasRoom(1), load.hasRoom(2)]).toEqual([false, true])
  over()
  expect([load.hasRoom(1), load.turnedAway]).toEqual([true, 1])
})

test('of many requests at once those that are too many are turned away, and there is room again when the others are answered', async () => {
  const load = openLoad({ ...LIMITS, most: 2 })
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const app = new Hono()
    .use(shedLoad({ load, patience: (c) => (c.req.method === 'GET' ? 1 : 2), refuse: (c) => c.text('later', 503) }))
    .all('/', async (c) => {
      await answered
      return c.text('here')
    })
  const first = [app.request('/'), app.request('/')]
  expect((await app.request('/')).status).toBe(503)
  const written = app.request('/', { method: 'POST' })
  expect(load.underWay).toBe(3)
  answer()
  for (const one of [...first, written]) expect((await one).status).toBe(200)
  expect([load.underWay, (await app.request('/')).status]).toEqual([0, 200])
})

test('a request that breaks gives its place back', async () => {
  const load = openLoad({ ...LIMITS, most: 1 })
  const app = new Hono()
    .use(shedLoad({ load, patience: () => 1, refuse: (c) => c.text('later', 503) }))
    .get('/', () => {
      throw new Error('broken')
    })
  app.onError((_, c) => c.text('sorry', 500))
  expect((await app.request('/')).status).toBe(500)
  expect(load.underWay).toBe(0)
})

test('while many wait to be taken, whoever is come to is turned away, so that the others hear soon', () => {
  let unaccepted = 49
  const load = openLoad({ ...LIMITS, unaccepted: () => unaccepted })
  expect(load.hasRoom(1)).toBe(true)
  unaccepted = 50
  expect([load.hasRoom(1), load.hasRoom(2)]).toEqual([false, true])
})
