import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { openLoad, shedLoad } from './shedding.ts'

test('what comes late in a long turn is turned away, and the next turn begins anew', () => {
  let [now, over] = [0, () => {}]
  const load = openLoad(
    100,
    250,
    () => now,
    (done) => (over = done),
  )
  expect(load.hasRoom(1)).toBe(true)
  now = 249
  expect(load.hasRoom(1)).toBe(true)
  now = 250
  expect([load.hasRoom(1), load.hasRoom(2)]).toEqual([false, true])
  over()
  expect([load.hasRoom(1), load.turnedAway]).toEqual([true, 1])
})

test('of many requests at once those that are too many are turned away, and there is room again when the others are answered', async () => {
  const load = openLoad(2, 250)
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
  const load = openLoad(1, 250)
  const app = new Hono()
    .use(shedLoad({ load, patience: () => 1, refuse: (c) => c.text('later', 503) }))
    .get('/', () => {
      throw new Error('broken')
    })
  app.onError((_, c) => c.text('sorry', 500))
  expect((await app.request('/')).status).toBe(500)
  expect(load.underWay).toBe(0)
})
